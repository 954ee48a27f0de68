import { sharedError } from "@souk/chassis/errors";
import { nextRefund } from "../domain/refund.ts";
import type { PaymentState, PaymentStatus } from "../usecases/ports.ts";
import { type Act, DONE, type Outcome } from "./outcome.ts";
import { extendStock } from "./stock-steps.ts";

/** The refund that gives back everything where staff undoes an order. */
const REVERSAL = "reversal";

export const authorizePayment: Act = async (order, deps, context) => {
  const { id, totals, paymentToken = "" } = order;
  const status = await deps.payments.authorize(id, totals.total, paymentToken, context);
  if (status.state !== "ACTION_REQUIRED" || order.action) return outcomeOf(status, "AUTHORIZED");
  // As long as the buyer is busy with his bank, nobody else gets the goods.
  const extended = await extendStock(order, deps, context);
  return extended.kind === "REFUSED" ? extended : outcomeOf(status, "AUTHORIZED");
};

/** From here on nobody cancels: the money is taken, or may have been. */
export const capturePayment: Act = async (order, { payments }, context) =>
  outcomeOf(await payments.capture(order.id, context), "CAPTURED");

/** Whether or not anything was set aside: nothing will be, whoever comes late. */
export const voidPayment: Act = async (order, { payments }, context) =>
  outcomeOf(await payments.void(order.id, context), "VOIDED");

/** Whatever was taken goes back; where it is not known, that is found out first. */
export const reversePayment: Act = async (order, deps, context) => {
  const { payments } = deps;
  const { id, totals } = order;
  const { state } = await payments.get(id, context);
  if (state === "CAPTURING") return unknown((await payments.capture(id, context)).state);
  if (state !== "CAPTURED") return voidPayment(order, deps, context);
  const status = await payments.refund(id, REVERSAL, totals.total, context);
  const refund = status.refunds.find((each) => each.id === REVERSAL);
  if (refund?.state === "FAILED") throw sharedError("INTERNAL", "The provider would not give the money back.");
  return refund?.state === "DONE" ? DONE : unknown("REFUNDING");
};

export const refundPayment: Act = async (order, { payments }, context) => {
  const refund = nextRefund(order);
  if (!refund) return DONE;
  const { refunds } = await payments.refund(order.id, refund.id, refund.amount, context);
  const made = refunds.find(({ id }) => id === refund.id)?.state;
  if (made !== "DONE" && made !== "FAILED") return unknown("REFUNDING");
  return { kind: "REFUND_SETTLED", refundId: refund.id, state: made };
};

function outcomeOf({ state, action, declineCode }: PaymentStatus, wanted: PaymentState): Outcome {
  if (state === wanted) return DONE;
  if (state === "ACTION_REQUIRED") return { kind: "WAITING", action };
  if (state === "DECLINED") return { kind: "REFUSED", cancelReason: "PAYMENT_DECLINED", declineCode, cause: state };
  return unknown(state);
}

/** A payment that is being refunded stays CAPTURED, which says nothing of the refund. */
function unknown(state: PaymentState | "REFUNDING"): Outcome {
  return { kind: "UNKNOWN", reason: `PAYMENT_${state}` };
}
