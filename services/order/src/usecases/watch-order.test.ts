import assert from "node:assert/strict";
import { fakePorts } from "@souk/chassis/testing";
import { openDesk } from "../../test/support/desk.ts";
import { all, historyOf, quietHistory } from "../../test/support/history.ts";
import { context, eur, NOW, newOrder, orderId } from "../../test/support/mothers.ts";
import type { Order } from "../domain/order.ts";
import { type Step, stateOf } from "../domain/step.ts";
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
  const { sleep } = fakePorts();
  const watched = Object.assign(Object.create(orders), moving) as typeof orders;
  const deps = { orders: watched, history: historyOf(batches), sleep };
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
    const seen = watchOrder({ orders, history: historyOf(batches), sleep: fakePorts().sleep })(
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

describe("watching an order of which no event tells", () => {
  /** A watch of Ada's order beside a history that has nothing to tell of it; what it shows is said as `state refunds`. */
  async function openWatch(order: Order, batches: readonly (readonly OrderNews[])[] = [], gone?: AbortSignal) {
    const { orders, put } = openDesk();
    const { clock, sleep } = fakePorts();
    let now = await put(order);
    const change = async (changes: Partial<Order>) => {
      const change = { order: { ...now, ...changes, v: now.v + 1n }, events: [] };
      now = (await orders.write(change, { traceparent: undefined })) as Order;
    };
    const seen: string[] = [];
    const { history, following } = quietHistory(batches);
    const by = gone ? { ...context("ada"), signal: gone } : context("ada");
    const watched = (async () => {
      const request = { orderId: orderId(1), resumeToken: "0" };
      for await (const { token, order: each } of watchOrder({ orders, history, sleep })(request, by)) {
        seen.push([token, stateOf(each), ...each.refunds.map(({ state }) => state)].join(" "));
      }
    })();
    await clock.advance(0);
    return { clock, change, seen, watched, following };
  }

  it("looks every second, shows what its buyer can see of a change, and ends with it", async () => {
    const action = { redirectUrl: "https://bank.test/3ds" };
    const { clock, change, seen, watched, following } = await openWatch({ ...newOrder(), step: "AUTHORIZING", action });
    await clock.advance(1_000);
    await change({ action: undefined });
    await clock.advance(1_000);
    await change({ tries: 1 });
    await clock.advance(1_000);
    await change({ step: "VOIDING" });
    await clock.advance(1_000);
    await change({ step: "CANCELLED" });
    await clock.advance(1_000);
    await watched;
    assert.deepEqual(seen, ["0 ACTION_REQUIRED", "0 PLACED", "0 CANCELLING", "0 CANCELLED"]);
    assert.deepEqual([following.count, clock.sleepers()], [0, 0], "nothing of it is left");
  });

  it("shows a refund that the provider declines, and ends", async () => {
    const refund = { ...{ id: "r-1", reason: "", fingerprint: "f", createTime: NOW }, amount: eur(100n) };
    const refunds = [{ ...refund, state: "REQUESTED" as const }];
    const { clock, change, seen, watched } = await openWatch({ ...newOrder(), step: "REFUNDING", refunds });
    await change({ step: "COMPLETED", refunds: [{ ...refund, state: "FAILED" }] });
    await clock.advance(1_000);
    await watched;
    assert.deepEqual(seen, ["0 COMPLETED REQUESTED", "0 COMPLETED FAILED"]);
  });

  it("looks however much others do meanwhile, with the place from which nothing is left out", async () => {
    const others = Array.from({ length: 9 }, (_, i) => [news(i + 1, 2)]);
    const { clock, change, seen, watched } = await openWatch(newOrder(), others);
    await clock.advance(400);
    await change({ step: "COMPLETED" });
    await clock.advance(600);
    await watched;
    assert.deepEqual(seen, ["0 PLACED", "0 COMPLETED"]);
  });

  it("is over at once when its caller goes away", async () => {
    const gone = new AbortController();
    const { clock, seen, watched, following } = await openWatch(newOrder(), [], gone.signal);
    gone.abort();
    await watched;
    assert.deepEqual([seen, following.count, clock.sleepers()], [["0 PLACED"], 0, 0]);
  });

  it("ends with what its history throws, and leaves nothing behind", async () => {
    const { orders, put } = openDesk();
    await put(newOrder());
    const { clock, sleep } = fakePorts();
    const expired = Object.assign(new Error("overtaken"), { reason: "WATCH_TOKEN_EXPIRED" });
    const history = { ...historyOf([]), after: () => failing(expired) };
    const seen = watchOrder({ orders, history, sleep })({ orderId: orderId(1), resumeToken: "0" }, context("ada"));
    await assert.rejects(all(seen), { reason: "WATCH_TOKEN_EXPIRED" });
    assert.equal(clock.sleepers(), 0);
  });
});

async function* failing(error: Error): AsyncGenerator<readonly OrderNews[], void> {
  yield [];
  throw error;
}
