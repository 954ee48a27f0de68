import type { Answer, Truth } from "../domain/answers.ts";
import type { Money, Payment } from "../domain/payment.ts";

export interface PaymentStore {
  read(paymentId: string): Promise<Payment | undefined>;
  /**
   * Stores a payment over the version before it, or as the first; false when something else is stored by now.
   *
   * @param told whether PaymentUpdated goes out with it
   */
  write(payment: Payment, told?: boolean): Promise<boolean>;
}

/** Nobody knows what the provider did: it may have done it, may do it yet, or never. The same call again finds out. */
export interface UnknownOutcome {
  readonly kind: "UNKNOWN";
}

export type Outcome = Answer | UnknownOutcome;

export interface ProviderCall {
  /** The provider does the same key once, whatever it is called with. */
  readonly key: string;
  readonly paymentId: string;
  readonly amount: Money;
  /** Of the authorization; empty for the authorization itself. */
  readonly ref: string;
  readonly until: Until;
}

/** How long somebody waits for an answer. */
export interface Until {
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly deadline: number;
}

/** What an authentic webhook is about. */
export type WebhookEvent =
  | {
      readonly kind: "PAYMENT";
      readonly eventId: string;
      readonly paymentId: string;
      readonly ref: string;
      /** Whether it tells that money which was given back did not arrive, be the refund as old as it may. */
      readonly isReturn?: true;
    }
  /** Nothing that payments would follow from. */
  | { readonly kind: "OTHER" };

/** Who moves the money. No call throws where an answer fails to come: that is an outcome, too. */
export interface PaymentProvider {
  readonly name: string;
  authorize(call: ProviderCall & { readonly token: string }): Promise<Outcome>;
  capture(call: ProviderCall): Promise<Outcome>;
  void(call: ProviderCall): Promise<Outcome>;
  refund(call: ProviderCall & { readonly refundId: string }): Promise<Outcome>;
  /** What the provider knows of an authorization; MISSING where it knows none of that name. */
  get(
    ref: string,
    until: Until,
  ): Promise<(Truth & { readonly kind: "FOUND" }) | { readonly kind: "MISSING" } | UnknownOutcome>;
  /** Checks the signature over the raw bytes, and reads them only then. Undefined where it is not genuine. */
  parseWebhook(rawBytes: Uint8Array, signature: string): WebhookEvent | undefined;
}

/** What was received and done with. */
export interface WebhookInbox {
  /** Runs the effect unless it is known to be done. A crash repeats the effect, which is harmless; the other way round would lose it. */
  once(provider: string, eventId: string, effect: () => Promise<void>): Promise<void>;
}
