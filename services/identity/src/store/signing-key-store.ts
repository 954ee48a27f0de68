import { insertUnlessThere } from "@souk/chassis/mongo";
import { Binary, type Collection, type Db } from "mongodb";
import type { SigningKeyStore, StoredKey } from "../usecases/ports.ts";

interface KeyDocument extends Omit<StoredKey, "number" | "sealedPrivate"> {
  /** The key's number, which only one can have. */
  _id: number;
  sealedPrivate: Binary;
}

/** Keys in `signingKeys`, never changed. */
export class MongoSigningKeyStore implements SigningKeyStore {
  readonly #keys: Collection<KeyDocument>;

  constructor(db: Db) {
    this.#keys = db.collection("signingKeys");
  }

  async all(): Promise<StoredKey[]> {
    const documents = await this.#keys.find().sort({ _id: 1 }).toArray();
    return documents.map(({ _id, sealedPrivate, ...key }) => ({
      ...{ ...key, number: Number(_id), sealedPrivate: sealedPrivate.buffer },
    }));
  }

  async add({ number, sealedPrivate, ...key }: StoredKey): Promise<boolean> {
    const document = { _id: number, ...key, sealedPrivate: new Binary(Buffer.from(sealedPrivate)) };
    return insertUnlessThere(this.#keys, document);
  }

  async remove(kid: string): Promise<void> {
    await this.#keys.deleteOne({ kid });
  }
}
