import { isDeepStrictEqual } from "node:util";
import type { Collection, Db, Document } from "mongodb";
import { failedIndex, isDuplicateKey } from "../mongo/index.ts";
import type { AuditQuery, AuditRow, AuditStore, StoredAuditRow } from "./ports.ts";

/** `_id` is the position; `n` is covered by the hash and stays with a row that is moved. */
interface AuditDocument extends AuditRow {
  readonly _id: bigint;
}

/** A row that a failover took back must not have been chained to, or the chain would have a gap. */
const KEPT = { readConcern: { level: "majority" } } as const;

/** Numbers only: of whatever else somebody put there, none is a row. */
const ROWS = { _id: { $gt: 0n } };

/** The log in the collection `audit`, which is not sharded, since the numbers are one sequence. */
export class MongoAuditStore implements AuditStore {
  readonly #rows: Collection<AuditDocument>;

  constructor(db: Db) {
    this.#rows = db.collection("audit", KEPT);
  }

  async last(): Promise<StoredAuditRow | undefined> {
    const [newest] = await this.#rows.find(ROWS).sort({ _id: -1 }).limit(1).toArray();
    return newest && toStored(newest);
  }

  async insert(rows: readonly AuditRow[]): Promise<number> {
    try {
      await this.#rows.insertMany(rows.map(toDocument), { ordered: true });
      return rows.length;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return failedIndex(error);
    }
  }

  async read(after: bigint, limit: number): Promise<StoredAuditRow[]> {
    const found = this.#rows.find({ _id: { $gt: after } }).sort({ _id: 1 });
    return (await found.limit(limit).toArray()).map(toStored);
  }

  async list({ by, before, limit }: AuditQuery): Promise<AuditRow[]> {
    const place = before === undefined ? ROWS : { _id: { $gt: 0n, $lt: before } };
    const found = this.#rows.find({ ...(by ? { [by.field]: by.value } : {}), ...place }).sort({ _id: -1 });
    return (await found.limit(limit).toArray()).map((document) => toStored(document).row);
  }
}

function toDocument(row: AuditRow): AuditDocument {
  return { _id: row.n, ...row };
}

/** Reads whatever may stand there, for somebody may have changed it: what is no row's field is left out, and a wrong one is empty. */
function toStored(document: Document): StoredAuditRow {
  const position = numberOf(document._id);
  const row: AuditRow = {
    ...{
      n: numberOf(document.n),
      id: textOf(document.id),
      at: document.at instanceof Date ? document.at : new Date(0),
    },
    ...{ action: textOf(document.action), actor: textOf(document.actor), caller: textOf(document.caller) },
    ...{ target: textOf(document.target), details: detailsOf(document.details) },
    ...{ requestId: textOf(document.requestId), traceparent: textOf(document.traceparent) },
    ...{ prev: textOf(document.prev), hash: textOf(document.hash) },
  };
  return { position, row, isWhole: isDeepStrictEqual(document, { ...row, _id: position }) };
}

function numberOf(value: unknown): bigint {
  return typeof value === "bigint" ? value : 0n;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function detailsOf(value: unknown): Record<string, string> {
  const isMap = typeof value === "object" && value !== null;
  return isMap ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, textOf(text)])) : {};
}
