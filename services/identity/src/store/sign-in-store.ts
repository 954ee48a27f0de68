import { Binary, type Collection, type Db } from "mongodb";
import type { BegunSignIn, SignInStore } from "../usecases/provider-sign-in.ts";
import type { SealingVault } from "./secrets/vault.ts";

interface SignInDocument {
  _id: string;
  expireTime: Date;
  sealed: Binary;
}

/** Sign-ins at other places that were begun here; sealed, since they hold what only this house may know until they are completed. */
export class MongoSignInStore implements SignInStore {
  readonly #signIns: Collection<SignInDocument>;
  readonly #vault: SealingVault;

  constructor(db: Db, vault: SealingVault) {
    this.#signIns = db.collection("signIns");
    this.#vault = vault;
  }

  async add({ id, expireTime, ...rest }: BegunSignIn): Promise<void> {
    const sealed = this.#vault.seal(Buffer.from(JSON.stringify(rest)), placeOf(id));
    await this.#signIns.insertOne({ _id: id, expireTime, sealed: new Binary(sealed) });
  }

  async take(id: string): Promise<BegunSignIn | undefined> {
    const document = await this.#signIns.findOneAndDelete({ _id: id });
    if (!document) return undefined;
    const rest = JSON.parse(this.#vault.open(document.sealed.buffer, placeOf(id)).toString());
    return { id, expireTime: document.expireTime, ...rest };
  }

  async forget(before: Date): Promise<void> {
    await this.#signIns.deleteMany({ expireTime: { $lt: before } });
  }
}

function placeOf(id: string): string {
  return `sign-in ${id}`;
}
