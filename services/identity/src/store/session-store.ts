import type { Collection, Db } from "mongodb";
import type { Session, SessionEnd } from "../domain/session.ts";
import type { EndedSession, SessionStore } from "../usecases/ports.ts";

interface SessionDocument extends Omit<Session, "id"> {
  _id: string;
  why?: SessionEnd;
  /** Set on API keys, which lie in the same collection (api-key-store.ts). */
  isKey?: true;
}

/** Sessions in `sessions`: ending one and telling everybody of it are the same write, since both are its `endTime`. */
export class MongoSessionStore implements SessionStore {
  readonly #sessions: Collection<SessionDocument>;

  constructor(db: Db) {
    this.#sessions = db.collection("sessions");
  }

  async create({ id, ...session }: Session): Promise<void> {
    await this.#sessions.insertOne({ _id: id, ...session, methods: [...session.methods] });
  }

  async read(id: string): Promise<Session | undefined> {
    const document = await this.#sessions.findOne({ _id: id, generation: { $gt: 0 } });
    if (!document) return undefined;
    const { _id, why: _why, ...session } = document;
    return { id: _id, ...session };
  }

  async rotate({ id, generation, rotateTime, expireTime }: Session): Promise<boolean> {
    const filter = { _id: id, generation: generation - 1, endTime: null as never };
    const { matchedCount } = await this.#sessions.updateOne(filter, { $set: { generation, rotateTime, expireTime } });
    return matchedCount === 1;
  }

  async end(id: string, why: SessionEnd, now: Date): Promise<boolean> {
    const filter = { _id: id, generation: { $gt: 0 }, endTime: null as never };
    const { matchedCount } = await this.#sessions.updateOne(filter, { $set: { endTime: now, why } });
    return matchedCount === 1;
  }

  async keep(id: string, epoch: number, methods: readonly string[]): Promise<void> {
    const filter = { _id: id, epoch: epoch - 1, endTime: null as never };
    await this.#sessions.updateOne(filter, { $set: { epoch, methods: [...methods] } });
  }

  async endBefore(subject: string, epoch: number, now: Date): Promise<void> {
    const filter = { subject, epoch: { $lt: epoch }, endTime: null as never };
    await this.#sessions.updateMany(filter, { $set: { endTime: now, why: "ACCOUNT" } });
  }

  async endedSince(time: Date, afterId: string, limit: number): Promise<EndedSession[]> {
    const documents = await this.#sessions
      .find(
        { $or: [{ endTime: { $gt: time } }, { endTime: time, _id: { $gt: afterId } }] },
        { projection: { endTime: 1 } },
      )
      .sort({ endTime: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return documents.flatMap(({ _id, endTime }) => (endTime ? [{ id: _id, endTime }] : []));
  }

  async forget(before: Date): Promise<void> {
    const noKey = { isKey: null as never };
    await this.#sessions.deleteMany({ expireTime: { $lt: before }, ...noKey });
    await this.#sessions.deleteMany({ endTime: { $lt: before }, ...noKey });
  }
}
