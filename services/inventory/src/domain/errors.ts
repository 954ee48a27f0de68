/** The reasons of souk.inventory.v1.ErrorReason. */
export type InventoryReason =
  | "STOCK_NOT_FOUND"
  | "INSUFFICIENT_STOCK"
  | "STOCK_LIMIT_REACHED"
  | "HOLD_QUOTA_REACHED"
  | "RESERVATION_OVER"
  | "RESERVATION_DIFFERS"
  | "RESERVATION_NOT_CONFIRMED"
  | "RESERVATION_COMMITTED"
  | "TOO_MANY_RESERVATIONS";

/** A rule of the inventory was broken; the contract says how each reason is answered. */
export class InventoryError extends Error {
  override readonly name = "InventoryError";
  readonly reason: InventoryReason;
  readonly metadata: Readonly<Record<string, string>>;
  /** When it may be different, in milliseconds, where that is known. */
  readonly retryAfterMs?: number;

  constructor(
    reason: InventoryReason,
    message: string,
    metadata: Readonly<Record<string, string>>,
    retryAfterMs?: number,
  ) {
    super(message);
    this.reason = reason;
    this.metadata = metadata;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}

export function stockNotFound(productId: string): InventoryError {
  return new InventoryError("STOCK_NOT_FOUND", "No stock is kept for this product.", { productId });
}
