import { OrderError } from "./errors.ts";
import type { CancelReason, Order, OrderChange } from "./order.ts";
import { refused } from "./progress.ts";
import { stateOf, undoingStep } from "./step.ts";

/**
 * Stops an order whose payment has not begun to be taken. What was asked of the provider meanwhile is made definite by the step that
 * undoes it.
 *
 * @returns undefined where it is cancelled, or about to be
 * @throws OrderError ORDER_NOT_CANCELLABLE
 */
export function cancelled(order: Order, cancelReason: CancelReason, now: Date): OrderChange | undefined {
  const state = stateOf(order);
  if (state === "CANCELLING" || state === "CANCELLED") return undefined;
  const to = undoingStep(order.step);
  if (to) return refused(order, to, { cancelReason, cause: "cancel" }, now);
  const text = "The order is paid, or about to be: it can be refunded, not cancelled.";
  throw new OrderError("ORDER_NOT_CANCELLABLE", text, { metadata: { state } });
}
