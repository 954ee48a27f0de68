import { insertUnlessThere } from "@souk/chassis/mongo";
import type { Collection, Db } from "mongodb";
import type { Cart } from "../domain/cart.ts";
import type { CartStore } from "../usecases/ports.ts";
import { type CartDocument, toCart, toDocument } from "./cart-document.ts";

/** Carts in the collection `carts`: one document an owner, replaced by `{_id, v}` only. */
export class MongoCartStore implements CartStore {
  readonly #carts: Collection<CartDocument>;

  constructor(db: Db) {
    this.#carts = db.collection("carts");
  }

  async read(ownerId: string): Promise<Cart | undefined> {
    const document = await this.#carts.findOne({ _id: ownerId });
    return document ? toCart(document) : undefined;
  }

  async write(cart: Cart): Promise<boolean> {
    const { _id, ...document } = toDocument(cart);
    if (cart.v === 1n) return insertUnlessThere(this.#carts, { _id, ...document });
    const { matchedCount } = await this.#carts.replaceOne({ _id, v: cart.v - 1n }, document);
    return matchedCount === 1;
  }

  async forget(before: Date): Promise<void> {
    await this.#carts.deleteMany({ changeTime: { $lt: before } });
  }
}
