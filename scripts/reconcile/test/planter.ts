import type { Collection, Document, MongoClient } from "mongodb";

type Doc = Document & { _id: string };

/** Puts faults into the databases of a shop, and takes them out again. Collections are named `order.orders`. */
export class Planter {
  readonly #client: MongoClient;
  readonly #prefix: string;
  readonly #undo: (() => Promise<unknown>)[] = [];

  constructor(client: MongoClient, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  async change(where: string, id: string, update: Document): Promise<void> {
    const { collection, before } = await this.#find(where, id);
    this.#undo.push(() => collection.replaceOne({ _id: id }, before));
    await collection.updateOne({ _id: id }, update);
  }

  /** Every operation of a payment whose name is like this. */
  async changeAll(where: string, id: string, name: RegExp, operation: object): Promise<void> {
    const { before } = await this.#find(where, id);
    const names = Object.keys(before.ops).filter((each) => name.test(each));
    await this.change(where, id, { $set: Object.fromEntries(names.map((each) => [`ops.${each}`, operation])) });
  }

  async remove(where: string, id: string): Promise<void> {
    const { collection, before } = await this.#find(where, id);
    this.#undo.push(() => collection.insertOne(before));
    await collection.deleteOne({ _id: id });
  }

  async copy(where: string, id: string, as: string, changes: Document = {}): Promise<void> {
    const { collection, before } = await this.#find(where, id);
    this.#undo.push(() => collection.deleteOne({ _id: as }));
    await collection.insertOne({ ...before, ...changes, _id: as });
  }

  async takeOut(): Promise<void> {
    for (const undo of this.#undo.splice(0).toReversed()) await undo();
  }

  async #find(where: string, id: string): Promise<{ collection: Collection<Doc>; before: Doc }> {
    const [service = "", name = ""] = where.split(".");
    const collection = this.#client.db(`${this.#prefix}${service}`).collection<Doc>(name);
    const before = await collection.findOne({ _id: id });
    if (!before) throw new Error(`there is no ${id} in ${where}`);
    return { collection, before };
  }
}
