import type { CallIdentity } from "@souk/chassis/context";
import { insertUnlessThere } from "@souk/chassis/mongo";
import type { Clock } from "@souk/chassis/ports";
import type { Collection, Db } from "mongodb";

/** A finished call as it is stored, besides what its reply is made of. */
export interface OpDocument {
  fingerprint: string;
  at: Date;
}

/** What an aggregate's document holds for the calls that have changed it. */
interface CalledDocument {
  _id: string;
  v: bigint;
  /** Finished calls by their key, until they are moved to their own collection. */
  ops?: Record<string, OpDocument>;
}

/** A finished call in the collection `calls`; its id is the aggregate's and the call's key. */
interface CallDocument extends OpDocument {
  _id: string;
}

/**
 * The calls that changed an aggregate, with their replies. A call is written into the aggregate's own document, with the
 * change itself, and then moved to the collection `calls`; until that is done it is found where it was written.
 */
export class FinishedCalls<Reply extends object> {
  readonly #aggregates: Collection<CalledDocument>;
  readonly #calls: Collection<CallDocument>;
  readonly #clock: Clock;

  /** @param aggregates the name of their collection */
  constructor(db: Db, aggregates: string, clock: Clock) {
    this.#aggregates = db.collection(aggregates);
    this.#calls = db.collection("calls");
    this.#clock = clock;
  }

  /** The part of an aggregate's `$set` that records the call; empty for a call without a key. */
  setOp(
    { key, fingerprint }: Pick<CallIdentity, "key" | "fingerprint">,
    reply: Reply,
  ): Record<string, OpDocument & Reply> {
    if (!key) return {};
    return { [`ops.${key}`]: { fingerprint, at: new Date(this.#clock.now()), ...reply } };
  }

  /** Looks into the aggregate first: what is in neither place then was not finished before the look. */
  async find(id: string, key: string): Promise<(OpDocument & Reply) | undefined> {
    const document = await this.#aggregates.findOne({ _id: id }, { projection: { [`ops.${key}`]: 1 } });
    const op = document?.ops?.[key] ?? (await this.#calls.findOne({ _id: `${id}~${key}` }));
    return (op ?? undefined) as (OpDocument & Reply) | undefined;
  }

  /** Moves an aggregate's finished calls; without raising its version, since nothing about it changes. */
  async settle(id: string): Promise<void> {
    for (;;) {
      const document = await this.#aggregates.findOne({ _id: id }, { projection: { v: 1, ops: 1 } });
      const ops = Object.entries(document?.ops ?? {});
      if (!document || ops.length === 0) return;
      for (const [key, op] of ops) await insertUnlessThere(this.#calls, { ...op, _id: `${id}~${key}` }); // or it was moved before
      const unset = Object.fromEntries(ops.map(([key]) => [`ops.${key}`, ""]));
      const { matchedCount } = await this.#aggregates.updateOne({ _id: id, v: document.v }, { $unset: unset } as never);
      if (matchedCount === 1) return;
    }
  }

  async forget(before: Date): Promise<void> {
    await this.#calls.deleteMany({ at: { $lt: before } });
  }
}
