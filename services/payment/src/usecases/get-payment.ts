import { paymentNotFound } from "../domain/errors.ts";
import type { Payment } from "../domain/payment.ts";
import type { PaymentDeps } from "./ask-provider.ts";

/** @throws PaymentError PAYMENT_NOT_FOUND */
export const getPayment =
  ({ payments }: Pick<PaymentDeps, "payments">) =>
  async (paymentId: string): Promise<Payment> => {
    const payment = await payments.read(paymentId);
    if (!payment) throw paymentNotFound();
    return payment;
  };
