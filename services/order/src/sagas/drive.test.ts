import assert from "node:assert/strict";
import { later, NOW, newOrder } from "../../test/support/mothers.ts";
import { down, openSaga, paid, refusal, type Script, wayOf } from "../../test/support/saga.ts";
import { cancelled } from "../domain/cancel.ts";
import type { Order } from "../domain/order.ts";
import { withRefund } from "../domain/refund.ts";

const MINUTE = 60_000;
const ORIGIN = { traceparent: undefined };

async function driven(script: Script = {}, changes: Parameters<typeof newOrder>[0] = {}) {
  const saga = openSaga(script);
  const placed = await saga.place(newOrder(changes));
  const order = await saga.drive(placed.id);
  return { saga, order };
}

describe("the checkout", () => {
  it("holds the goods, sets the money aside, keeps the goods, takes the money, and sells", async () => {
    const { saga, order } = await driven();
    assert.equal(wayOf(order), "RESERVING AUTHORIZING CONFIRMING CAPTURING COMMITTING COMPLETED");
    const asked = ["stock.reserve", "payments.authorize", "stock.confirm", "payments.capture", "stock.commit"];
    assert.deepEqual(saga.calls, asked);
    assert.deepEqual(saga.events, ["OrderCompleted"]);
    assert.deepEqual([order.nextAt, order.paymentToken, order.completeTime], [undefined, undefined, NOW]);
  });

  it("takes a use of the coupon after the goods are held, and counts it when they are sold", async () => {
    const { saga, order } = await driven({}, { couponCode: "SPRING" });
    assert.equal(wayOf(order), "RESERVING REDEEMING AUTHORIZING CONFIRMING CAPTURING COMMITTING COMPLETED");
    assert.deepEqual(
      saga.calls.filter((name) => name.startsWith("coupons")),
      ["coupons.hold", "coupons.use"],
    );
    assert.equal(saga.calls[1], "coupons.hold");
  });

  for (const [reason, cancelReason] of [
    ["INSUFFICIENT_STOCK", "OUT_OF_STOCK"],
    ["HOLD_QUOTA_REACHED", "OUT_OF_STOCK"],
    ["STOCK_NOT_FOUND", "OUT_OF_STOCK"],
  ] as const) {
    it(`comes to nothing where the goods cannot be held (${reason}), and no money is asked for`, async () => {
      const { saga, order } = await driven({ "stock.reserve": [refusal(reason)] });
      assert.equal(wayOf(order), "RESERVING RELEASING CANCELLED");
      assert.deepEqual(saga.calls, ["stock.reserve", "stock.release", "carts.end"]);
      assert.deepEqual([order.cancelReason, saga.events], [cancelReason, ["OrderCancelled"]]);
    });
  }

  it("comes to nothing where the coupon is used up, and gives all back", async () => {
    const { saga, order } = await driven({ "coupons.hold": [refusal("COUPON_NOT_VALID")] }, { couponCode: "SPRING" });
    assert.equal(wayOf(order), "RESERVING REDEEMING RELEASING CANCELLED");
    assert.deepEqual(saga.calls.slice(2), ["stock.release", "coupons.release", "carts.end"]);
    assert.equal(order.cancelReason, "COUPON");
  });

  it("comes to nothing where the money is declined, and makes sure that none will be set aside later", async () => {
    const declined = paid("DECLINED", { declineCode: "insufficient_funds" });
    const { saga, order } = await driven({ "payments.authorize": [declined] });
    assert.equal(wayOf(order), "RESERVING AUTHORIZING VOIDING RELEASING CANCELLED");
    assert.deepEqual(saga.calls.slice(2), ["payments.void", "stock.release", "carts.end"]);
    assert.deepEqual([order.cancelReason, order.declineCode], ["PAYMENT_DECLINED", "insufficient_funds"]);
  });

  it("frees the money where the goods have expired meanwhile", async () => {
    const { saga, order } = await driven({ "stock.confirm": [refusal("RESERVATION_OVER")] });
    assert.equal(wayOf(order), "RESERVING AUTHORIZING CONFIRMING VOIDING RELEASING CANCELLED");
    assert(!saga.calls.includes("payments.capture"));
    assert.equal(order.cancelReason, "EXPIRED");
  });

  it("frees the money where it cannot be taken", async () => {
    const { order } = await driven({ "payments.capture": [paid("DECLINED", { declineCode: "expired_card" })] });
    assert.equal(wayOf(order), "RESERVING AUTHORIZING CONFIRMING CAPTURING VOIDING RELEASING CANCELLED");
    assert.deepEqual([order.cancelReason, order.declineCode], ["PAYMENT_DECLINED", "expired_card"]);
  });

  it("releases the other goods where of one no stock is kept", async () => {
    const release = [refusal("STOCK_NOT_FOUND", { productId: "mug" }), undefined];
    const script = { "stock.reserve": [refusal("STOCK_NOT_FOUND")], "stock.release": release };
    const { saga, order } = await driven(script);
    assert.equal(order.step, "CANCELLED");
    assert.equal(saga.calls.filter((name) => name === "stock.release").length, 1, "nothing is left to release");
  });
});

