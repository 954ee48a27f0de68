import type { Collection } from "mongodb";
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

const OUTBOX_ONLY = { v: 1, outbox: 1 };

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

/** The outbox part of an update, in the same write as the change itself; `outboxAt` stays the time of the oldest row. */
export function outboxUpdate(rows: readonly EventRow[]): { $set: Record<string, unknown>; $min?: { outboxAt: Date } } {
  const last = rows.at(-1);
  if (!last) return { $set: {} };
  const byField = Object.fromEntries(rows.map((row) => [`outbox.${row.seq}`, row]));
  return { $set: { seq: last.seq, ...byField }, $min: { outboxAt: last.time } };
}

/** The outbox of one collection of aggregates, of which it only sees the fields above. */
export class MongoOutbox<D extends OutboxDocument> implements OutboxStore {
  readonly #aggregates: Collection<OutboxDocument>;

  constructor(collection: Collection<D>) {
    this.#aggregates = collection as unknown as Collection<OutboxDocument>;
  }

  async pending(limit: number): Promise<PendingRows[]> {
    const waiting = this.#aggregates.find({ outboxAt: { $gt: new Date(0) } }, { projection: OUTBOX_ONLY });
    return (await waiting.sort({ outboxAt: 1 }).limit(limit).toArray()).map(toPending);
  }

  async reread(subject: string): Promise<PendingRows | undefined> {
    const document = await this.#aggregates.findOne({ _id: subject }, { projection: OUTBOX_ONLY });
    return document ? toPending(document) : undefined;
  }

  async clear(batch: readonly PendingRows[], ids: ReadonlySet<string>): Promise<boolean> {
    const updates = batch.map(({ subject, v, rows }) => ({
      updateOne: { filter: { _id: subject, v }, update: { $unset: unsetOf(rows, ids) } },
    }));
    const { matchedCount } = await this.#aggregates.bulkWrite(updates, { ordered: false });
    return matchedCount === batch.length;
  }
}

function unsetOf(rows: readonly EventRow[], ids: ReadonlySet<string>): Record<string, ""> {
  const gone = rows.filter((row) => ids.has(row.id)).map((row) => [`outbox.${row.seq}`, ""]);
  return Object.fromEntries(gone.length === rows.length ? [...gone, ["outboxAt", ""]] : gone);
}

function toPending({ _id, v, outbox = {} }: OutboxDocument): PendingRows {
  const rows = Object.values(outbox).sort((a, b) => Number(a.seq - b.seq));
  return { subject: _id, v, rows };
}
