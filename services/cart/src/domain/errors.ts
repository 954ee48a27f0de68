/** The reasons of souk.cart.v1.ErrorReason. */
export type CartReason =
  | "PRODUCT_NOT_SOLD"
  | "CART_FULL"
  | "QUANTITY_TOO_LARGE"
  | "GUEST_TOKEN_INVALID"
  | "CART_EMPTY"
  | "CART_CHANGED"
  | "CHECKOUT_BEGUN";

interface Details {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly retryAfterMs?: number;
}

/** A rule of the cart was broken; the contract says how each reason is answered. */
export class CartError extends Error {
  override readonly name = "CartError";
  readonly reason: CartReason;
  readonly metadata: Readonly<Record<string, string>>;
  /** When the caller may ask again. */
  readonly retryAfterMs?: number;

  constructor(reason: CartReason, message: string, { metadata = {}, retryAfterMs }: Details = {}) {
    super(message);
    this.reason = reason;
    this.metadata = metadata;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}

export function productNotSold(productId: string): CartError {
  return new CartError("PRODUCT_NOT_SOLD", "This product is not sold now.", { metadata: { productId } });
}

export function guestTokenInvalid(): CartError {
  return new CartError(
    "GUEST_TOKEN_INVALID",
    "This is no token of a guest, or it has expired. Refresh it, and try again.",
  );
}
