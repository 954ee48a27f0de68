import assert from "node:assert/strict";
import { openDesk } from "../../test/support/desk.ts";
import { all, historyOf } from "../../test/support/history.ts";
import { context, newOrder, orderId } from "../../test/support/mothers.ts";
import type { Order } from "../domain/order.ts";
import type { Step } from "../domain/step.ts";
import type { OrderNews } from "./ports.ts";
import { type OrderSeen, watchOrder } from "./watch-order.ts";

const news = (token: number, n = 1): OrderNews => ({ token: String(token), orderId: orderId(n), kind: "OTHER" });

/** A watch of Ada's order, which makes the next of its steps whenever it is read. */
async function openShop(steps: readonly Step[], batches: readonly (readonly OrderNews[])[]) {
  const { orders, put } = openDesk();
  await put(newOrder());
  const left = [...steps];
  const moving = {
    read: async (id: string) => {
      const order = await orders.read(id);
      const step = left.length > 1 ? left.shift() : left[0];
      return order && ({ ...order, step } as Order);
    },
  };
  const deps = { orders: Object.assign(Object.create(orders), moving) as typeof orders, history: historyOf(batches) };
  return (resumeToken = "", by = context("ada"), id = orderId(1)) =>
    all(watchOrder(deps)({ orderId: id, resumeToken }, by));
}

const told = (seen: readonly OrderSeen[]) => seen.map(({ token, order }) => `${token} ${order.step}`);

describe("watching an order", () => {
  it("shows it as it stands, and after each of its events, until it is over", async () => {
    const watch = await openShop(["RESERVING", "AUTHORIZING", "COMPLETED"], [[news(1)], [news(2)], [news(3)]]);
    assert.deepEqual(told(await watch("0")), ["0 RESERVING", "1 AUTHORIZING", "2 COMPLETED"]);
  });

  it("ends at once where there is nothing left to do", async () => {
    const watch = await openShop(["CANCELLED"], [[news(1)]]);
    assert.deepEqual(told(await watch("0")), ["0 CANCELLED"]);
  });

  it("shows it once where several of its events come together, with the place after the last of them", async () => {
    const watch = await openShop(["RESERVING", "COMPLETED"], [[news(1), news(2), news(3, 2)]]);
    assert.deepEqual(told(await watch("0")), ["0 RESERVING", "2 COMPLETED"]);
  });

  it("leaves out what others' orders do", async () => {
    const watch = await openShop(["RESERVING", "COMPLETED"], [[news(1, 2)], [news(2, 3)], [news(3)]]);
    assert.deepEqual(told(await watch("0")), ["0 RESERVING", "3 COMPLETED"]);
  });

  it("begins at the end of the history, and goes on after a token", async () => {
    const watch = await openShop(["RESERVING"], [[news(1)], [news(2)]]);
    assert.deepEqual(told(await watch()), ["2 RESERVING"]);
    assert.deepEqual(told(await watch("1")), ["1 RESERVING", "2 RESERVING"]);
  });

  it("shows a change that falls between the look at the history's end and the reading of the order", async () => {
    const batches: OrderNews[][] = [];
    const { orders, put } = openDesk();
    const order = await put(newOrder());
    const read = orders.read.bind(orders);
    orders.read = async (id) => {
      const found = await read(id);
      if (batches.length > 0) return found;
      batches.push([news(1)]);
      await orders.write({ order: { ...order, step: "COMPLETED", v: 2n }, events: [] }, { traceparent: undefined });
      return found;
    };
    const seen = watchOrder({ orders, history: historyOf(batches) })(
      { orderId: orderId(1), resumeToken: "" },
      context("ada"),
    );
    assert.deepEqual(told(await all(seen)), ["0 RESERVING", "1 COMPLETED"]);
  });

  it("of a foreign order is refused as of one that never was", async () => {
    const watch = await openShop(["RESERVING"], [[news(1)]]);
    await assert.rejects(watch("0", context("bob")), { reason: "ORDER_NOT_FOUND" });
    await assert.rejects(watch("0", context("ada"), orderId(2)), { reason: "ORDER_NOT_FOUND" });
    assert.equal((await watch("1", context("staff-1", "STAFF"))).length, 1);
  });
});
