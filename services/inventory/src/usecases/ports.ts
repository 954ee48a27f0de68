import type { Bucket, BucketChange, LedgerEntry } from "../domain/bucket.ts";

/** A ledger entry and the request that it answers, so that a repeat finds it. */
export interface RecordedChange {
  readonly entry: LedgerEntry;
  readonly fingerprint: string;
}

export interface LedgerPosition {
  readonly createTime: Date;
  readonly id: string;
}

export interface StockStore {
  /** A bucket and the entries that are not in the ledger yet. */
  bucket(id: string): Promise<Bucket | undefined>;
  bucketsOf(productIds: readonly string[]): Promise<Bucket[]>;
  /** Stores a new bucket; false where it is there already. */
  open(change: BucketChange, fingerprint: string): Promise<boolean>;
  /** Stores a changed bucket over the version before it; false when that is no longer the version stored. */
  update(change: BucketChange, fingerprint: string): Promise<boolean>;
  /** The change of that entry id, wherever it lies. */
  recorded(bucketId: string, entryId: string): Promise<RecordedChange | undefined>;
  /** Moves entries that still lie in their buckets into the ledger. */
  settle(bucketId: string): Promise<void>;
  /** Buckets with entries that were not settled since before the time. */
  unsettled(before: Date, limit: number): Promise<string[]>;
  /** Entries after the position, newest first. */
  ledger(productId: string, after: LedgerPosition | undefined, limit: number): Promise<LedgerEntry[]>;
}

/** The state of catalog's products as far as inventory needs it, projected from their events. */
export interface FollowedProducts {
  /** Applies the state of event `sequence`; false where a later one was applied before. */
  apply(productId: string, sequence: number, state: string): Promise<boolean>;
}
