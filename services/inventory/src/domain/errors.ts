/** The reasons of souk.inventory.v1.ErrorReason. */
export type InventoryReason = "STOCK_NOT_FOUND" | "INSUFFICIENT_STOCK" | "STOCK_LIMIT_REACHED";

/** A rule of the inventory was broken; the contract says how each reason is answered. */
export class InventoryError extends Error {
  override readonly name = "InventoryError";
  readonly reason: InventoryReason;
  readonly metadata: Readonly<Record<string, string>>;

  constructor(reason: InventoryReason, message: string, metadata: Readonly<Record<string, string>>) {
    super(message);
    this.reason = reason;
    this.metadata = metadata;
  }
}

export function stockNotFound(productId: string): InventoryError {
  return new InventoryError("STOCK_NOT_FOUND", "No stock is kept for this product.", { productId });
}
