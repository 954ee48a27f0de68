/** The reasons of souk.payment.v1.ErrorReason. */
export type PaymentReason =
  | "PAYMENT_NOT_FOUND"
  | "PAYMENT_DIFFERS"
  | "PAYMENT_NOT_AUTHORIZED"
  | "PAYMENT_CAPTURED"
  | "PAYMENT_NOT_CAPTURED"
  | "REFUND_TOO_LARGE"
  | "PROVIDER_UNKNOWN"
  | "WEBHOOK_NOT_GENUINE"
  | "PROVIDER_CONTRADICTS";

/** A rule of payments was broken; the contract says how each reason is answered. */
export class PaymentError extends Error {
  override readonly name = "PaymentError";
  readonly reason: PaymentReason;
  readonly metadata: Readonly<Record<string, string>>;

  constructor(reason: PaymentReason, message: string, metadata: Readonly<Record<string, string>> = {}) {
    super(message);
    this.reason = reason;
    this.metadata = metadata;
  }
}

export function paymentNotFound(): PaymentError {
  return new PaymentError("PAYMENT_NOT_FOUND", "There is no payment of that id.");
}

export function paymentDiffers(paymentId: string): PaymentError {
  return new PaymentError("PAYMENT_DIFFERS", "This was asked for before, with another amount.", { paymentId });
}

export function notAuthorized(paymentId: string, state: string): PaymentError {
  const text = "Nothing is set aside that could be captured.";
  return new PaymentError("PAYMENT_NOT_AUTHORIZED", text, { paymentId, state });
}

export function paymentCaptured(paymentId: string): PaymentError {
  const text = "The money was taken, or may have been: refund it.";
  return new PaymentError("PAYMENT_CAPTURED", text, { paymentId });
}

export function notCaptured(paymentId: string): PaymentError {
  return new PaymentError("PAYMENT_NOT_CAPTURED", "Nothing was taken that could be refunded.", { paymentId });
}

export function refundTooLarge(paymentId: string, refundable: bigint): PaymentError {
  const metadata = { paymentId, refundableMinor: String(refundable) };
  return new PaymentError("REFUND_TOO_LARGE", `At most ${refundable} can be given back.`, metadata);
}

export function providerUnknown(): PaymentError {
  return new PaymentError("PROVIDER_UNKNOWN", "The shop has no payment provider of that name.");
}

export function webhookNotGenuine(): PaymentError {
  const text = "This is not signed by the provider, or was signed too long ago.";
  return new PaymentError("WEBHOOK_NOT_GENUINE", text);
}

export function providerContradicts(paymentId: string): PaymentError {
  const text = "The payment provider says what cannot be. Somebody has to look at this payment there.";
  return new PaymentError("PROVIDER_CONTRADICTS", text, { paymentId });
}
