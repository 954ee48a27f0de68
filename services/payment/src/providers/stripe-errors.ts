import Stripe from "stripe";

/** What an error of Stripe's package says of the call that it ended. */
export type Failure =
  | { readonly kind: "UNKNOWN" }
  | { readonly kind: "MISSING" }
  /** Refused because of what was done before: what that was has to be looked up. */
  | { readonly kind: "CONFLICT"; readonly code: string }
  | { readonly kind: "DECLINED"; readonly code: string };

const CONFLICTS: ReadonlySet<string> = new Set([
  ...["payment_intent_unexpected_state", "charge_already_captured", "charge_already_refunded"],
  ...["charge_expired_for_capture", "amount_too_large"],
]);
const MISSING = "resource_missing";

/** Only what says for certain that nothing was done is a refusal: everything else may stand for a call that went through before. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Stripe.errors.StripeCardError) {
    return { kind: "DECLINED", code: error.decline_code || error.code || "declined" };
  }
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return { kind: "UNKNOWN" };
  const { code = "" } = error;
  if (code === MISSING) return { kind: "MISSING" };
  return CONFLICTS.has(code) ? { kind: "CONFLICT", code } : { kind: "UNKNOWN" };
}
