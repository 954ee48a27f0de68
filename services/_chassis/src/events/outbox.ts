import type { Collection, Filter, UpdateFilter } from "mongodb";
import type { Ports } from "../ports/index.ts";
import type { EventRow, NewEvent } from "./envelope.ts";
import type { OutboxStore, PendingRows } from "./ports.ts";

/** What an aggregate's document holds for the outbox. `outboxAt` is there while rows are, for a sparse index. */
export interface OutboxFields {
  /** Counts the aggregate's events. */
  seq: bigint;
  /** Rows by their sequence. */
  outbox?: Record<string, EventRow>;
  outboxAt?: Date;
}

export interface OutboxDocument extends OutboxFields {
  _id: string;
  v: bigint;
}

/** Numbers new events after `seq` and makes them rows. */
export function toRows(seq: bigint, events: readonly NewEvent[], ports: Ports, traceparent?: string): EventRow[] {
  const time = new Date(ports.clock.now());
  return events.map(({ type, data }, i) => ({
    id: ports.ids.next(),
    type,
    seq: seq + BigInt(i) + 1n,
    time,
    ...(traceparent ? { traceparent } : {}),
    json: JSON.stringify(data),
  }));
}

/** The outbox part of a new document. */
export function outboxOfNew(rows: readonly EventRow[]): OutboxFields {
  const last = rows.at(-1);
  if (!last) return { seq: 0n };
  return { seq: last.seq, outbox: Object.fromEntries(rows.map((row) => [String(row.seq), row])), outboxAt: last.time };
}

/** The outbox part of an update's `$set`, in the same write as the change itself. */
export function outboxSet(rows: readonly EventRow[]): Record<string, unknown> {
  const last = rows.at(-1);
  if (!last) return {};
  return { seq: last.seq, outboxAt: last.time, ...Object.fromEntries(rows.map((row) => [`outbox.${row.seq}`, row])) };
}

/** The outbox of one collection of aggregates. */
export class MongoOutbox<D extends OutboxDocument> implements OutboxStore {
  readonly #collection: Collection<D>;

  constructor(collection: Collection<D>) {
    this.#collection = collection;
  }

  async pending(limit: number): Promise<PendingRows[]> {
    const filter = { outboxAt: { $gt: new Date(0) } } as unknown as Filter<D>;
    const documents = await this.#collection
      .find(filter, { projection: { v: 1, outbox: 1 } })
      .sort({ outboxAt: 1 })
      .limit(limit)
      .toArray();
    return documents.map((document) => toPending(document as unknown as OutboxDocument));
  }

  async reread(subject: string): Promise<PendingRows | undefined> {
    const filter = { _id: subject } as unknown as Filter<D>;
    const document = await this.#collection.findOne(filter, { projection: { v: 1, outbox: 1 } });
    return document ? toPending(document as unknown as OutboxDocument) : undefined;
  }

  async clear({ subject, v, rows }: PendingRows, ids: ReadonlySet<string>): Promise<boolean> {
    const gone = rows.filter((row) => ids.has(row.id)).map((row) => [`outbox.${row.seq}`, ""]);
    const unset = Object.fromEntries(gone.length === rows.length ? [...gone, ["outboxAt", ""]] : gone);
    const filter = { _id: subject, v } as unknown as Filter<D>;
    const { matchedCount } = await this.#collection.updateOne(filter, { $unset: unset } as UpdateFilter<D>);
    return matchedCount === 1;
  }
}

function toPending({ _id, v, outbox = {} }: OutboxDocument): PendingRows {
  const rows = Object.values(outbox).sort((a, b) => Number(a.seq - b.seq));
  return { subject: _id, v, rows };
}
