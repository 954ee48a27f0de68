import { MongoOutbox, type OutboxDocument, outboxOfNew } from "@souk/chassis/events";
import { GroupedCollection } from "@souk/chassis/mongo";
import { afterKeys } from "@souk/chassis/pages";
import type { Collection, Db, Filter } from "mongodb";
import type { Bucket, BucketChange, LedgerEntry } from "../domain/bucket.ts";
import type { ChangeOrigin, LedgerPosition, RecordedChange, StockStore, StoredChange } from "../usecases/ports.ts";
import { type BucketWriter, pendingOf } from "./bucket-writer.ts";
import { type BucketDocument, type LedgerDocument, opOf, toBucket, toEntry } from "./stock-document.ts";

const BATCH = 100;
const LEDGER_SORT = { createTime: -1, _id: -1 } as const;

/** Buckets in `buckets`, changed by `{_id, v}` only; their history in `ledger`, where rows are only ever added. */
export class MongoStockStore implements StockStore {
  readonly outbox: MongoOutbox<OutboxDocument>;
  readonly #buckets: Collection<BucketDocument>;
  readonly #ledger: Collection<LedgerDocument>;
  readonly #entries: GroupedCollection<LedgerDocument>;
  readonly #writer: BucketWriter;

  constructor(db: Db, writer: BucketWriter) {
    this.#buckets = writer.buckets;
    this.#ledger = db.collection("ledger");
    this.#entries = new GroupedCollection(db, "ledger");
    this.outbox = new MongoOutbox(db.collection<OutboxDocument>("buckets"));
    this.#writer = writer;
  }

  async bucket(id: string): Promise<Bucket | undefined> {
    const document = await this.#writer.byId.find(id);
    return document ? toBucket(document) : undefined;
  }

  async bucketsOf(productIds: readonly string[]): Promise<Bucket[]> {
    const documents = await this.#buckets
      .find({ productId: { $in: [...productIds] } })
      .sort({ productId: 1, _id: 1 })
      .toArray();
    return documents.map(toBucket);
  }

  async *everyBucket(): AsyncGenerator<readonly Bucket[], void> {
    for (let after: string | undefined = ""; after !== undefined; ) {
      const documents: Pick<BucketDocument, "productId">[] = await this.#buckets
        .find({ productId: { $gt: after } }, { projection: { productId: 1 } })
        .sort({ productId: 1, _id: 1 })
        .limit(BATCH)
        .toArray();
      yield await this.bucketsOf([...new Set(documents.map(({ productId }) => productId))]);
      after = documents.at(-1)?.productId;
    }
  }

  async open(change: BucketChange, origin: ChangeOrigin): Promise<boolean> {
    const { id, ...rest } = change.bucket;
    const pending = { [opOf(change.entry.id)]: pendingOf(change.entry, origin) };
    const document = { _id: id, ...rest, pending, pendingAt: rest.updateTime };
    const opened = await this.#writer.byId.insert({
      ...document,
      ...outboxOfNew(this.#writer.rows(change, origin)),
    });
    if (opened) this.#writer.told();
    return opened;
  }

  async update(change: BucketChange, origin: ChangeOrigin): Promise<boolean> {
    const pending = { [`pending.${opOf(change.entry.id)}`]: pendingOf(change.entry, origin) };
    return this.#writer.write(change, {
      set: pending,
      min: { pendingAt: change.bucket.updateTime },
      unset: {},
      origin,
    });
  }

  async recorded(bucketId: string, entryId: string): Promise<RecordedChange | undefined> {
    const bucket = await this.#buckets.findOne({ _id: bucketId }, { projection: { pending: 1 } });
    const found = bucket?.pending?.[opOf(entryId)] ?? (await this.#ledger.findOne({ _id: entryId }));
    if (!found) return undefined;
    const { fingerprint, productId, locationId, kind, delta, availableAfter, note, createTime } = found;
    return {
      entry: { id: entryId, productId, locationId, kind, delta, availableAfter, note, createTime },
      fingerprint,
    };
  }

  async entries(ids: readonly string[]): Promise<LedgerEntry[]> {
    const documents = await Promise.all(ids.map((id) => this.#entries.find(id)));
    return documents.flatMap((document) => {
      if (!document) return [];
      const { _id, ...entry } = document;
      return toEntry(_id, entry);
    });
  }

  async settle(bucketId: string): Promise<void> {
    for (;;) {
      const bucket = await this.#writer.byId.find(bucketId);
      const pending = Object.entries(bucket?.pending ?? {});
      if (!bucket || pending.length === 0) return;
      await Promise.all(pending.map(([op, entry]) => this.#entries.insert({ _id: `${bucketId}~${op}`, ...entry })));
      const settled = pending.map(([, entry]) => entry);
      if (await this.#unset(bucket, settled)) return;
    }
  }

  async settleOnly({ bucket, entry }: StoredChange, origin: ChangeOrigin): Promise<boolean> {
    await this.#entries.insert({ _id: entry.id, ...pendingOf(entry, origin) });
    return this.#unset({ ...bucket, _id: bucket.id }, [entry]);
  }

  /** Without raising v: that is the etag, and nothing about the stock has changed. */
  async #unset(
    { _id, v, productId }: Pick<BucketDocument, "_id" | "v" | "productId">,
    settled: readonly Pick<LedgerEntry, "kind" | "note">[],
  ): Promise<boolean> {
    const sold = settled.filter(({ kind }) => kind === "SOLD").map(({ note }) => [`res.${note}`, ""]);
    const unset = { pending: "", pendingAt: "", ...Object.fromEntries(sold) };
    return this.#writer.byId.update({ _id, v, productId }, { $unset: unset } as never);
  }

  async unsettled(before: Date, limit: number): Promise<string[]> {
    const documents = await this.#buckets
      .find({ pendingAt: { $lt: before } }, { projection: { _id: 1 } })
      .sort({ pendingAt: 1 })
      .limit(limit)
      .toArray();
    return documents.map(({ _id }) => _id);
  }

  async ledger(productId: string, after: LedgerPosition | undefined, limit: number): Promise<LedgerEntry[]> {
    const rest = after ? afterKeys(LEDGER_SORT, [after.createTime, after.id]) : {};
    const documents = await this.#ledger
      .find({ productId, ...rest } as Filter<LedgerDocument>)
      .sort(LEDGER_SORT)
      .limit(limit)
      .toArray();
    return documents.map(({ _id, ...entry }) => toEntry(_id, entry));
  }
}
