import type { Bucket } from "./bucket.ts";
import { InventoryError } from "./errors.ts";
import type { Reservation } from "./reservation.ts";

const RETRY_AFTER_MS = 10_000;

export function insufficient({ productId, available }: Bucket): InventoryError {
  const metadata = { productId, available: String(available) };
  return new InventoryError("INSUFFICIENT_STOCK", `Only ${available} are left.`, metadata);
}

export function over({ productId }: Bucket): InventoryError {
  return new InventoryError("RESERVATION_OVER", "The order has nothing of this reserved, or not any more.", {
    productId,
  });
}

export function differs({ productId }: Bucket, { quantity }: Reservation): InventoryError {
  const metadata = { productId, quantity: String(quantity) };
  return new InventoryError("RESERVATION_DIFFERS", `The order has reserved ${quantity} of this.`, metadata);
}

export function notConfirmed({ productId }: Bucket): InventoryError {
  return new InventoryError("RESERVATION_NOT_CONFIRMED", "What is to be sold must be confirmed before.", { productId });
}

export function committed({ productId }: Bucket): InventoryError {
  return new InventoryError("RESERVATION_COMMITTED", "This is sold, and cannot be released.", { productId });
}

export function tooMany({ productId }: Bucket): InventoryError {
  const text = "Too many orders have reserved this. Try again.";
  return new InventoryError("TOO_MANY_RESERVATIONS", text, { productId }, RETRY_AFTER_MS);
}

export function holdQuotaReached({ productId }: Bucket, quota: bigint): InventoryError {
  const metadata = { productId, limit: String(quota) };
  return new InventoryError("HOLD_QUOTA_REACHED", `One buyer may hold ${quota} of this at a time.`, metadata);
}
