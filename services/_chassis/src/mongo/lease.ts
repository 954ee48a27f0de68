import type { Collection, Db } from "mongodb";
import type { Clock } from "../ports/index.ts";
import { isDuplicateKey } from "./connection.ts";

interface LeaseDocument {
  _id: string;
  holder: string;
  until: Date;
}

/** Says which process does a piece of work. It saves work; correctness must rest on something else. */
export interface Lease {
  /** True while this process holds it; renews by itself. */
  hold(): Promise<boolean>;
  /** Whether it was held when this process looked last. Asks nobody. */
  isHeld(): boolean;
  /** Gives it up at once. */
  drop(): Promise<void>;
}

/** A lease in the collection `leases`, renewed when a third of its time has gone. */
export class MongoLease implements Lease {
  readonly #leases: Collection<LeaseDocument>;
  readonly #name: string;
  readonly #holder: string;
  readonly #clock: Clock;
  readonly #lengthMs: number;
  #until = 0;

  constructor(db: Db, name: string, holder: string, clock: Clock, lengthMs = 3_000) {
    this.#leases = db.collection("leases");
    this.#name = name;
    this.#holder = holder;
    this.#clock = clock;
    this.#lengthMs = lengthMs;
  }

  async hold(): Promise<boolean> {
    const now = this.#clock.now();
    if (this.#until - now > (this.#lengthMs * 2) / 3) return true;
    const until = now + this.#lengthMs;
    const free = { _id: this.#name, $or: [{ holder: this.#holder }, { until: { $lt: new Date(now) } }] };
    try {
      const change = { $set: { holder: this.#holder, until: new Date(until) } };
      await this.#leases.updateOne(free, change, { upsert: true });
      this.#until = until;
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      this.#until = 0;
      return false;
    }
  }

  isHeld(): boolean {
    return this.#until > this.#clock.now();
  }

  async drop(): Promise<void> {
    this.#until = 0;
    await this.#leases.deleteOne({ _id: this.#name, holder: this.#holder });
  }
}
