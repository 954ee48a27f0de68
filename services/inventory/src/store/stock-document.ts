import type { EventRow } from "@souk/chassis/events";
import type { Bucket, LedgerEntry } from "../domain/bucket.ts";
import type { Reservation, ReservedBucket } from "../domain/reservation.ts";

/** A bucket as it is stored. */
export interface BucketDocument {
  _id: string;
  v: bigint;
  productId: string;
  locationId: string;
  available: bigint;
  updateTime: Date;
  /** Entries on their way into the ledger, by the last part of their id. */
  pending?: Record<string, PendingEntry>;
  /** When the oldest of them was written; there while there are any, for a sparse index. */
  pendingAt?: Date;
  /** What orders have of it, by order. */
  res?: Record<string, StoredReservation>;
  /** When the first of those that are held expires; absent while none is held. */
  nextExpiry?: Date;
  /** When the first of those that are over was so; absent while none is kept. */
  overSince?: Date;
  /** Counts the events; absent in a bucket that a process of before migration 0002 has opened. */
  seq?: bigint;
  outbox?: Record<string, EventRow>;
  outboxAt?: Date;
}

export interface PendingEntry extends Omit<LedgerEntry, "id"> {
  fingerprint: string;
}

export type StoredReservation = Omit<Reservation, "orderId">;

/** An entry as the ledger keeps it; never changed. */
export interface LedgerDocument extends PendingEntry {
  _id: string;
}

export function toBucket({ _id: id, seq = 0n, ...document }: BucketDocument): Bucket {
  const { productId, locationId, available, v, updateTime } = document;
  return { id, productId, locationId, available, v, seq, updateTime };
}

function toReservations(stored: BucketDocument["res"] = {}): Map<string, Reservation> {
  return new Map(Object.entries(stored).map(([orderId, reservation]) => [orderId, { orderId, ...reservation }]));
}

export function toReserved(document: BucketDocument): ReservedBucket {
  const { res, pending } = document;
  return { bucket: toBucket(document), reservations: toReservations(res), isSettled: pending === undefined };
}

export function toEntry(id: string, { fingerprint: _fingerprint, ...entry }: PendingEntry): LedgerEntry {
  return { id, ...entry };
}

/** The last part of an entry's id, which names the change within its bucket. */
export function opOf(entryId: string): string {
  return entryId.slice(entryId.lastIndexOf("~") + 1);
}
