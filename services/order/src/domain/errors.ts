/** The reasons of souk.order.v1.ErrorReason. */
export type OrderReason =
  | "ORDER_NOT_FOUND"
  | "CART_EMPTY"
  | "PRODUCT_NOT_SOLD"
  | "COUNTRY_NOT_SERVED"
  | "SHIPPING_METHOD_UNKNOWN"
  | "COUPON_NOT_VALID"
  | "QUOTE_TOKEN_INVALID"
  | "QUOTE_EXPIRED"
  | "CART_CHANGED"
  | "CHECKOUT_BEGUN"
  | "EMAIL_REQUIRED"
  | "COUNTRY_DIFFERS"
  | "ORDER_NOT_CANCELLABLE"
  | "ORDER_NOT_REFUNDABLE"
  | "REFUND_TOO_LARGE"
  | "CURRENCY_MISMATCH"
  | "SAGA_NOT_STUCK"
  | "STEP_NOT_POSSIBLE"
  | "COUPON_NOT_FOUND"
  | "COUPON_EXISTS"
  | "AMOUNT_TOO_LARGE";

interface Details {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly retryAfterMs?: number;
}

/** A rule of orders was broken; the contract says how each reason is answered. */
export class OrderError extends Error {
  override readonly name = "OrderError";
  readonly reason: OrderReason;
  readonly metadata: Readonly<Record<string, string>>;
  /** When the caller may ask again. */
  readonly retryAfterMs?: number;

  constructor(reason: OrderReason, message: string, { metadata = {}, retryAfterMs }: Details = {}) {
    super(message);
    this.reason = reason;
    this.metadata = metadata;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}
