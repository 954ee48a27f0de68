import { insertUnlessThere } from "@souk/chassis/mongo";
import type { Clock, Ids } from "@souk/chassis/ports";
import type { Collection, Db } from "mongodb";
import type { SlugClaim, SlugClaims } from "../usecases/ports.ts";

export interface SlugDocument {
  _id: string;
  productId: string;
  nonce: string;
  /** Since when the claim is in doubt; absent once it is confirmed. */
  doubtAt?: Date;
}

/** Claims in the collection `slugs`. */
export class MongoSlugClaims implements SlugClaims {
  readonly #slugs: Collection<SlugDocument>;
  readonly #clock: Clock;
  readonly #ids: Ids;

  constructor(db: Db, { clock, ids }: { readonly clock: Clock; readonly ids: Ids }) {
    this.#slugs = db.collection("slugs");
    this.#clock = clock;
    this.#ids = ids;
  }

  async claim(slug: string, productId: string): Promise<SlugClaim | undefined> {
    const claim = { slug, productId, nonce: this.#ids.next() };
    const document = { _id: slug, productId, nonce: claim.nonce, doubtAt: this.#now() };
    return (await insertUnlessThere(this.#slugs, document)) ? claim : this.doubt(slug, productId);
  }

  async confirm({ slug, productId, nonce }: SlugClaim): Promise<void> {
    await this.#slugs.updateOne({ _id: slug, productId, nonce }, { $unset: { doubtAt: "" } });
  }

  async doubt(slug: string, productId: string): Promise<SlugClaim | undefined> {
    const nonce = this.#ids.next();
    const change = { $set: { nonce, doubtAt: this.#now() } };
    const { matchedCount } = await this.#slugs.updateOne({ _id: slug, productId }, change);
    return matchedCount === 1 ? { slug, productId, nonce } : undefined;
  }

  async release({ slug, productId, nonce }: SlugClaim): Promise<void> {
    await this.#slugs.deleteOne({ _id: slug, productId, nonce });
  }

  async inDoubt(before: Date, limit: number): Promise<SlugClaim[]> {
    const documents = await this.#slugs
      .find({ doubtAt: { $lt: before } })
      .sort({ doubtAt: 1 })
      .limit(limit)
      .toArray();
    return documents.map(({ _id, productId, nonce }) => ({ slug: _id, productId, nonce }));
  }

  #now(): Date {
    return new Date(this.#clock.now());
  }
}
