import { InventoryError } from "./errors.ts";

/** The most units that a bucket counts. */
const BUCKET_LIMIT = 1_000_000_000_000n;

export const MAIN_LOCATION = "main";

/** A part of a product's stock that changes as one. */
export interface Bucket {
  readonly id: string;
  readonly productId: string;
  readonly locationId: string;
  /** Units that can be sold now; never below zero. */
  readonly available: bigint;
  /** Counts the changes; the etag. */
  readonly v: bigint;
  /** Counts the events that it has told. */
  readonly seq: bigint;
  readonly updateTime: Date;
}

/** One change of a bucket, as the ledger keeps it. */
export interface LedgerEntry {
  readonly id: string;
  readonly productId: string;
  readonly locationId: string;
  readonly kind: "OPENED" | "ADJUSTED" | "RESERVED" | "RELEASED" | "EXPIRED" | "SOLD";
  readonly delta: bigint;
  readonly availableAfter: bigint;
  readonly note: string;
  readonly createTime: Date;
}

export type StockEvent =
  | { readonly kind: "StockChanged" }
  | { readonly kind: "StockLow"; readonly threshold: bigint }
  | { readonly kind: "ReservationExpired"; readonly orderId: string; readonly quantity: bigint };

/** A bucket after a change, the ledger's entry of it, and what happened. */
export interface BucketChange {
  readonly bucket: Bucket;
  readonly entry: LedgerEntry;
  readonly events: readonly StockEvent[];
}

/** What is asked for; `op` names the change within the bucket: the same name is the same change. */
export interface Adjustment {
  readonly op: string;
  readonly delta: bigint;
  readonly note: string;
}

/** `product~location~0`; hot products will have more than one. */
export function bucketIdOf(productId: string, locationId: string): string {
  return `${productId}~${locationId}~0`;
}

/** The first bucket of a product at a location, empty. */
export function openBucket(productId: string, locationId: string, now: Date): BucketChange {
  const id = bucketIdOf(productId, locationId);
  const bucket = { id, productId, locationId, available: 0n, v: 1n, seq: 1n, updateTime: now };
  const entry = entryOf(bucket, { kind: "OPENED", op: "open", delta: 0n, note: "" });
  return { bucket, entry, events: [{ kind: "StockChanged" }] };
}

/**
 * Adds units, or takes some away.
 *
 * @param lowThreshold what counts as low; a bucket that falls to it or below tells so, once until it was above
 * @throws InventoryError INSUFFICIENT_STOCK, STOCK_LIMIT_REACHED
 */
export function adjustBucket(before: Bucket, adjustment: Adjustment, lowThreshold: bigint, now: Date): BucketChange {
  const available = before.available + adjustment.delta;
  if (available < 0n) {
    const metadata = { productId: before.productId, available: String(before.available) };
    throw new InventoryError("INSUFFICIENT_STOCK", `Only ${before.available} can be taken away.`, metadata);
  }
  if (available > BUCKET_LIMIT) {
    const metadata = { limit: String(BUCKET_LIMIT) };
    throw new InventoryError("STOCK_LIMIT_REACHED", "That is more than can be counted here.", metadata);
  }
  const events = stockEvents(before.available, available, lowThreshold);
  const bucket = changedBucket(before, available, events, now);
  return { bucket, entry: entryOf(bucket, { kind: "ADJUSTED", ...adjustment }), events };
}

/** A bucket that has changed, and has told so. */
export function changedBucket(before: Bucket, available: bigint, events: readonly StockEvent[], now: Date): Bucket {
  return { ...before, available, v: before.v + 1n, seq: before.seq + BigInt(events.length), updateTime: now };
}

/** What others are to know of a change in what can be sold. */
export function stockEvents(before: bigint, after: bigint, lowThreshold: bigint): StockEvent[] {
  const fell = before > lowThreshold && after <= lowThreshold;
  const changed = { kind: "StockChanged" } as const;
  return fell ? [changed, { kind: "StockLow", threshold: lowThreshold }] : [changed];
}

export function entryOf(bucket: Bucket, { op, ...what }: Adjustment & Pick<LedgerEntry, "kind">): LedgerEntry {
  const { id, productId, locationId, available, updateTime } = bucket;
  return {
    id: `${id}~${op}`,
    productId,
    locationId,
    ...what,
    availableAfter: available,
    createTime: updateTime,
  };
}
