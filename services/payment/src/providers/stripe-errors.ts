import Stripe from "stripe";

/** What an error of Stripe's package says of the call that it ended. */
export type Failure =
  | { readonly kind: "UNKNOWN" }
  | { readonly kind: "MISSING" }
  /** Refused because of what the payment is: where that may be by what was done before, it has to be looked up. */
  | { readonly kind: "CONFLICT"; readonly code: string }
  | { readonly kind: "DECLINED"; readonly code: string };

/** Of the payment itself, not of how we ask: what the buyer brought, the amount, or what was done before. Some have no code at all. */
const OF_THE_PAYMENT = /^($|amount_|charge_|payment_intent_|payment_method_|token_)/;
const MISSING = "resource_missing";

/** Only what says for certain that nothing was done is a refusal: everything else may stand for a call that went through before. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Stripe.errors.StripeCardError) {
    return { kind: "DECLINED", code: error.decline_code || error.code || "declined" };
  }
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return { kind: "UNKNOWN" };
  const { code = "", statusCode } = error;
  if (code === MISSING) return { kind: "MISSING" };
  if (statusCode !== 400 || !OF_THE_PAYMENT.test(code)) return { kind: "UNKNOWN" };
  return { kind: "CONFLICT", code: code || "request_refused" };
}
