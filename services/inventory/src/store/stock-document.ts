import type { EventRow } from "@souk/chassis/events";
import type { Bucket, LedgerEntry } from "../domain/bucket.ts";

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
  /** Counts the events; absent in a bucket that a process of before migration 0002 has opened. */
  seq?: bigint;
  outbox?: Record<string, EventRow>;
  outboxAt?: Date;
}

export interface PendingEntry extends Omit<LedgerEntry, "id"> {
  fingerprint: string;
}

/** An entry as the ledger keeps it; never changed. */
export interface LedgerDocument extends PendingEntry {
  _id: string;
}

export function toBucket({ _id, productId, locationId, available, v, updateTime }: BucketDocument): Bucket {
  return { id: _id, productId, locationId, available, v, updateTime };
}

export function toEntry(id: string, { fingerprint: _fingerprint, ...entry }: PendingEntry): LedgerEntry {
  return { id, ...entry };
}

/** The last part of an entry's id, which names the change within its bucket. */
export function opOf(entryId: string): string {
  return entryId.slice(entryId.lastIndexOf("~") + 1);
}
