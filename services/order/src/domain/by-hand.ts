import { OrderError } from "./errors.ts";
import { changed, type Order, type OrderChange } from "./order.ts";
import { advanced, arrival } from "./progress.ts";
import { isRefundDeclined } from "./refund.ts";
import { type Step, undoingStep } from "./step.ts";

/** What staff does to an order that is stuck, and why. */
export interface Decision {
  readonly reason: string;
  readonly actorId: string;
}

/** The same step again, at once. @throws OrderError SAGA_NOT_STUCK, STEP_NOT_POSSIBLE */
export function retried(order: Order, { reason: note, actorId }: Decision, now: Date): OrderChange {
  checkStuck(order);
  if (isRefundDeclined(order)) throw notPossible(order, "The refund was declined. Ask for another one, or skip it.");
  const changes = { ...arrival(order.step, order.step, now), action: order.action, nextAt: now };
  return { order: changed(order, changes, now, { cause: "retry", note, actorId }), events: [] };
}

/** Undoes it, with all that was taken. @throws OrderError SAGA_NOT_STUCK, STEP_NOT_POSSIBLE */
export function compensated(order: Order, decision: Decision, now: Date): OrderChange {
  checkStuck(order);
  const to = undoingStep(order.step) ?? (order.step === "CAPTURING" ? "REVERSING" : undefined);
  if (!to) throw notPossible(order, "This cannot be undone from where it stands. Retry, or skip the step.");
  return byHand(order, to, "compensate", decision, now, { cancelReason: "STAFF" });
}

/** On to the next step, since this one was done by hand; a refund that was declined is let be. @throws OrderError SAGA_NOT_STUCK, STEP_NOT_POSSIBLE */
export function skipped(order: Order, to: Step | undefined, decision: Decision, now: Date): OrderChange {
  checkStuck(order);
  if (isRefundDeclined(order)) return letBe(order, decision, now);
  if (!to) throw notPossible(order, "This step cannot be done by hand. Retry it, or undo the order.");
  return byHand(order, to, "skip", decision, now);
}

/** What the refund was for has been seen to; where the order stands, and what is still to be done, that does not change. */
function letBe(order: Order, { reason: note, actorId }: Decision, now: Date): OrderChange {
  return { order: changed(order, { attention: undefined }, now, { cause: "skip", note, actorId }), events: [] };
}

function byHand(
  order: Order,
  to: Step,
  cause: string,
  { reason: note, actorId }: Decision,
  now: Date,
  changes = {},
): OrderChange {
  const { order: next, events } = advanced(order, to, now, changes, cause);
  const log = next.log.map((entry, i) => (i === next.log.length - 1 ? { ...entry, note, actorId } : entry));
  return { order: { ...next, log }, events };
}

function checkStuck({ attention, step }: Order): void {
  if (attention) return;
  throw new OrderError("SAGA_NOT_STUCK", "The order goes on by itself.", { metadata: { step } });
}

function notPossible({ step }: Order, text: string): OrderError {
  return new OrderError("STEP_NOT_POSSIBLE", text, { metadata: { step } });
}
