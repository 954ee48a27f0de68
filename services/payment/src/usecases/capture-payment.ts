import type { Payment } from "../domain/payment.ts";
import { requestCapture } from "../domain/requests.ts";
import { askProvider, changePayment, type PaymentDeps } from "./ask-provider.ts";
import type { Until } from "./ports.ts";

/** @throws PaymentError PAYMENT_NOT_FOUND, PAYMENT_NOT_AUTHORIZED, PROVIDER_CONTRADICTS */
export const capturePayment =
  (deps: PaymentDeps) =>
  async (paymentId: string, until: Until): Promise<Payment> => {
    const payment = await changePayment(deps, paymentId, until, requestCapture);
    return askProvider(deps, payment, "capture", until);
  };
