import {
  type EventRow,
  type NewEvent,
  type OutboxDocument,
  type OutboxStore,
  type PendingRows,
  toRows,
} from "../events/index.ts";
import type { Ports } from "../ports/index.ts";

/** An outbox over documents in memory, which an in-memory store of aggregates may share. Passes MongoOutbox's suite. */
export class MemoryOutbox implements OutboxStore {
  readonly documents: Map<string, OutboxDocument>;

  constructor(documents: Map<string, OutboxDocument> = new Map()) {
    this.documents = documents;
  }

  /** What a use case does: changes the aggregate and writes its events, in one step. Answers the rows. */
  write(subject: string, events: readonly NewEvent[], ports: Ports): EventRow[] {
    const { v = 0n, seq = 0n, outbox = {}, outboxAt } = this.documents.get(subject) ?? {};
    const rows = toRows(seq, events, ports);
    const added = Object.fromEntries(rows.map((row) => [String(row.seq), row]));
    const at = rows.at(-1)?.time ?? outboxAt;
    this.documents.set(subject, {
      _id: subject,
      v: v + 1n,
      seq: rows.at(-1)?.seq ?? seq,
      outbox: { ...outbox, ...added },
      ...(at ? { outboxAt: at } : {}),
    });
    return rows;
  }

  async pending(limit: number): Promise<PendingRows[]> {
    const waiting = [...this.documents.values()].filter((document) => document.outboxAt !== undefined);
    waiting.sort((a, b) => Number(a.outboxAt) - Number(b.outboxAt));
    return waiting.slice(0, limit).map(toPending);
  }

  async reread(subject: string): Promise<PendingRows | undefined> {
    const document = this.documents.get(subject);
    return document && toPending(document);
  }

  async clear(batch: readonly PendingRows[], ids: ReadonlySet<string>): Promise<boolean> {
    return batch.map((pending) => this.#clear(pending, ids)).every(Boolean);
  }

  #clear({ subject, v }: PendingRows, ids: ReadonlySet<string>): boolean {
    const document = this.documents.get(subject);
    if (document?.v !== v) return false;
    const kept = Object.entries(document.outbox ?? {}).filter(([, row]) => !ids.has(row.id));
    const { outboxAt, ...rest } = document;
    const still = kept.length > 0 && outboxAt ? { outboxAt } : {};
    this.documents.set(subject, { ...rest, outbox: Object.fromEntries(kept), ...still });
    return true;
  }
}

function toPending({ _id, v, outbox = {} }: OutboxDocument): PendingRows {
  return { subject: _id, v, rows: Object.values(outbox).sort((a, b) => Number(a.seq - b.seq)) };
}
