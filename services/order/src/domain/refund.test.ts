import assert from "node:assert/strict";
import fc from "fast-check";
import { PAID, REFUNDS } from "../../test/support/money-model.ts";
import { checkRefunds } from "../../test/support/money-rules.ts";
import { eur, later, NOW, newOrder } from "../../test/support/mothers.ts";
import type { Order } from "./order.ts";
import { nextRefund, refundSettled, withRefund } from "./refund.ts";

/** Of 10.00 and 4.90 for the shipping. */
const paid = (): Order => ({ ...newOrder(), step: "COMPLETED", completeTime: NOW });
const wants = (refundId: string, amountMinor?: bigint) => ({
  ...{ refundId, fingerprint: "f", reason: "a scratch", actorId: "staff-1" },
  amount: amountMinor === undefined ? undefined : eur(amountMinor),
});

describe("a refund", () => {
  it("never gives back more than was paid, whatever was given back before, and loses no unit", () => {
    fc.assert(fc.property(PAID, REFUNDS, checkRefunds));
  });

  it("is on record with its reason and who wanted it, and the order goes on", () => {
    const { order, events } = withRefund(paid(), wants("r-1", 100n), later(1));
    assert.deepEqual([order.step, nextRefund(order)?.id, events], ["REFUNDING", "r-1", []]);
    const { cause, note, actorId } = order.log.at(-1) ?? {};
    assert.deepEqual([cause, note, actorId], ["refund", "a scratch", "staff-1"]);
  });

  it("may be asked for while another one is on its way, out of what is left then", () => {
    const { order } = withRefund(paid(), wants("r-1", 1_000n), later(1));
    const refused = { reason: "REFUND_TOO_LARGE", metadata: { refundableMinor: "490" } };
    assert.throws(() => withRefund(order, wants("r-2", 491n), later(2)), refused);
    const both = withRefund(order, wants("r-2"), later(2)).order;
    const first = refundSettled(both, "r-1", "DONE", later(3));
    assert.deepEqual([first.order.step, nextRefund(first.order)?.id], ["REFUNDING", "r-2"]);
    const last = refundSettled(first.order, "r-2", "DONE", later(4));
    assert.equal(last.order.step, "COMPLETED");
    assert.deepEqual(
      [...first.events, ...last.events].map(({ kind }) => kind),
      ["OrderRefunded", "OrderRefunded"],
    );
  });

  it("that the provider would not make is shown to staff, and its amount can be given back again", () => {
    const { order } = withRefund(paid(), wants("r-1"), later(1));
    const failed = refundSettled(order, "r-1", "FAILED", later(2));
    const attention = { since: later(2), reason: "REFUND_DECLINED", parked: false };
    assert.deepEqual(
      [failed.order.step, failed.order.nextAt, failed.order.attention],
      ["COMPLETED", undefined, attention],
    );
    assert.deepEqual(failed.events, [{ kind: "OrderNeedsAttention", reason: "REFUND_DECLINED" }]);
    const again = withRefund(failed.order, wants("r-2"), later(3)).order;
    assert.deepEqual([again.refunds.at(-1)?.amount.amountMinor, again.attention], [1_490n, undefined]);
    assert.equal(refundSettled(again, "r-2", "DONE", later(4)).order.attention, undefined);
  });

  it("that the provider would not make is in the log, and shown to staff also after those that come after it", () => {
    const first = withRefund(paid(), wants("r-1", 100n), later(1)).order;
    const both = withRefund(first, wants("r-2", 100n), later(2)).order;
    const failed = refundSettled(both, "r-1", "FAILED", later(3));
    assert.deepEqual([failed.order.step, failed.order.attention?.reason], ["REFUNDING", "REFUND_DECLINED"]);
    const { order, events } = refundSettled(failed.order, "r-2", "DONE", later(4));
    assert.deepEqual(
      [order.step, order.attention, events[0]?.kind],
      ["COMPLETED", failed.order.attention, "OrderRefunded"],
    );
    assert.deepEqual(
      order.log.slice(-2).map(({ step, cause }) => `${step} ${cause}`),
      ["REFUNDING REFUND_DECLINED", "COMPLETED done"],
    );
  });

  it("leaves the time at which the order was completed", () => {
    const { order } = withRefund(paid(), wants("r-1"), later(1));
    assert.deepEqual(refundSettled(order, "r-1", "DONE", later(2)).order.completeTime, NOW);
  });

  it("is refused of an order that is not paid, and in another currency", () => {
    const unpaid = { reason: "ORDER_NOT_REFUNDABLE", metadata: { state: "PLACED" } };
    assert.throws(() => withRefund(newOrder(), wants("r-1"), later(1)), unpaid);
    const dollars = { ...wants("r-1"), amount: { currency: "USD", amountMinor: 1n } };
    assert.throws(() => withRefund(paid(), dollars, later(1)), { reason: "CURRENCY_MISMATCH" });
  });
});
