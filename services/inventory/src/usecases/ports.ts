import type { Bucket, BucketChange, LedgerEntry } from "../domain/bucket.ts";
import type { ReservationChange, ReservedBucket } from "../domain/reservation.ts";

/** A ledger entry and the request that it answers, so that a repeat finds it. */
export interface RecordedChange {
  readonly entry: LedgerEntry;
  readonly fingerprint: string;
}

/** The call or the event that a change answers. */
export interface ChangeOrigin {
  /** Hash of the request without its id; empty for an event. */
  readonly fingerprint: string;
  readonly traceparent: string | undefined;
}

/** A change that was stored, with its entry. */
export type StoredChange = Pick<BucketChange, "bucket" | "entry">;

export interface LedgerPosition {
  readonly createTime: Date;
  readonly id: string;
}

export interface StockStore {
  /** A bucket and the entries that are not in the ledger yet. */
  bucket(id: string): Promise<Bucket | undefined>;
  bucketsOf(productIds: readonly string[]): Promise<Bucket[]>;
  /** The buckets of every product, by product, in batches that hold whole products; one opened meanwhile may be left out. */
  everyBucket(): AsyncIterable<readonly Bucket[]>;
  /** Stores a new bucket; false where it is there already. */
  open(change: BucketChange, origin: ChangeOrigin): Promise<boolean>;
  /** Stores a changed bucket over the version before it; false when that is no longer the version stored. */
  update(change: BucketChange, origin: ChangeOrigin): Promise<boolean>;
  /** The change of that entry id, wherever it lies. */
  recorded(bucketId: string, entryId: string): Promise<RecordedChange | undefined>;
  /** Those of the ids that are in the ledger. */
  entries(ids: readonly string[]): Promise<LedgerEntry[]>;
  /** Moves entries that still lie in their buckets into the ledger. What was sold leaves the bucket with its entry. */
  settle(bucketId: string): Promise<void>;
  /** The same of the one entry that waits after this change; false where the bucket has changed since. */
  settleOnly(change: StoredChange, origin: ChangeOrigin): Promise<boolean>;
  /** Buckets with entries that were not settled since before the time. */
  unsettled(before: Date, limit: number): Promise<string[]>;
  /** Entries after the position, newest first. */
  ledger(productId: string, after: LedgerPosition | undefined, limit: number): Promise<LedgerEntry[]>;
}

/** What orders have of the buckets; it lies in them. */
export interface ReservationStore {
  /** A bucket with what orders have of it. */
  reserved(id: string): Promise<ReservedBucket | undefined>;
  /** Stores a changed reservation over the version before it; false when that is no longer the version stored. */
  reserve(change: ReservationChange, nextExpiry: Date | undefined, origin: ChangeOrigin): Promise<boolean>;
  /** Takes reservations out that are over, without changing anything else; false when the version is no longer the one stored. */
  forget(bucketId: string, v: bigint, orderIds: readonly string[]): Promise<boolean>;
  /** Buckets in which something held expires by the time. */
  expiring(by: Date, limit: number): Promise<string[]>;
  /** Buckets in which something was over before the time and is still kept. */
  keeping(before: Date, limit: number): Promise<string[]>;
}

/** The state of catalog's products as far as inventory needs it, projected from their events. */
export interface FollowedProducts {
  /** Applies the state of event `sequence`; false where a later one was applied before. */
  apply(productId: string, sequence: number, state: string): Promise<boolean>;
}

/** A change of a bucket as the event log tells it. */
export interface StockNews {
  /** Where to go on after it. */
  readonly token: string;
  readonly productId: string;
  readonly bucketId: string;
  /** Counts the bucket's events. */
  readonly sequence: bigint;
}

/** The history of all stock, in the order of the event log. */
export interface StockHistory {
  /** The token of the history's end as it is now. */
  end(): Promise<string>;
  /**
   * What came after the token and what comes, in batches, until the signal aborts.
   *
   * @throws AppError WATCH_TOKEN_EXPIRED
   */
  after(token: string, signal: AbortSignal): AsyncIterable<readonly StockNews[]>;
}
