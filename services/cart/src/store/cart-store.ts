import { GroupedCollection } from "@souk/chassis/mongo";
import type { Collection, Db } from "mongodb";
import type { Cart } from "../domain/cart.ts";
import type { CartStore } from "../usecases/ports.ts";
import { type CartDocument, toCart, toDocument } from "./cart-document.ts";

/** Carts in the collection `carts`: one document an owner, replaced by `{_id, v}` only. */
export class MongoCartStore implements CartStore {
  readonly #carts: Collection<CartDocument>;
  readonly #byId: GroupedCollection<CartDocument>;

  constructor(db: Db) {
    this.#carts = db.collection("carts");
    this.#byId = new GroupedCollection(db, "carts");
  }

  async read(ownerId: string): Promise<Cart | undefined> {
    const document = await this.#byId.find(ownerId);
    return document ? toCart(document) : undefined;
  }

  async write(cart: Cart): Promise<boolean> {
    const { _id, ...document } = toDocument(cart);
    if (cart.v === 1n) return this.#byId.insert({ _id, ...document });
    return this.#byId.update({ _id, v: cart.v - 1n }, document);
  }

  async forget(before: Date): Promise<void> {
    await this.#carts.deleteMany({ changeTime: { $lt: before } });
  }
}
