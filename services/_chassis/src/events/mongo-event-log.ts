import type { Collection, Db } from "mongodb";
import { failedIndex, isDuplicateKey } from "../mongo/index.ts";
import type { Ids } from "../ports/index.ts";
import type { EventRow, LoggedEvent } from "./envelope.ts";
import type { AppendConflict, EventLog, LogHead } from "./ports.ts";

interface EventDocument extends Omit<EventRow, "id"> {
  _id: bigint;
  eventId: string;
  subject: string;
}

interface LogDocument {
  _id: "log";
  logId: string;
  floor: bigint;
}

/** The log in two collections, `events` and `eventLog`; neither is sharded, since the numbers are one sequence. */
export class MongoEventLog implements EventLog {
  readonly #events: Collection<EventDocument>;
  readonly #meta: Collection<LogDocument>;
  readonly #ids: Ids;

  constructor(db: Db, ids: Ids) {
    this.#events = db.collection("events");
    this.#meta = db.collection("eventLog");
    this.#ids = ids;
  }

  async head(): Promise<LogHead> {
    const { logId, floor } = await this.#readMeta();
    return { logId, floor };
  }

  async tail(): Promise<bigint> {
    const [last] = await this.last(1);
    return last?.n ?? 0n;
  }

  async last(count: number): Promise<LoggedEvent[]> {
    const documents = await this.#events.find().sort({ _id: -1 }).limit(count).toArray();
    return documents.reverse().map(toLogged);
  }

  async append(events: readonly LoggedEvent[]): Promise<AppendConflict | undefined> {
    try {
      await this.#events.insertMany(events.map(toDocument), { ordered: true });
      return undefined;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return await this.#conflictOf(events[failedIndex(error)] as LoggedEvent);
    }
  }

  async read(after: bigint, limit: number): Promise<LoggedEvent[]> {
    const documents = await this.#events
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    const gap = documents.findIndex((document, i) => document._id !== after + BigInt(i) + 1n);
    return (gap < 0 ? documents : documents.slice(0, gap)).map(toLogged);
  }

  async trim(upTo: bigint): Promise<void> {
    const last = (await this.tail()) - 1n;
    const floor = upTo < last ? upTo : last;
    if (floor <= 0n) return;
    await this.#readMeta();
    await this.#meta.updateOne({ _id: "log" }, { $max: { floor } });
    await this.#events.deleteMany({ _id: { $lte: floor } });
  }

  async lastBefore(time: Date): Promise<bigint> {
    const filter = { time: { $lt: time } };
    const [document] = await this.#events.find(filter).sort({ time: -1, _id: -1 }).limit(1).toArray();
    return document?._id ?? 0n;
  }

  async #conflictOf({ n }: LoggedEvent): Promise<AppendConflict> {
    const existing = await this.#events.findOne({ _id: n });
    if (!existing) throw new Error(`event ${n} was refused as a duplicate and is not there`);
    return { at: n, existing: toLogged(existing) };
  }

  async #readMeta(): Promise<LogDocument> {
    const known = await this.#meta.findOne({ _id: "log" });
    if (known) return known;
    const fresh = { logId: this.#ids.next(), floor: 0n };
    await this.#meta.updateOne({ _id: "log" }, { $setOnInsert: fresh }, { upsert: true });
    return this.#readMeta();
  }
}

function toDocument({ n, id, ...rest }: LoggedEvent): EventDocument {
  return { _id: n, eventId: id, ...rest };
}

function toLogged({ _id, eventId, ...rest }: EventDocument): LoggedEvent {
  return { n: BigInt(_id), id: eventId, ...rest, seq: BigInt(rest.seq) };
}
