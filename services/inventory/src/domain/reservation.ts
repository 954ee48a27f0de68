import type { Bucket, BucketChange, LedgerEntry } from "./bucket.ts";

/** How long what is over is kept, in milliseconds: longer than any process that still believes in it can be asleep. */
const KEEP_MS = 3_600_000;

export type ReservationState = "HELD" | "CONFIRMED" | "COMMITTED" | "RELEASED";

/**
 * What an order has of a bucket. What was given back stays for a while, as a tombstone: what comes late finds it. What was sold leaves the
 * bucket with its ledger entry, by which what comes late finds it for ever.
 */
export interface Reservation {
  readonly orderId: string;
  readonly buyerId: string;
  readonly quantity: bigint;
  readonly state: ReservationState;
  /** When it is released by itself; only while it is held. */
  readonly expireTime?: Date;
  readonly updateTime: Date;
}

/** A bucket with what orders have of it. */
export interface ReservedBucket {
  readonly bucket: Bucket;
  readonly reservations: ReadonlyMap<string, Reservation>;
  /** Whether no entry of it is on its way into the ledger. */
  readonly isSettled: boolean;
}

/** A bucket after a change of one order's reservation. Where what can be sold stays the same, the ledger may have no entry. */
export interface ReservationChange extends Omit<BucketChange, "entry"> {
  readonly entry: LedgerEntry | undefined;
  readonly reservation: Reservation;
  /** Orders whose tombstones go with it. */
  readonly forgotten: readonly string[];
}

export interface Hold {
  readonly orderId: string;
  readonly buyerId: string;
  readonly quantity: bigint;
  readonly expireTime: Date;
}

export function hasExpired({ state, expireTime }: Reservation, now: Date): boolean {
  return state === "HELD" && expireTime !== undefined && expireTime <= now;
}

/** Whether nobody can come any more who would need to find it. */
export function canBeForgotten({ state, updateTime }: Reservation, now: Date): boolean {
  const isOver = state === "COMMITTED" || state === "RELEASED";
  return isOver && updateTime.getTime() + KEEP_MS <= now.getTime();
}

/** When the first of the held ones expires; undefined where none is held. */
export function nextExpiry(reservations: Iterable<Reservation>): Date | undefined {
  let first: Date | undefined;
  for (const { state, expireTime } of reservations) {
    if (state === "HELD" && expireTime && (!first || expireTime < first)) first = expireTime;
  }
  return first;
}

/** Units that orders have and that are not sold yet: those that are in the house, but cannot be bought. */
export function unitsIn(reservations: Iterable<Reservation>, states: readonly ReservationState[]): bigint {
  let sum = 0n;
  for (const { state, quantity } of reservations) if (states.includes(state)) sum += quantity;
  return sum;
}

/** The ledger's entries of an order, by which what it bought is known for ever. */
export function ledgerIdsOf(bucketId: string, orderId: string): { readonly reserved: string; readonly sold: string } {
  return { reserved: `${bucketId}~${opOf(orderId, "RESERVED")}`, sold: `${bucketId}~${opOf(orderId, "SOLD")}` };
}

/** Names a booking of an order within its bucket. */
export function opOf(orderId: string, kind: LedgerEntry["kind"]): string {
  return `${orderId}-${kind.toLowerCase()}`;
}
