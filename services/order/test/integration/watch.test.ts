import assert from "node:assert/strict";
import { collect, waitFor } from "@souk/chassis/testing";
import { OrderState } from "@souk/proto/souk/order/v1/order";
import type { WatchOrderResponse } from "@souk/proto/souk/order/v1/order_service";
import { PaymentState } from "@souk/proto/souk/payment/v1/payment";
import { type RunningOrder, startOrder } from "../support/harness.ts";
import { expectRejected } from "../support/rejected.ts";

describe("OrderService: watching", () => {
  let running: RunningOrder;
  before(async () => {
    running = await startOrder();
    running.neighbours.fill({ mug: 1 });
  });
  after(() => running.stop());

  async function all(orderId: string, resumeToken = ""): Promise<WatchOrderResponse[]> {
    const seen: WatchOrderResponse[] = [];
    const request = { orderId, resumeToken };
    for await (const message of running.client.watchOrder(request, await running.as("ada"))) seen.push(message);
    return seen;
  }

  it("shows an order as it stands and as it goes on, and ends with it", async () => {
    const { neighbours } = running;
    neighbours.pay("authorize", PaymentState.ACTION_REQUIRED, { action: { redirectUrl: "https://bank.test/3ds" } });
    const ada = await running.as("ada");
    const { orderId } = await running.place(ada, "watch-1");
    await running.seen(ada, orderId, OrderState.ACTION_REQUIRED);
    const states: (OrderState | undefined)[] = [];
    for await (const { order } of running.client.watchOrder({ orderId, resumeToken: "" }, ada)) {
      states.push(order?.state);
      if (states.length === 1) await running.client.cancelOrder({ orderId, etag: "" }, ada);
    }
    assert.equal(states[0], OrderState.ACTION_REQUIRED);
    assert.equal(states.at(-1), OrderState.CANCELLED);
  });

  it("goes on where it was broken off, and refuses to go on where it cannot", async () => {
    running.neighbours.pay("authorize", PaymentState.AUTHORIZED);
    const ada = await running.as("ada");
    const { orderId } = await running.place(ada, "watch-2");
    await running.seen(ada, orderId, OrderState.COMPLETED);
    const [last] = await all(orderId);
    const [again] = await all(orderId, last?.resumeToken);
    assert.equal(again?.order?.state, OrderState.COMPLETED);
    await expectRejected("ORDER_NOT_FOUND", all("0".repeat(32)));
    const { orderId: other } = await running.place(await running.as("bob"), "watch-3");
    await expectRejected("ORDER_NOT_FOUND", all(other));
  });

  it("tells services of every completed order, those of before too, and nothing personal", async () => {
    running.neighbours.pay("authorize", PaymentState.AUTHORIZED);
    const ada = await running.as("ada");
    const before = await running.place(ada, "told-1");
    await running.seen(ada, before.orderId, OrderState.COMPLETED);
    const request = { resumeToken: "", snapshot: true };
    const watching = collect((context) => running.ops.watchCompletedOrders(request, context));
    const has = (orderId: string) =>
      watching.messages.find(({ event }) => event?.$case === "completed" && event.value.orderId === orderId);
    await waitFor(() => watching.messages.some(({ event }) => event?.$case === "snapshotComplete"));
    assert.ok(has(before.orderId));
    const after = await running.place(ada, "told-2");
    const told = await waitFor(() => has(after.orderId));
    await watching.stop();
    assert.ok(told.resumeToken);
    const completed = told.event?.$case === "completed" ? told.event.value : undefined;
    assert.deepEqual(completed?.lines, [{ productId: "mug", quantity: 1 }]);
    assert.deepEqual(Object.keys(completed ?? {}).sort(), ["buyerId", "completeTime", "lines", "orderId"]);
    const resumed = collect((context) =>
      running.ops.watchCompletedOrders({ resumeToken: "made-up.1", snapshot: false }, context),
    );
    await expectRejected(
      "WATCH_TOKEN_EXPIRED",
      resumed.ended.then((error) => Promise.reject(error)),
    );
  });
});