describe("a step without an outcome", () => {
  it("is tried again later, and later still, and nothing else is done meanwhile", async () => {
    const saga = openSaga({ "payments.authorize": [down(), paid("AUTHORIZING"), paid("AUTHORIZED")] });
    const { id } = await saga.place(newOrder());
    const first = await saga.drive(id);
    assert.deepEqual([first.step, first.tries], ["AUTHORIZING", 1]);
    const second = await saga.drive(id);
    assert.deepEqual([second.step, second.tries], ["AUTHORIZING", 2]);
    assert((second.nextAt?.getTime() ?? 0) > (first.nextAt?.getTime() ?? 0));
    assert.equal((await saga.drive(id)).step, "COMPLETED");
  });

  it("is shown to staff after ten minutes, once, and still tried until it works", async () => {
    const saga = openSaga({ "payments.capture": [paid("CAPTURING")] });
    const { id } = await saga.place(newOrder());
    await saga.drive(id);
    assert.deepEqual(saga.events, []);
    await saga.ports.clock.advance(10 * MINUTE);
    const late = await saga.drive(id);
    assert.deepEqual([late.attention?.parked, late.attention?.reason], [false, "PAYMENT_CAPTURING"]);
    await saga.drive(id);
    assert.deepEqual(saga.events, ["OrderNeedsAttention"]);
    assert(late.nextAt);
  });

  for (const reason of ["PROVIDER_CONTRADICTS", "PROVIDER_UNKNOWN"]) {
    it(`is parked at once where trying again cannot mend it (${reason})`, async () => {
      const { saga, order } = await driven({ "payments.authorize": [refusal(reason)] });
      assert.deepEqual([order.step, order.attention?.parked, order.nextAt], ["AUTHORIZING", true, undefined]);
      assert.deepEqual(saga.events, ["OrderNeedsAttention"]);
      const asked = saga.calls.length;
      await saga.drive(order.id);
      assert.equal(saga.calls.length, asked, "nobody goes on with it by himself");
    });
  }

  it("is parked after five tries where nobody has foreseen the error", async () => {
    const saga = openSaga({ "stock.commit": [new Error("a bug")] });
    const { id } = await saga.place(newOrder());
    for (let i = 0; i < 4; i++) assert.equal((await saga.drive(id)).attention, undefined);
    assert.deepEqual((await saga.drive(id)).attention?.parked, true);
    assert.equal(saga.errors.length, 5);
  });

  it("counts only what nobody has foreseen towards those five tries", async () => {
    const saga = openSaga({ "stock.commit": [down(), down(), down(), down(), down(), new Error("a bug"), undefined] });
    const { id } = await saga.place(newOrder());
    for (let i = 0; i < 6; i++) assert.equal((await saga.drive(id)).attention, undefined);
    assert.equal((await saga.drive(id)).step, "COMPLETED");
  });

  it("before the money is taken is given up before the goods expire", async () => {
    const saga = openSaga({ "payments.authorize": [paid("AUTHORIZING")] });
    const { id } = await saga.place(newOrder());
    await saga.drive(id);
    await saga.ports.clock.advance(14 * MINUTE);
    const order = await saga.drive(id);
    assert.deepEqual([order.step, order.cancelReason], ["CANCELLED", "EXPIRED"]);
    assert(saga.calls.includes("payments.void"));
  });
});

describe("an order that waits for its buyer", () => {
  const action = { redirectUrl: "https://bank.test/3ds" };
  const asks = paid("ACTION_REQUIRED", { action });

  it("shows what there is to do, tells it once, and holds the goods for longer", async () => {
    const saga = openSaga({ "payments.authorize": [asks] });
    const { id } = await saga.place(newOrder());
    assert.deepEqual((await saga.drive(id)).action, action);
    await saga.drive(id);
    assert.deepEqual(saga.events, ["OrderActionRequired"]);
    assert.equal(saga.calls.filter((name) => name === "stock.extend").length, 1);
  });

  it("comes to nothing where the goods have expired before he was asked", async () => {
    const script = { "payments.authorize": [asks], "stock.extend": [refusal("RESERVATION_OVER")] };
    const { order } = await driven(script);
    assert.equal(wayOf(order), "RESERVING AUTHORIZING VOIDING RELEASING CANCELLED");
    assert.deepEqual([order.cancelReason, order.action, order.attention], ["EXPIRED", undefined, undefined]);
  });

  it("goes on when the buyer has done it", async () => {
    const saga = openSaga({ "payments.authorize": [asks, paid("AUTHORIZED")] });
    const { id } = await saga.place(newOrder());
    await saga.drive(id);
    const order = await saga.drive(id);
    assert.deepEqual([order.step, order.action], ["COMPLETED", undefined]);
  });
});

