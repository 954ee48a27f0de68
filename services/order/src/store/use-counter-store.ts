import { GroupedCollection } from "@souk/chassis/mongo";
import type { Collection, Db } from "mongodb";
import type { UseCounter } from "../domain/coupon-uses.ts";
import type { UseCounterStore } from "../usecases/coupon-ports.ts";

type UseCounterDocument = Omit<UseCounter, "id"> & { _id: string };

/** Counters in `couponUses`, replaced by `{_id, v}` only. */
export class MongoUseCounterStore implements UseCounterStore {
  readonly #counters: Collection<UseCounterDocument>;
  readonly #byId: GroupedCollection<UseCounterDocument>;

  constructor(db: Db) {
    this.#counters = db.collection("couponUses");
    this.#byId = new GroupedCollection(db, "couponUses");
  }

  async read(id: string): Promise<UseCounter | undefined> {
    const document = await this.#byId.find(id);
    return document ? toCounter(document) : undefined;
  }

  async readMany(ids: readonly string[]): Promise<UseCounter[]> {
    return (await this.#counters.find({ _id: { $in: [...ids] } }).toArray()).map(toCounter);
  }

  async write({ id: _id, ...counter }: UseCounter): Promise<boolean> {
    if (counter.v === 1n) return this.#byId.insert({ _id, ...counter });
    return this.#byId.update({ _id, v: counter.v - 1n }, counter);
  }
}

function toCounter({ _id: id, ...counter }: UseCounterDocument): UseCounter {
  return { id, ...counter };
}
