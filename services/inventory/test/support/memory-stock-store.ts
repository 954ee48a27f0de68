import type { Bucket, BucketChange, LedgerEntry, StockEvent } from "../../src/domain/bucket.ts";
import {
  nextExpiry,
  type Reservation,
  type ReservationChange,
  type ReservedBucket,
} from "../../src/domain/reservation.ts";
import type {
  ChangeOrigin,
  FollowedProducts,
  LedgerPosition,
  RecordedChange,
  ReservationStore,
  StockStore,
  StoredChange,
} from "../../src/usecases/ports.ts";

interface Stored {
  bucket: Bucket;
  reservations: Map<string, Reservation>;
  pending: Map<string, RecordedChange>;
}

/** The store's port in memory; the suite that it shares with MongoDB's keeps the two alike. */
export class MemoryStockStore implements StockStore, ReservationStore {
  readonly events: { bucketId: string; event: StockEvent }[] = [];
  readonly #buckets = new Map<string, Stored>();
  readonly #ledger = new Map<string, RecordedChange>();

  async bucket(id: string): Promise<Bucket | undefined> {
    return this.#buckets.get(id)?.bucket;
  }

  async bucketsOf(productIds: readonly string[]): Promise<Bucket[]> {
    const all = [...this.#buckets.values()].map(({ bucket }) => bucket);
    return all.filter(({ productId }) => productIds.includes(productId));
  }

  async *everyBucket(): AsyncGenerator<readonly Bucket[], void> {
    const productIds = [...this.#buckets.values()].map(({ bucket }) => bucket.productId);
    yield await this.bucketsOf([...new Set(productIds)].sort());
  }

  async open({ bucket, entry, events }: BucketChange, { fingerprint }: ChangeOrigin): Promise<boolean> {
    if (this.#buckets.has(bucket.id)) return false;
    this.#buckets.set(bucket.id, {
      bucket,
      reservations: new Map(),
      pending: new Map([[entry.id, { entry, fingerprint }]]),
    });
    this.#tell(bucket, events);
    return true;
  }

  async update({ bucket, entry, events }: BucketChange, { fingerprint }: ChangeOrigin): Promise<boolean> {
    const stored = this.#buckets.get(bucket.id);
    if (stored?.bucket.v !== bucket.v - 1n) return false;
    stored.bucket = bucket;
    stored.pending.set(entry.id, { entry, fingerprint });
    this.#tell(bucket, events);
    return true;
  }

  async reserved(id: string): Promise<ReservedBucket | undefined> {
    const stored = this.#buckets.get(id);
    if (!stored) return undefined;
    const { bucket, reservations, pending } = stored;
    return { bucket, reservations: new Map(reservations), isSettled: pending.size === 0 };
  }

  async reserve(change: ReservationChange, _next: Date | undefined, { fingerprint }: ChangeOrigin): Promise<boolean> {
    const { bucket, entry, events, reservation, forgotten } = change;
    const stored = this.#buckets.get(bucket.id);
    if (stored?.bucket.v !== bucket.v - 1n) return false;
    stored.bucket = bucket;
    stored.reservations.set(reservation.orderId, reservation);
    for (const orderId of forgotten) stored.reservations.delete(orderId);
    if (entry) stored.pending.set(entry.id, { entry, fingerprint });
    this.#tell(bucket, events);
    return true;
  }

  async forget(bucketId: string, v: bigint, orderIds: readonly string[]): Promise<boolean> {
    const stored = this.#buckets.get(bucketId);
    if (stored?.bucket.v !== v) return false;
    for (const orderId of orderIds) stored.reservations.delete(orderId);
    return true;
  }

  async expiring(by: Date, limit: number): Promise<string[]> {
    const late = [...this.#buckets.values()].filter(({ reservations }) => {
      const next = nextExpiry(reservations.values());
      return next !== undefined && next <= by;
    });
    return late.map(({ bucket }) => bucket.id).slice(0, limit);
  }

  async keeping(before: Date, limit: number): Promise<string[]> {
    const isOver = ({ state, updateTime }: Reservation) =>
      (state === "RELEASED" || state === "COMMITTED") && updateTime <= before;
    const keeping = [...this.#buckets.values()].filter(({ reservations }) => [...reservations.values()].some(isOver));
    return keeping.map(({ bucket }) => bucket.id).slice(0, limit);
  }

  async recorded(bucketId: string, entryId: string): Promise<RecordedChange | undefined> {
    return this.#buckets.get(bucketId)?.pending.get(entryId) ?? this.#ledger.get(entryId);
  }

  async settle(bucketId: string): Promise<void> {
    const { pending, reservations } = this.#buckets.get(bucketId) ?? { pending: new Map(), reservations: new Map() };
    for (const [id, change] of pending) {
      if (!this.#ledger.has(id)) this.#ledger.set(id, change);
      if (change.entry.kind === "SOLD") reservations.delete(change.entry.note);
    }
    pending.clear();
  }

  async settleOnly({ bucket, entry }: StoredChange, { fingerprint }: ChangeOrigin): Promise<boolean> {
    if (!this.#ledger.has(entry.id)) this.#ledger.set(entry.id, { entry, fingerprint });
    const stored = this.#buckets.get(bucket.id);
    if (stored?.bucket.v !== bucket.v) return false;
    await this.settle(bucket.id);
    return true;
  }

  async entries(ids: readonly string[]): Promise<LedgerEntry[]> {
    return ids.flatMap((id) => this.#ledger.get(id)?.entry ?? []);
  }

  async unsettled(before: Date, limit: number): Promise<string[]> {
    const left = [...this.#buckets.values()].filter(
      ({ bucket, pending }) => pending.size > 0 && bucket.updateTime < before,
    );
    return left.map(({ bucket }) => bucket.id).slice(0, limit);
  }

  async ledger(productId: string, after: LedgerPosition | undefined, limit: number): Promise<LedgerEntry[]> {
    const entries = [...this.#ledger.values()]
      .map(({ entry }) => entry)
      .filter((entry) => entry.productId === productId);
    const newestFirst = entries.sort((a, b) => compare(b, a));
    return newestFirst.filter((entry) => !after || compare(entry, after) < 0).slice(0, limit);
  }

  #tell({ id }: Bucket, events: readonly StockEvent[]): void {
    this.events.push(...events.map((event) => ({ bucketId: id, event })));
  }
}

/** The port in memory. */
export class MemoryFollowedProducts implements FollowedProducts {
  readonly #states = new Map<string, { sequence: number; state: string }>();

  async apply(productId: string, sequence: number, state: string): Promise<boolean> {
    if ((this.#states.get(productId)?.sequence ?? 0) >= sequence) return false;
    this.#states.set(productId, { sequence, state });
    return true;
  }
}

function compare(a: LedgerPosition, b: LedgerPosition): number {
  const byTime = a.createTime.getTime() - b.createTime.getTime();
  if (byTime !== 0 || a.id === b.id) return byTime;
  return a.id < b.id ? -1 : 1;
}