describe("whoever is not alone", () => {
  it("reads again when somebody else has moved the order, and undoes what was asked for meanwhile", async () => {
    const saga = openSaga({
      "payments.authorize": [
        async () => {
          const now = (await saga.store.read(id)) as Order;
          await saga.store.write(cancelled(now, "BUYER", later(1)) as never, ORIGIN);
          return paid("AUTHORIZED");
        },
      ],
    });
    const { id } = await saga.place(newOrder());
    const order = await saga.drive(id);
    assert.equal(wayOf(order), "RESERVING AUTHORIZING VOIDING RELEASING CANCELLED");
    assert.deepEqual(saga.calls.slice(1), ["payments.authorize", "payments.void", "stock.release", "carts.end"]);
  });

  it("stops after half a minute: it may have slept", async () => {
    const saga = openSaga({
      "stock.confirm": [
        async () => {
          await saga.ports.clock.advance(31_000);
        },
      ],
    });
    const { id } = await saga.place(newOrder());
    assert.equal((await saga.drive(id)).step, "CAPTURING");
    assert(!saga.calls.includes("payments.capture"));
  });
});

describe("refunds", () => {
  const asked = (refundId: string) => ({
    ...{ refundId, fingerprint: "f", reason: "late", actorId: "staff-1" },
    amount: { currency: "EUR", amountMinor: 100n },
  });

  /** Completed, and then driven with refunds that were asked for. */
  async function drivenWithRefunds(saga: ReturnType<typeof openSaga>, ...refundIds: string[]): Promise<Order> {
    const { id } = await saga.place(newOrder());
    let order = await saga.drive(id);
    for (const refundId of refundIds) {
      order = (await saga.store.write(withRefund(order, asked(refundId), later(1)), ORIGIN)) as Order;
    }
    return saga.drive(id);
  }

  it("are made one after the other, each is told, and the order is completed again", async () => {
    const refunds = new Map<string, "DONE">();
    const refund = (_: string, refundId: string) => {
      refunds.set(refundId, "DONE");
      return paid("CAPTURED", { refunds: [...refunds].map(([id, state]) => ({ id, state })) });
    };
    const saga = openSaga({ "payments.refund": [refund] });
    const order = await drivenWithRefunds(saga, "r-1", "r-2");
    assert.equal(order.step, "COMPLETED");
    assert.deepEqual(
      order.refunds.map(({ state }) => state),
      ["DONE", "DONE"],
    );
    assert.deepEqual(saga.events, ["OrderCompleted", "OrderRefunded", "OrderRefunded"]);
  });

  it("that the provider declines are told to staff, in the log too, and the others are made all the same", async () => {
    const refund = (_: string, id: string) =>
      paid("CAPTURED", { refunds: [{ id, state: id === "r-1" ? "FAILED" : "DONE" }] });
    const saga = openSaga({ "payments.refund": [refund] });
    const order = await drivenWithRefunds(saga, "r-1", "r-2");
    assert.deepEqual(
      order.log.slice(-4).map(({ step, cause }) => `${step} ${cause}`),
      ["REFUNDING refund", "REFUNDING refund", "REFUNDING REFUND_DECLINED", "COMPLETED done"],
    );
    assert.deepEqual(saga.events, ["OrderCompleted", "OrderNeedsAttention", "OrderRefunded"]);
    assert.deepEqual([order.attention?.reason, await saga.store.countNeedingAttention()], ["REFUND_DECLINED", 1]);
    const asks = saga.calls.length;
    await saga.drive(order.id);
    assert.equal(saga.calls.length, asks, "there is nothing left to do");
  });

  it("without an outcome are not told as a payment that was captured, which staff gives back by hand", async () => {
    const saga = openSaga({ "payments.refund": [paid("CAPTURED", { refunds: [{ id: "r-1", state: "REQUESTED" }] })] });
    const { id } = await saga.place(newOrder());
    await saga.store.write(withRefund(await saga.drive(id), asked("r-1"), later(0)), ORIGIN);
    await saga.drive(id);
    await saga.ports.clock.advance(10 * MINUTE);
    const late = await saga.drive(id);
    assert.deepEqual(
      [late.step, late.attention?.parked, late.attention?.reason],
      ["REFUNDING", false, "PAYMENT_REFUNDING"],
    );
  });
});
