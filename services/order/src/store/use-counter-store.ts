import { insertUnlessThere } from "@souk/chassis/mongo";
import type { Collection, Db } from "mongodb";
import type { UseCounter } from "../domain/coupon-uses.ts";
import type { UseCounterStore } from "../usecases/coupon-ports.ts";

type UseCounterDocument = Omit<UseCounter, "id"> & { _id: string };

/** Counters in `couponUses`, replaced by `{_id, v}` only. */
export class MongoUseCounterStore implements UseCounterStore {
  readonly #counters: Collection<UseCounterDocument>;

  constructor(db: Db) {
    this.#counters = db.collection("couponUses");
  }

  async read(id: string): Promise<UseCounter | undefined> {
    const document = await this.#counters.findOne({ _id: id });
    return document ? toCounter(document) : undefined;
  }

  async readMany(ids: readonly string[]): Promise<UseCounter[]> {
    return (await this.#counters.find({ _id: { $in: [...ids] } }).toArray()).map(toCounter);
  }

  async write({ id: _id, ...counter }: UseCounter): Promise<boolean> {
    if (counter.v === 1n) return insertUnlessThere(this.#counters, { _id, ...counter });
    const { matchedCount } = await this.#counters.replaceOne({ _id, v: counter.v - 1n }, counter);
    return matchedCount === 1;
  }
}

function toCounter({ _id: id, ...counter }: UseCounterDocument): UseCounter {
  return { id, ...counter };
}
