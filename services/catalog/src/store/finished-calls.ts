import { isDuplicateKey } from "@souk/chassis/mongo";
import type { Clock } from "@souk/chassis/ports";
import type { Collection, Db } from "mongodb";
import type { Product } from "../domain/product.ts";
import type { CallIdentity, FinishedCall } from "../usecases/ports.ts";
import { type CallDocument, type OpDocument, type ProductDocument, toFields, toProduct } from "./product-document.ts";

/**
 * The calls that changed a product, with their replies. A call is written into the product's own document, with the change
 * itself, and then moved to the collection `calls`; until that is done it is found where it was written.
 */
export class FinishedCalls {
  readonly #products: Collection<ProductDocument>;
  readonly #calls: Collection<CallDocument>;
  readonly #clock: Clock;

  constructor(db: Db, products: Collection<ProductDocument>, clock: Clock) {
    this.#products = products;
    this.#calls = db.collection("calls");
    this.#clock = clock;
  }

  /** The part of a product's `$set` that records the call; empty for a call without a key. */
  setOp(product: Product, { key, fingerprint }: CallIdentity): Record<string, OpDocument> {
    if (!key) return {};
    const at = new Date(this.#clock.now());
    return { [`ops.${key}`]: { fingerprint, at, v: product.v, fields: toFields(product) } };
  }

  /** Looks into the product first: what is in neither place then was not finished before the look. */
  async find(id: string, key: string): Promise<FinishedCall | undefined> {
    const document = await this.#products.findOne({ _id: id }, { projection: { [`ops.${key}`]: 1 } });
    const op = document?.ops?.[key] ?? (await this.#calls.findOne({ _id: `${id}~${key}` }));
    return op ? { fingerprint: op.fingerprint, product: toProduct(id, op.v, op.fields) } : undefined;
  }

  /** Moves a product's finished calls; without raising its version, since nothing about the product changes. */
  async settle(id: string): Promise<void> {
    for (;;) {
      const document = await this.#products.findOne({ _id: id }, { projection: { v: 1, ops: 1 } });
      const ops = Object.entries(document?.ops ?? {});
      if (!document || ops.length === 0) return;
      for (const [key, op] of ops) await this.#insert({ _id: `${id}~${key}`, ...op });
      const unset = Object.fromEntries(ops.map(([key]) => [`ops.${key}`, ""]));
      const { matchedCount } = await this.#products.updateOne({ _id: id, v: document.v }, { $unset: unset } as never);
      if (matchedCount === 1) return;
    }
  }

  async forget(before: Date): Promise<void> {
    await this.#calls.deleteMany({ at: { $lt: before } });
  }

  async #insert(call: CallDocument): Promise<void> {
    try {
      await this.#calls.insertOne(call);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // it was moved before
    }
  }
}
