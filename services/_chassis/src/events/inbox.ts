import type { Collection, Db } from "mongodb";
import { GroupedCollection } from "../mongo/index.ts";
import type { Clock } from "../ports/index.ts";
import type { EventEnvelope } from "./envelope.ts";

interface InboxDocument {
  _id: string;
  at: Date;
}

const KEPT_MS = 8 * 24 * 3_600_000;

/**
 * Remembers which events a consumer has done with, to spare it the repeats. The row is written after the effect: a crash
 * between the two repeats the effect, so the effect's own document must make a repeat harmless; the other way round would lose it.
 */
export interface Inbox {
  /** Runs the effect unless this consumer is known to have done it. Answers whether it ran. */
  once(consumer: string, event: Pick<EventEnvelope, "id">, effect: () => Promise<void>): Promise<boolean>;
  /** Drops rows older than 8 days. */
  sweep(): Promise<void>;
}

export class MongoInbox implements Inbox {
  readonly #done: Collection<InboxDocument>;
  readonly #byId: GroupedCollection<InboxDocument>;
  readonly #clock: Clock;

  constructor(db: Db, clock: Clock) {
    this.#done = db.collection("inbox");
    this.#byId = new GroupedCollection(db, "inbox");
    this.#clock = clock;
  }

  async once(consumer: string, event: Pick<EventEnvelope, "id">, effect: () => Promise<void>): Promise<boolean> {
    const _id = `${consumer}~${event.id}`;
    if (await this.#byId.find(_id)) return false;
    await effect();
    await this.#byId.insert({ _id, at: new Date(this.#clock.now()) });
    return true;
  }

  async sweep(): Promise<void> {
    await this.#done.deleteMany({ at: { $lt: new Date(this.#clock.now() - KEPT_MS) } });
  }
}
