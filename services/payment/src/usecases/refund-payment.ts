import type { Payment } from "../domain/payment.ts";
import { type RefundCommand, refundName, requestRefund } from "../domain/requests.ts";
import { askProvider, changePayment, type PaymentDeps } from "./ask-provider.ts";
import type { Until } from "./ports.ts";

/** @throws PaymentError PAYMENT_NOT_FOUND, PAYMENT_NOT_CAPTURED, REFUND_TOO_LARGE, PAYMENT_DIFFERS, PROVIDER_CONTRADICTS */
export const refundPayment =
  (deps: PaymentDeps) =>
  async (command: RefundCommand, until: Until): Promise<Payment> => {
    const { paymentId, refundId } = command;
    const payment = await changePayment(deps, paymentId, until, (before, now) => requestRefund(before, command, now));
    return askProvider(deps, payment, refundName(refundId), until);
  };
