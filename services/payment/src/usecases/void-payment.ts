import type { Payment } from "../domain/payment.ts";
import { requestVoid } from "../domain/requests.ts";
import { askProvider, changePayment, type PaymentDeps } from "./ask-provider.ts";
import type { Until } from "./ports.ts";

/**
 * Gives a payment up. What may have been set aside is found out first, by asking for it once more with its own key: only what the
 * provider has a name for can be freed.
 *
 * @throws PaymentError PAYMENT_CAPTURED, PROVIDER_CONTRADICTS
 */
export const voidPayment =
  (deps: PaymentDeps) =>
  async (paymentId: string, until: Until): Promise<Payment> => {
    const what = { paymentId, provider: deps.provider.name };
    const payment = await changePayment(deps, paymentId, until, (before, now) => requestVoid(before, what, now));
    const isNamed = payment.ops.auth?.ref !== undefined;
    const known = isNamed ? payment : await askProvider(deps, payment, "auth", until);
    return known.ops.auth?.ref === undefined ? known : askProvider(deps, known, "void", until);
  };
