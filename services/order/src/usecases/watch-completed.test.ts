import assert from "node:assert/strict";
import { openDesk } from "../../test/support/desk.ts";
import { all, historyOf } from "../../test/support/history.ts";
import { later, newOrder, orderId } from "../../test/support/mothers.ts";
import type { OrderNews } from "./ports.ts";
import { type CompletedStep, watchCompletedOrders } from "./watch-completed.ts";

const { signal } = new AbortController();
const news = (token: number, n: number, kind: OrderNews["kind"] = "COMPLETED"): OrderNews => ({
  ...{ token: String(token), orderId: orderId(n), kind },
});

/** A watch; the orders 1 and 2 are completed, 2 before 1, and 3 is not. */
async function openShop(batches: OrderNews[][]) {
  const { orders, put } = openDesk();
  await put({ ...newOrder({ id: orderId(1) }), step: "COMPLETED", completeTime: later(20) });
  await put({ ...newOrder({ id: orderId(2) }), step: "COMPLETED", completeTime: later(10) });
  await put(newOrder({ id: orderId(3) }));
  const watch = (query: { resumeToken?: string; snapshot?: boolean }) =>
    all(
      watchCompletedOrders({ orders, history: historyOf(batches) })(
        { resumeToken: "", snapshot: false, ...query },
        signal,
      ),
    );
  return { orders, watch };
}

const told = (steps: readonly CompletedStep[]) =>
  steps.map((step) => `${step.kind} ${step.token}${"order" in step ? `#${Number.parseInt(step.order.id, 16)}` : ""}`);

describe("watching completed orders", () => {
  it("begins where the history ends, and says where that is", async () => {
    const { watch } = await openShop([[news(1, 1)], [news(2, 2)]]);
    assert.deepEqual(told(await watch({})), ["BEGUN 2"]);
  });

  it("shows what is completed already, oldest first and without a place, where a snapshot is wanted", async () => {
    const { watch } = await openShop([[news(1, 1)]]);
    assert.deepEqual(told(await watch({ snapshot: true })), ["COMPLETED #2", "COMPLETED #1", "SNAPSHOT_COMPLETE 1"]);
  });

  it("goes on after a token, with neither a snapshot nor a beginning", async () => {
    const { watch } = await openShop([[news(1, 1)], [news(2, 2)]]);
    assert.deepEqual(told(await watch({ resumeToken: "1", snapshot: true })), ["COMPLETED 2#2"]);
  });

  it("tells of nothing but orders that are completed", async () => {
    const { watch } = await openShop([[news(1, 3, "OTHER"), news(2, 1)], [news(3, 2, "OTHER")]]);
    assert.deepEqual(told(await watch({ resumeToken: "0" })), ["COMPLETED 2#1"]);
  });

  it("keeps the history's order, however the database gives them", async () => {
    const { watch } = await openShop([[news(1, 2), news(2, 1)]]);
    assert.deepEqual(told(await watch({ resumeToken: "0" })), ["COMPLETED 1#2", "COMPLETED 2#1"]);
  });

  it("leaves out an order that is not there any more", async () => {
    const { watch } = await openShop([[news(1, 9), news(2, 1)]]);
    assert.deepEqual(told(await watch({ resumeToken: "0" })), ["COMPLETED 2#1"]);
  });

  it("tells after the snapshot of what is completed while it is read", async () => {
    const batches: OrderNews[][] = [];
    const { orders, watch } = await openShop(batches);
    const read = orders.everyCompleted.bind(orders);
    orders.everyCompleted = async function* () {
      yield* read();
      batches.push([news(1, 1)]);
    };
    const steps = told(await watch({ snapshot: true }));
    assert.deepEqual(steps, ["COMPLETED #2", "COMPLETED #1", "SNAPSHOT_COMPLETE 0", "COMPLETED 1#1"]);
  });
});
