import { insertUnlessThere } from "@souk/chassis/mongo";
import { afterKeys } from "@souk/chassis/pages";
import type { Collection, Db, Filter } from "mongodb";
import { type ApiKey, keySessionOf } from "../domain/api-key.ts";
import type { ApiKeyStore, UserPosition } from "../usecases/ports.ts";
import { NEWEST_FIRST } from "./queries.ts";

interface ApiKeyDocument extends Omit<ApiKey, "id"> {
  _id: string;
  keyId: string;
  isKey: true;
}

/**
 * API keys lie among the sessions, each under the id of the session of its tokens: so one write ends the key and has everybody told that
 * its tokens are over.
 */
export class MongoApiKeyStore implements ApiKeyStore {
  readonly #keys: Collection<ApiKeyDocument>;

  constructor(db: Db) {
    this.#keys = db.collection("sessions");
  }

  async create({ id, ...key }: ApiKey): Promise<boolean> {
    const scopes = [...key.scopes];
    return insertUnlessThere(this.#keys, { _id: keySessionOf(id), keyId: id, isKey: true, ...key, scopes });
  }

  async read(id: string): Promise<ApiKey | undefined> {
    const document = await this.#keys.findOne({ _id: keySessionOf(id), isKey: true });
    return document ? toApiKey(document) : undefined;
  }

  async list(after: UserPosition | undefined, limit: number): Promise<ApiKey[]> {
    const rest = after ? afterKeys(NEWEST_FIRST, [after.createTime, keySessionOf(after.id)]) : {};
    const documents = await this.#keys
      .find({ isKey: true, ...rest } as Filter<ApiKeyDocument>)
      .sort(NEWEST_FIRST)
      .limit(limit)
      .toArray();
    return documents.map(toApiKey);
  }

  async used(id: string, now: Date): Promise<void> {
    await this.#keys.updateOne({ _id: keySessionOf(id) }, { $max: { lastUseTime: now } });
  }

  async end(id: string, now: Date): Promise<void> {
    await this.#keys.updateOne({ _id: keySessionOf(id), endTime: null as never }, { $set: { endTime: now } });
  }
}

function toApiKey({ _id: _session, keyId, isKey: _isKey, ...key }: ApiKeyDocument): ApiKey {
  return { id: keyId, ...key };
}
