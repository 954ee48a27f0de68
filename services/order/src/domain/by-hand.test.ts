import assert from "node:assert/strict";
import { eur, later, NOW, newOrder } from "../../test/support/mothers.ts";
import { compensated, retried, skipped } from "./by-hand.ts";
import type { Order } from "./order.ts";
import { setBack } from "./progress.ts";
import { refundSettled, withRefund } from "./refund.ts";
import type { Step } from "./step.ts";

const DECISION = { reason: "provider mended", actorId: "staff-1" };
const stuck = (step: Step): Order =>
  setBack({ ...newOrder(), step }, { reason: "PROVIDER_CONTRADICTS", retry: "NEVER" }, later(1), 0).order;

/** A refund of it was declined, and as many more are still to be made. */
function withDeclined(more = 0): Order {
  const wants = { fingerprint: "f", amount: eur(100n), reason: "a scratch", actorId: "staff-1" };
  let order: Order = { ...newOrder(), step: "COMPLETED", completeTime: NOW };
  for (let i = 0; i <= more; i++) order = withRefund(order, { ...wants, refundId: `r-${i}` }, later(1)).order;
  return refundSettled(order, "r-0", "FAILED", later(2)).order;
}

describe("an order that is stuck", () => {
  it("is tried again at once, with reason and name on record", () => {
    const { order, events } = retried(stuck("CAPTURING"), DECISION, later(9));
    assert.deepEqual([order.step, order.attention, order.tries, order.nextAt], ["CAPTURING", undefined, 0, later(9)]);
    const { cause, note, actorId } = order.log.at(-1) ?? {};
    assert.deepEqual([cause, note, actorId, events], ["retry", "provider mended", "staff-1", []]);
  });

  for (const [step, to] of [
    ["RESERVING", "RELEASING"],
    ["AUTHORIZING", "VOIDING"],
    ["CAPTURING", "REVERSING"],
  ] as const) {
    it(`at ${step} is undone by ${to}`, () => {
      const { order } = compensated(stuck(step), DECISION, later(9));
      assert.deepEqual([order.step, order.cancelReason, order.attention], [to, "STAFF", undefined]);
      assert.deepEqual([order.log.at(-1)?.cause, order.log.at(-1)?.note], ["compensate", "provider mended"]);
    });
  }

  for (const step of ["COMMITTING", "REFUNDING", "VOIDING", "RELEASING"] as const) {
    it(`at ${step} cannot be undone`, () => {
      assert.throws(() => compensated(stuck(step), DECISION, later(9)), { reason: "STEP_NOT_POSSIBLE" });
    });
  }

  it("goes on where its step was done by hand, and tells what it came to", () => {
    const { order, events } = skipped(stuck("COMMITTING"), "COMPLETED", DECISION, later(9));
    assert.deepEqual([order.step, order.log.at(-1)?.actorId], ["COMPLETED", "staff-1"]);
    assert.deepEqual(events, [{ kind: "OrderCompleted" }]);
    assert.throws(() => skipped(stuck("RESERVING"), undefined, DECISION, later(9)), { reason: "STEP_NOT_POSSIBLE" });
  });

  for (const [more, step] of [
    [0, "COMPLETED"],
    [1, "REFUNDING"],
  ] as const) {
    it(`with a refund that was declined is let be at ${step} by a skip, and neither tried again nor undone`, () => {
      const declined = withDeclined(more);
      const notPossible = { reason: "STEP_NOT_POSSIBLE", metadata: { step } };
      assert.throws(() => retried(declined, DECISION, later(9)), notPossible);
      assert.throws(() => compensated(declined, DECISION, later(9)), notPossible);
      const { order, events } = skipped(declined, "COMPLETED", DECISION, later(9));
      const { nextAt, completeTime, refunds } = declined;
      assert.deepEqual(
        [order.step, order.attention, order.nextAt, order.completeTime, order.refunds, events],
        [step, undefined, nextAt, completeTime, refunds, []],
      );
      const { cause, note, actorId } = order.log.at(-1) ?? {};
      assert.deepEqual([cause, note, actorId], ["skip", "provider mended", "staff-1"]);
    });
  }

  it("is none that goes on by itself", () => {
    const notStuck = { reason: "SAGA_NOT_STUCK", metadata: { step: "RESERVING" } };
    assert.throws(() => retried(newOrder(), DECISION, later(9)), notStuck);
    assert.throws(() => compensated(newOrder(), DECISION, later(9)), notStuck);
    assert.throws(() => skipped(newOrder(), "COMPLETED", DECISION, later(9)), notStuck);
  });
});
