import { type ApiKey, keySessionOf } from "../../src/domain/api-key.ts";
import type { Session, SessionEnd } from "../../src/domain/session.ts";
import type { User } from "../../src/domain/user.ts";
import type {
  ApiKeyStore,
  AttemptStore,
  Claims,
  EndedSession,
  SessionStore,
  SigningKeyStore,
  StoredKey,
  UserEvent,
  UserFilter,
  UserPosition,
  UserStore,
} from "../../src/usecases/ports.ts";
import type { BegunSignIn, SignInStore } from "../../src/usecases/provider-sign-in.ts";

/** The stores' ports in memory; the suites that they share with MongoDB's keep the two alike. */
export class MemoryUserStore implements UserStore {
  readonly events: { userId: string; event: UserEvent }[] = [];
  readonly #users = new Map<string, User>();

  async read(id: string): Promise<User | undefined> {
    return this.#users.get(id);
  }

  async create(user: User, events: readonly UserEvent[]): Promise<boolean> {
    if (this.#users.has(user.id)) return false;
    this.#put(user, events);
    return true;
  }

  async update(user: User, events: readonly UserEvent[] = []): Promise<boolean> {
    if (this.#users.get(user.id)?.v !== user.v - 1n) return false;
    this.#put(user, events);
    return true;
  }

  async list(filter: UserFilter, after: UserPosition | undefined, limit: number): Promise<User[]> {
    const matching = [...this.#users.values()].filter((user) => matches(user, filter));
    return newestFirst(matching, after, limit);
  }

  async ending(before: Date, limit: number): Promise<{ id: string; epoch: number }[]> {
    const late = [...this.#users.values()].filter(({ endingAt }) => endingAt && endingAt <= before);
    return late.slice(0, limit).map(({ id, epoch }) => ({ id, epoch }));
  }

  async ended(id: string, epoch: number): Promise<void> {
    const user = this.#users.get(id);
    if (user?.epoch !== epoch) return;
    const { endingAt: _done, ...rest } = user;
    this.#users.set(id, rest);
  }

  async countAdmins(limit: number): Promise<number> {
    const admins = [...this.#users.values()].filter(
      ({ roles, state }) => roles.includes("ADMIN") && state === "ACTIVE",
    );
    return Math.min(admins.length, limit);
  }

  #put(user: User, events: readonly UserEvent[]): void {
    this.#users.set(user.id, structuredClone(user));
    this.events.push(...events.map((event) => ({ userId: user.id, event })));
  }
}

export class MemoryClaims implements Claims {
  readonly #claims = new Map<string, string>();

  async claim(key: string, userId: string): Promise<string> {
    const owner = this.#claims.get(key) ?? userId;
    this.#claims.set(key, owner);
    return owner;
  }

  async find(key: string): Promise<string | undefined> {
    return this.#claims.get(key);
  }

  async move(key: string, from: string, to: string): Promise<void> {
    if (this.#claims.get(key) === from) this.#claims.set(key, to);
  }
}

/** Sessions and API keys, which end alike. */
export class MemorySessionStore implements SessionStore {
  readonly #sessions = new Map<string, Session>();
  readonly apiKeys = new MemoryApiKeyStore();

  async create(session: Session): Promise<void> {
    this.#sessions.set(session.id, session);
  }

  async read(id: string): Promise<Session | undefined> {
    return this.#sessions.get(id);
  }

  async rotate(next: Session): Promise<boolean> {
    const stored = this.#sessions.get(next.id);
    if (stored?.generation !== next.generation - 1 || stored.endTime) return false;
    this.#sessions.set(next.id, { ...stored, ...next, epoch: stored.epoch });
    return true;
  }

  async end(id: string, _why: SessionEnd, now: Date): Promise<boolean> {
    const stored = this.#sessions.get(id);
    if (!stored || stored.endTime) return false;
    this.#sessions.set(id, { ...stored, endTime: now });
    return true;
  }

  async keep(id: string, epoch: number, methods: readonly string[]): Promise<void> {
    const stored = this.#sessions.get(id);
    if (stored?.epoch === epoch - 1 && !stored.endTime) this.#sessions.set(id, { ...stored, epoch, methods });
  }

  async endBefore(subject: string, epoch: number, now: Date): Promise<void> {
    for (const session of [...this.#sessions.values()]) {
      if (session.subject === subject && session.epoch < epoch) await this.end(session.id, "ACCOUNT", now);
    }
  }

  async endedSince(time: Date, afterId: string, limit: number): Promise<EndedSession[]> {
    const keys = this.apiKeys.all().map(({ id, endTime }) => ({ id: keySessionOf(id), endTime }));
    const ended = [...this.#sessions.values(), ...keys].flatMap(({ id, endTime }) =>
      endTime ? [{ id, endTime }] : [],
    );
    const isAfter = ({ id, endTime }: EndedSession) =>
      endTime > time || (endTime.getTime() === time.getTime() && id > afterId);
    return ended.filter(isAfter).sort(byEnd).slice(0, limit);
  }

  async forget(before: Date): Promise<void> {
    for (const { id, endTime, expireTime } of [...this.#sessions.values()]) {
      if (expireTime < before || (endTime && endTime < before)) this.#sessions.delete(id);
    }
  }
}

export class MemoryApiKeyStore implements ApiKeyStore {
  readonly #keys = new Map<string, ApiKey>();

  all(): ApiKey[] {
    return [...this.#keys.values()];
  }

  async create(key: ApiKey): Promise<boolean> {
    if (this.#keys.has(key.id)) return false;
    this.#keys.set(key.id, key);
    return true;
  }

  async read(id: string): Promise<ApiKey | undefined> {
    return this.#keys.get(id);
  }

  async list(after: UserPosition | undefined, limit: number): Promise<ApiKey[]> {
    return newestFirst(this.all(), after, limit);
  }

  async used(id: string, now: Date): Promise<void> {
    const key = this.#keys.get(id);
    if (key && (!key.lastUseTime || key.lastUseTime < now)) this.#keys.set(id, { ...key, lastUseTime: now });
  }

  async end(id: string, now: Date): Promise<void> {
    const key = this.#keys.get(id);
    if (key && !key.endTime) this.#keys.set(id, { ...key, endTime: now });
  }
}

export class MemorySigningKeyStore implements SigningKeyStore {
  readonly #keys = new Map<number, StoredKey>();

  async all(): Promise<StoredKey[]> {
    return [...this.#keys.values()].sort((a, b) => a.number - b.number);
  }

  async add(key: StoredKey): Promise<boolean> {
    if (this.#keys.has(key.number)) return false;
    this.#keys.set(key.number, key);
    return true;
  }

  async remove(kid: string): Promise<void> {
    for (const [number, key] of this.#keys) if (key.kid === kid) this.#keys.delete(number);
  }
}

export class MemoryAttemptStore implements AttemptStore {
  readonly #attempts = new Map<string, { count: number; resetTime: Date }>();

  async count(key: string, now: Date): Promise<{ count: number; resetTime: Date | undefined }> {
    const found = this.#attempts.get(key);
    return found && found.resetTime > now ? { ...found } : { count: 0, resetTime: undefined };
  }

  async add(key: string, now: Date, resetTime: Date): Promise<void> {
    const found = this.#attempts.get(key);
    const counting = found && found.resetTime > now ? found : { count: 0, resetTime };
    this.#attempts.set(key, { ...counting, count: counting.count + 1 });
  }

  async clear(key: string): Promise<void> {
    this.#attempts.delete(key);
  }

  async forget(before: Date): Promise<void> {
    for (const [key, { resetTime }] of this.#attempts) if (resetTime < before) this.#attempts.delete(key);
  }
}

export class MemorySignInStore implements SignInStore {
  readonly #signIns = new Map<string, BegunSignIn>();

  async add(signIn: BegunSignIn): Promise<void> {
    this.#signIns.set(signIn.id, signIn);
  }

  async take(id: string): Promise<BegunSignIn | undefined> {
    const found = this.#signIns.get(id);
    this.#signIns.delete(id);
    return found;
  }

  async forget(before: Date): Promise<void> {
    for (const { id, expireTime } of [...this.#signIns.values()]) if (expireTime < before) this.#signIns.delete(id);
  }
}

function matches(user: User, filter: UserFilter): boolean {
  if ("phone" in filter) return user.phone === filter.phone;
  return "role" in filter ? user.roles.includes(filter.role as never) : true;
}

function newestFirst<T extends UserPosition>(all: readonly T[], after: UserPosition | undefined, limit: number): T[] {
  const sorted = all.toSorted((a, b) => compare(b, a));
  return sorted.filter((each) => !after || compare(each, after) < 0).slice(0, limit);
}

function compare(a: UserPosition, b: UserPosition): number {
  const byTime = a.createTime.getTime() - b.createTime.getTime();
  if (byTime !== 0 || a.id === b.id) return byTime;
  return a.id < b.id ? -1 : 1;
}

function byEnd(a: EndedSession, b: EndedSession): number {
  return a.endTime.getTime() - b.endTime.getTime() || (a.id < b.id ? -1 : 1);
}
