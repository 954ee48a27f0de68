import { isDuplicateKey } from "@souk/chassis/mongo";
import type { Collection, Db } from "mongodb";
import type { AttemptStore } from "../usecases/ports.ts";

interface AttemptDocument {
  _id: string;
  count: number;
  resetTime: Date;
}

/** Attempts in `attempts`, by names that tell nobody's address. */
export class MongoAttemptStore implements AttemptStore {
  readonly #attempts: Collection<AttemptDocument>;

  constructor(db: Db) {
    this.#attempts = db.collection("attempts");
  }

  async count(key: string, now: Date): Promise<{ count: number; resetTime: Date | undefined }> {
    const found = await this.#attempts.findOne({ _id: key });
    const isOver = !found || found.resetTime <= now;
    return isOver ? { count: 0, resetTime: undefined } : { count: Number(found.count), resetTime: found.resetTime };
  }

  async add(key: string, now: Date, resetTime: Date): Promise<void> {
    const counted = await this.#attempts.updateOne({ _id: key, resetTime: { $gt: now } }, { $inc: { count: 1 } });
    if (counted.matchedCount === 1) return;
    try {
      const over = { _id: key, resetTime: { $lte: now } };
      await this.#attempts.updateOne(over, { $set: { count: 1, resetTime } }, { upsert: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await this.add(key, now, resetTime); // somebody else began the window just now
    }
  }

  async clear(key: string): Promise<void> {
    await this.#attempts.deleteOne({ _id: key });
  }

  async forget(before: Date): Promise<void> {
    await this.#attempts.deleteMany({ resetTime: { $lt: before } });
  }
}
