import { isDuplicateKey } from "@souk/chassis/mongo";
import type { Collection, Db } from "mongodb";
import type { FollowedProducts } from "../usecases/ports.ts";

export interface FollowedDocument {
  _id: string;
  sequence: bigint;
  state: string;
  /** How many events were applied; those that came late were not. */
  applied: bigint;
}

/** The projection in `followedProducts`: the last event applied is part of the document, which makes a repeat harmless. */
export class MongoFollowedProducts implements FollowedProducts {
  readonly #products: Collection<FollowedDocument>;

  constructor(db: Db) {
    this.#products = db.collection("followedProducts");
  }

  async apply(productId: string, sequence: number, state: string): Promise<boolean> {
    const older = { _id: productId, sequence: { $lt: BigInt(sequence) } };
    const change = { $set: { sequence: BigInt(sequence), state }, $inc: { applied: 1n } };
    try {
      await this.#products.updateOne(older, change as never, { upsert: true });
      return true;
    } catch (error) {
      // The upsert met a document with this or a later sequence.
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
