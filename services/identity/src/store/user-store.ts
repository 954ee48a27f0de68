import { MongoOutbox, type OutboxDocument, outboxOfNew, outboxUpdate, toRows } from "@souk/chassis/events";
import { insertUnlessThere } from "@souk/chassis/mongo";
import { afterKeys } from "@souk/chassis/pages";
import type { Ports } from "@souk/chassis/ports";
import type { Collection, Db, Filter } from "mongodb";
import type { User } from "../domain/user.ts";
import type { UserEvent, UserFilter, UserPosition, UserStore } from "../usecases/ports.ts";
import { NEWEST_FIRST } from "./queries.ts";
import type { SealingVault } from "./secrets/vault.ts";
import { type StoredUser, type UserDocument, UserSealer } from "./user-document.ts";
import { toNewEvent } from "./user-events.ts";

const FIELDS = { seq: 0, outbox: 0, outboxAt: 0 };
/** Fields that an account may lose. */
const OPTIONAL = ["passwordHash", "endingAt", "phoneIndex"] as const;

/** Accounts in `users`, changed by `{_id, v}` only; what is personal is sealed. */
export class MongoUserStore implements UserStore {
  readonly outbox: MongoOutbox<OutboxDocument>;
  readonly #users: Collection<UserDocument>;
  readonly #sealer: UserSealer;
  readonly #ports: Ports;
  readonly #onEvents: () => void;

  /** @param onEvents called after a write that left events in the outbox */
  constructor(db: Db, vault: SealingVault, ports: Ports, onEvents: () => void) {
    this.#users = db.collection("users");
    this.outbox = new MongoOutbox(db.collection<OutboxDocument>("users"));
    this.#sealer = new UserSealer(vault);
    this.#ports = ports;
    this.#onEvents = onEvents;
  }

  async read(id: string): Promise<User | undefined> {
    const document = await this.#users.findOne({ _id: id }, { projection: FIELDS });
    return document ? this.#sealer.toUser(document) : undefined;
  }

  async create(user: User, events: readonly UserEvent[]): Promise<boolean> {
    const rows = this.#rows(0n, user.id, events);
    const document = { ...this.#sealer.toDocument(user), ...outboxOfNew(rows) };
    const isNew = await insertUnlessThere(this.#users, document);
    if (isNew && rows.length > 0) this.#onEvents();
    return isNew;
  }

  async update(user: User, events: readonly UserEvent[] = []): Promise<boolean> {
    const filter = { _id: user.id, v: user.v - 1n };
    const before = await this.#users.findOne(filter, { projection: { seq: 1, dataKey: 1 } });
    if (!before) return false;
    const { _id, dataKey: _key, ...fields } = this.#sealer.toDocument(user, before.dataKey);
    const outbox = outboxUpdate(this.#rows(before.seq, user.id, events));
    const gone = OPTIONAL.filter((name) => fields[name] === undefined);
    const { matchedCount } = await this.#users.updateOne(filter, {
      $set: { ...fields, ...outbox.$set },
      ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((name) => [name, ""])) } : {}),
      ...(outbox.$min ? { $min: outbox.$min } : {}),
    });
    if (matchedCount === 1 && events.length > 0) this.#onEvents();
    return matchedCount === 1;
  }

  async list(filter: UserFilter, after: UserPosition | undefined, limit: number): Promise<User[]> {
    const rest = after ? afterKeys(NEWEST_FIRST, [after.createTime, after.id]) : {};
    const documents = await this.#users
      .find({ ...this.#filterOf(filter), ...rest } as Filter<UserDocument>, { projection: FIELDS })
      .sort(NEWEST_FIRST)
      .limit(limit)
      .toArray();
    return documents.map((document: StoredUser) => this.#sealer.toUser(document));
  }

  async ending(before: Date, limit: number): Promise<{ id: string; epoch: number }[]> {
    const documents = await this.#users
      .find({ endingAt: { $lte: before } }, { projection: { epoch: 1 } })
      .sort({ endingAt: 1 })
      .limit(limit)
      .toArray();
    return documents.map(({ _id, epoch }) => ({ id: _id, epoch }));
  }

  async ended(id: string, epoch: number): Promise<void> {
    // Without raising v: that is the etag, and nothing about the account has changed.
    await this.#users.updateOne({ _id: id, epoch }, { $unset: { endingAt: "" } });
  }

  async countAdmins(limit: number): Promise<number> {
    return this.#users.countDocuments({ roles: "ADMIN", state: "ACTIVE" }, { limit });
  }

  #filterOf(filter: UserFilter): Filter<UserDocument> {
    if ("phone" in filter) return { phoneIndex: this.#sealer.phoneIndex(filter.phone) };
    return "role" in filter ? { roles: filter.role } : {};
  }

  #rows(seq: bigint, userId: string, events: readonly UserEvent[]) {
    const told = events.map((event) => toNewEvent(userId, event));
    return toRows(seq, told, this.#ports);
  }
}
