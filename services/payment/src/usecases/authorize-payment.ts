import { begin, type Money, type Payment } from "../domain/payment.ts";
import { askProvider, changePayment, type PaymentDeps } from "./ask-provider.ts";
import type { Until } from "./ports.ts";

export interface AuthorizeCommand {
  readonly paymentId: string;
  readonly amount: Money;
  readonly token: string;
}

/** Sets money aside; a payment that was given up stays so. @throws PaymentError PAYMENT_DIFFERS, PROVIDER_CONTRADICTS */
export const authorizePayment =
  (deps: PaymentDeps) =>
  async (command: AuthorizeCommand, until: Until): Promise<Payment> => {
    const wanted = { ...command, provider: deps.provider.name };
    const payment = await changePayment(deps, command.paymentId, until, (before, now) => begin(before, wanted, now));
    return payment.ops.void ? payment : askProvider(deps, payment, "auth", until);
  };
