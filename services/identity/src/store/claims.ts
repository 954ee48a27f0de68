import { insertUnlessThere } from "@souk/chassis/mongo";
import type { Collection, Db } from "mongodb";
import type { Claims } from "../usecases/ports.ts";

interface ClaimDocument {
  _id: string;
  userId: string;
}

/**
 * Claims in the collection `claims`, for ever; what they say counts only as far as the account says the same. A claim whose account was never written, since its writer died, needs no sweeper: whoever
 * claims next gets the same account id and writes the account.
 */
export class MongoClaims implements Claims {
  readonly #claims: Collection<ClaimDocument>;

  constructor(db: Db) {
    this.#claims = db.collection("claims");
  }

  async claim(key: string, userId: string): Promise<string> {
    if (await insertUnlessThere(this.#claims, { _id: key, userId })) return userId;
    return (await this.find(key)) ?? userId;
  }

  async find(key: string): Promise<string | undefined> {
    return (await this.#claims.findOne({ _id: key }))?.userId;
  }

  async move(key: string, from: string, to: string): Promise<void> {
    await this.#claims.updateOne({ _id: key, userId: from }, { $set: { userId: to } });
  }
}
