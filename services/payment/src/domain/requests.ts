import {
  notAuthorized,
  notCaptured,
  paymentCaptured,
  paymentDiffers,
  paymentNotFound,
  refundTooLarge,
} from "./errors.ts";
import {
  isOver,
  isSame,
  type Money,
  neverBegun,
  type Operation,
  type OperationName,
  type Payment,
  requested,
  stateOf,
  withOperation,
} from "./payment.ts";

/** Asks for the capture of what is set aside. @throws PaymentError PAYMENT_NOT_FOUND, PAYMENT_NOT_AUTHORIZED */
export function requestCapture(payment: Payment | undefined, now: Date): Payment {
  if (!payment) throw paymentNotFound();
  const { paymentId, ops, amount } = payment;
  if (ops.void) throw notAuthorized(paymentId, stateOf(payment));
  if (ops.capture) return payment;
  if (ops.auth?.state !== "OK" || !amount) throw notAuthorized(paymentId, stateOf(payment));
  return withOperation(payment, "capture", requested(paymentId, "capture", amount, now), now);
}

/**
 * Gives a payment up. The request is stored before anything is asked of the provider, so that from then on nothing is captured.
 *
 * @throws PaymentError PAYMENT_CAPTURED
 */
export function requestVoid(
  payment: Payment | undefined,
  { paymentId, provider }: { readonly paymentId: string; readonly provider: string },
  now: Date,
): Payment {
  if (!payment) return neverBegun(paymentId, provider, now);
  const { ops, amount } = payment;
  if (ops.void || !amount) return payment;
  if (ops.capture && ops.capture.state !== "DECLINED") throw paymentCaptured(paymentId);
  const asked = requested(paymentId, "void", amount, now);
  return withOperation(payment, "void", isOver(ops.auth) ? { ...asked, state: "OK" } : asked, now);
}

export interface RefundCommand {
  readonly paymentId: string;
  readonly refundId: string;
  readonly amount: Money;
}

/** @throws PaymentError PAYMENT_NOT_FOUND, PAYMENT_NOT_CAPTURED, REFUND_TOO_LARGE, PAYMENT_DIFFERS */
export function requestRefund(payment: Payment | undefined, { refundId, amount }: RefundCommand, now: Date): Payment {
  if (!payment) throw paymentNotFound();
  const { paymentId, ops } = payment;
  const name = refundName(refundId);
  const known = ops[name];
  if (known) {
    if (!isSame(known.amount, amount)) throw paymentDiffers(paymentId);
    return payment;
  }
  if (ops.capture?.state !== "OK") throw notCaptured(paymentId);
  if (ops.capture.amount.currency !== amount.currency) throw paymentDiffers(paymentId);
  const refundable = refundableOf(payment);
  if (amount.amountMinor > refundable) throw refundTooLarge(paymentId, refundable);
  return withOperation(payment, name, requested(paymentId, name, amount, now), now);
}

export function refundName(refundId: string): OperationName {
  return `refund~${refundId}`;
}

/** Refunds asked for, oldest first. */
export function refundsOf({ ops }: Payment) {
  return Object.entries<Operation>({ ...ops }).flatMap(([name, refund]) =>
    name.startsWith("refund~") ? [{ ...refund, refundId: name.slice("refund~".length) }] : [],
  );
}

/** What was taken, less what was given back or may be. */
function refundableOf(payment: Payment): bigint {
  const { capture } = payment.ops;
  const given = refundsOf(payment).filter(({ state }) => state !== "DECLINED");
  return given.reduce((left, { amount }) => left - amount.amountMinor, capture?.amount.amountMinor ?? 0n);
}
