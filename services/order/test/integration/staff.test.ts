import assert from "node:assert/strict";
import { waitFor } from "@souk/chassis/testing";
import { CancelReason, type Order, OrderRefundState, OrderState } from "@souk/proto/souk/order/v1/order";
import { SagaStep } from "@souk/proto/souk/order/v1/saga";
import { PaymentRefund, PaymentRefundState, PaymentState } from "@souk/proto/souk/payment/v1/payment";
import { type RunningOrder, startOrder } from "../support/harness.ts";
import { expectRejected } from "../support/rejected.ts";

const FAILED_REFUND = PaymentRefund.fromPartial({ state: PaymentRefundState.FAILED });
const eur = (amountMinor: bigint) => ({ currencyCode: "EUR", amountMinor });

describe("OrderService: the work of staff", () => {
  let running: RunningOrder;
  before(async () => {
    running = await startOrder();
  });
  after(() => running.stop());
  beforeEach(() => {
    running.neighbours.fill({ mug: 2 });
    for (const whom of ["payment", "payment.capturePayment"] as const) running.neighbours.refuse(whom, undefined);
    running.neighbours.pay("authorize", PaymentState.AUTHORIZED);
    running.neighbours.pay("capture", PaymentState.CAPTURED);
  });

  async function completed(key: string): Promise<Order> {
    const ada = await running.as("ada");
    const { orderId } = await running.place(ada, key);
    return running.seen(ada, orderId, OrderState.COMPLETED);
  }

  /** An order whose payment the provider contradicts itself about. */
  async function stuck(key: string): Promise<Order> {
    running.neighbours.refuse("payment", { domain: "souk.payment.v1", reason: "PROVIDER_CONTRADICTS" });
    const order = await running.place(await running.as("ada"), key);
    const staff = await running.as("staff-1", "STAFF");
    const isParked = async () => {
      const { saga } = await running.client.getOrderSaga({ orderId: order.orderId }, staff);
      return saga?.attention?.isParked;
    };
    await waitFor(isParked, { what: "the order to be parked" });
    return order;
  }

  const refund = (orderId: string, requestId: string, changes: object = {}) => ({
    ...{ orderId, amount: undefined, reason: "a scratch", etag: "", requestId, ...changes },
  });

  it("gives a part back, then all that is left, then nothing more", async () => {
    const staff = await running.as("staff-1", "STAFF");
    const { client } = running;
    const { orderId, totals } = await completed("refunds-1");
    const done = (count: number) =>
      waitFor(async () => {
        const { order } = await client.getOrder({ orderId }, staff);
        const made = order?.refunds.filter(({ state }) => state === OrderRefundState.DONE).length;
        return made === count ? order : undefined;
      });
    await client.refundOrder(refund(orderId, "part-1", { amount: eur(100n) }), staff);
    assert.equal((await done(1)).totals?.refunded?.amountMinor, 100n);
    await client.refundOrder(refund(orderId, "part-1", { amount: eur(100n) }), staff);
    assert.equal((await done(1)).refunds.length, 1, "the same call is the same refund");
    const other = client.refundOrder(refund(orderId, "part-1", { amount: eur(200n) }), staff);
    await expectRejected("REQUEST_ID_REUSED", other);
    await client.refundOrder(refund(orderId, "rest-1"), staff);
    assert.equal((await done(2)).totals?.refunded?.amountMinor, totals?.total?.amountMinor);
    await expectRejected("REFUND_TOO_LARGE", client.refundOrder(refund(orderId, "more-1"), staff));
  });

  it("refuses refunds that cannot be, each with its reason, and changes nothing", async () => {
    const staff = await running.as("staff-1", "STAFF");
    const { client } = running;
    const { orderId, etag } = await completed("refuses-1");
    const huge = eur(1_000_000n);
    await expectRejected("REFUND_TOO_LARGE", client.refundOrder(refund(orderId, "r-1", { amount: huge }), staff));
    const dollars = { currencyCode: "USD", amountMinor: 1n };
    await expectRejected("CURRENCY_MISMATCH", client.refundOrder(refund(orderId, "r-2", { amount: dollars }), staff));
    for (const amountMinor of [0n, -1n]) {
      const amount = eur(amountMinor);
      await expectRejected("INVALID_REQUEST", client.refundOrder(refund(orderId, "r-3", { amount }), staff));
    }
    await expectRejected("ETAG_MISMATCH", client.refundOrder(refund(orderId, "r-4", { etag: "v1" }), staff));
    await expectRejected("ETAG_MISMATCH", client.refundOrder(refund(orderId, "r-5", { etag: "nonsense" }), staff));
    await expectRejected("ORDER_NOT_FOUND", client.refundOrder(refund("0".repeat(32), "r-6"), staff));
    await expectRejected("ACCESS_DENIED", client.refundOrder(refund(orderId, "r-7"), await running.as("ada")));
    running.neighbours.pay("authorize", PaymentState.DECLINED, { declineCode: "card_declined" });
    const ada = await running.as("ada");
    const declined = await running.place(ada, "refuses-2");
    await running.seen(ada, declined.orderId, OrderState.CANCELLED);
    await expectRejected("ORDER_NOT_REFUNDABLE", client.refundOrder(refund(declined.orderId, "r-8"), staff));
    assert.equal((await client.getOrder({ orderId }, staff)).order?.etag, etag);
  });

  it("sees where an order is stuck, in its saga, in the list, and in the metrics", async () => {
    const staff = await running.as("staff-1", "STAFF");
    const { client } = running;
    const { orderId } = await stuck("sees-1");
    const { saga } = await client.getOrderSaga({ orderId }, staff);
    assert.deepEqual([saga?.step, saga?.attention?.reason], [SagaStep.AUTHORIZING, "PROVIDER_CONTRADICTS"]);
    assert.deepEqual(
      saga?.log.map(({ cause }) => cause),
      ["placed", "done", "PROVIDER_CONTRADICTS"],
    );
    const request = { allBuyers: true, buyerId: "", state: 0 as OrderState, needsAttention: true, orderNumber: "" };
    const { orders } = await client.listOrders({ ...request, pageSize: 100, pageToken: "" }, staff);
    assert.ok(orders.some((order) => order.orderId === orderId));
    const isShown = async () => {
      const text = await (await fetch(`${running.adminUrl}/metrics`)).text();
      return /^souk_orders_needing_attention [1-9]/m.test(text);
    };
    await waitFor(isShown, { timeoutMs: 15_000, what: "the gauge to show it" });
  });

  it("sees a refund that the provider declined, until somebody has dealt with it", async () => {
    const [staff, admin] = [await running.as("staff-1", "STAFF"), await running.as("admin-1", "ADMIN")];
    const { client, neighbours } = running;
    const { orderId } = await completed("declines-1");
    neighbours.pay("refund", PaymentState.CAPTURED, { refunds: [FAILED_REFUND] });
    await client.refundOrder(refund(orderId, "declined-1"), staff);
    const reason = async () => (await client.getOrderSaga({ orderId }, staff)).saga?.attention?.reason;
    await waitFor(async () => (await reason()) === "REFUND_DECLINED");
    const states: (OrderRefundState | undefined)[] = [];
    for await (const { order } of client.watchOrder({ orderId, resumeToken: "" }, staff)) {
      states.push(order?.refunds[0]?.state);
    }
    assert.deepEqual(states, [OrderRefundState.FAILED]);
    const request = { orderId, reason: "sent by bank transfer", etag: "" };
    await expectRejected("STEP_NOT_POSSIBLE", client.retryOrder(request, staff));
    const { saga } = await client.skipOrderStep(request, admin);
    assert.deepEqual([saga?.step, saga?.attention], [SagaStep.COMPLETED, undefined]);
    await client.refundOrder(refund(orderId, "declined-2"), staff);
    await waitFor(async () => (await reason()) === "REFUND_DECLINED");
    neighbours.pay("refund", PaymentState.CAPTURED);
    await client.refundOrder(refund(orderId, "made-1"), staff);
    assert.equal(await reason(), undefined);
  });

  it("tries a stuck step again, with the reason on record", async () => {
    const staff = await running.as("staff-1", "STAFF");
    const { orderId } = await stuck("retries-1");
    running.neighbours.refuse("payment", undefined);
    const { saga } = await running.client.retryOrder({ orderId, reason: "provider mended", etag: "" }, staff);
    assert.deepEqual(
      [saga?.log.at(-1)?.cause, saga?.log.at(-1)?.note, saga?.log.at(-1)?.actorId],
      ["retry", "provider mended", "staff-1"],
    );
    await running.seen(staff, orderId, OrderState.COMPLETED);
  });

  it("undoes an order that is stuck", async () => {
    const staff = await running.as("staff-1", "STAFF");
    const { orderId } = await stuck("undoes-1");
    running.neighbours.refuse("payment", undefined);
    await running.client.compensateOrder({ orderId, reason: "buyer called", etag: "" }, staff);
    const order = await running.seen(staff, orderId, OrderState.CANCELLED);
    assert.equal(order.cancelReason, CancelReason.STAFF);
  });

  it("skips a step that was done by hand, which takes an administrator", async () => {
    const [staff, admin] = [await running.as("staff-1", "STAFF"), await running.as("admin-1", "ADMIN")];
    const { client } = running;
    const contradicts = { domain: "souk.payment.v1", reason: "PROVIDER_CONTRADICTS" };
    running.neighbours.refuse("payment.capturePayment", contradicts);
    const ada = await running.as("ada");
    const { orderId } = await running.place(ada, "skips-1");
    const isParked = async () => (await client.getOrderSaga({ orderId }, staff)).saga?.attention?.isParked;
    await waitFor(isParked, { what: "the order to be parked" });
    const request = { orderId, reason: "captured at the provider", etag: "" };
    await expectRejected("ACCESS_DENIED", client.skipOrderStep(request, staff));
    await client.skipOrderStep(request, admin);
    await running.seen(admin, orderId, OrderState.COMPLETED);
  });

  it("does nothing by hand to an order that goes on by itself, or where it cannot be done", async () => {
    const [staff, admin] = [await running.as("staff-1", "STAFF"), await running.as("admin-1", "ADMIN")];
    const { client } = running;
    const { orderId } = await completed("alone-1");
    const request = { orderId, reason: "no reason", etag: "" };
    await expectRejected("SAGA_NOT_STUCK", client.retryOrder(request, staff));
    await expectRejected("SAGA_NOT_STUCK", client.compensateOrder(request, staff));
    await expectRejected("SAGA_NOT_STUCK", client.skipOrderStep(request, admin));
    const parked = await stuck("alone-2");
    const skip = client.skipOrderStep({ ...request, orderId: parked.orderId }, admin);
    await expectRejected("STEP_NOT_POSSIBLE", skip);
  });
});
