import type { ApiKey } from "../domain/api-key.ts";
import type { Session, SessionEnd } from "../domain/session.ts";
import type { SigningKey } from "../domain/signing-key.ts";
import type { GrantableRole, User } from "../domain/user.ts";

/** What happened to an account, as others are to know it. */
export type UserEvent =
  | { readonly kind: "UserRegistered" }
  | { readonly kind: "PasswordResetRequested"; readonly linkId: string }
  | { readonly kind: "EmailVerificationRequested"; readonly linkId: string };

export interface UserPosition {
  readonly createTime: Date;
  readonly id: string;
}

/** At most one of them. */
export type UserFilter = { readonly phone: string } | { readonly role: GrantableRole } | Record<string, never>;

export interface UserStore {
  read(id: string): Promise<User | undefined>;
  /** False where the id is taken. */
  create(user: User, events: readonly UserEvent[]): Promise<boolean>;
  /** Stores an account over the version before it; false when that is no longer the version stored. */
  update(user: User, events?: readonly UserEvent[]): Promise<boolean>;
  list(filter: UserFilter, after: UserPosition | undefined, limit: number): Promise<User[]>;
  /** Accounts whose sessions of earlier epochs are to be ended since before the time. */
  ending(before: Date, limit: number): Promise<{ id: string; epoch: number }[]>;
  /** Says that they are; unless there is more to end since. */
  ended(id: string, epoch: number): Promise<void>;
  countAdmins(limit: number): Promise<number>;
}

/** Who may have an address, or a login at another place: each belongs to one account id at most, from the first claim on. */
export interface Claims {
  /** @returns the account id that it belongs to: the given one, unless there was another before */
  claim(key: string, userId: string): Promise<string>;
  find(key: string): Promise<string | undefined>;
  /** Gives a claim to another account id, unless it went elsewhere before. */
  move(key: string, from: string, to: string): Promise<void>;
}

export interface EndedSession {
  readonly id: string;
  readonly endTime: Date;
}

export interface SessionStore {
  create(session: Session): Promise<void>;
  read(id: string): Promise<Session | undefined>;
  /** Stores the next generation over the one before it; false when that is no longer the one stored, or the session is over. */
  rotate(session: Session): Promise<boolean>;
  /** False where it is over already, or none. */
  end(id: string, why: SessionEnd, now: Date): Promise<boolean>;
  /** Lets a session of the epoch before go on in this one, its owner known in those ways. */
  keep(id: string, epoch: number, methods: readonly string[]): Promise<void>;
  /** Ends the sessions of a subject that are of an epoch before this one. */
  endBefore(subject: string, epoch: number, now: Date): Promise<void>;
  /** Sessions that were ended after the time and id, oldest first. */
  endedSince(time: Date, afterId: string, limit: number): Promise<EndedSession[]>;
  /** Forgets sessions that expired or ended before the time. */
  forget(before: Date): Promise<void>;
}

export interface ApiKeyStore {
  /** False where the id is taken. */
  create(key: ApiKey): Promise<boolean>;
  read(id: string): Promise<ApiKey | undefined>;
  list(after: UserPosition | undefined, limit: number): Promise<ApiKey[]>;
  used(id: string, now: Date): Promise<void>;
  end(id: string, now: Date): Promise<void>;
}

/** A signing key with its halves; the private one is sealed. */
export interface StoredKey extends SigningKey {
  readonly kid: string;
  /** The public half as a JWK. */
  readonly publicJwk: Readonly<Record<string, string>>;
  readonly sealedPrivate: Uint8Array;
}

export interface SigningKeyStore {
  all(): Promise<StoredKey[]>;
  /** False where there is a key of that number. */
  add(key: StoredKey): Promise<boolean>;
  remove(kid: string): Promise<void>;
}

/** How often an account was tried in vain; kept for a time. */
export interface AttemptStore {
  count(key: string, now: Date): Promise<{ count: number; resetTime: Date | undefined }>;
  add(key: string, now: Date, resetTime: Date): Promise<void>;
  clear(key: string): Promise<void>;
  /** Forgets what stopped counting before the time. */
  forget(before: Date): Promise<void>;
}

/** Hashes passwords, a few at a time. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Compares with a hash, in somebody's turn; where there is none, with one that nobody has the password of: it takes as long. */
  verify(password: string, hash: string | undefined): Promise<boolean>;
  /** Whether a hash was made with less work than today's. */
  isOutdated(hash: string): boolean;
  /** Runs the work when it is its turn: what must be looked at just before a password is. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  isCommon(password: string): boolean;
}

/** What is derived from the service's key: names that tell nothing, and tokens that nobody else can make. */
export interface Vault {
  /** A name of a text in a space, the same each time, from which nobody finds the text. */
  blindIndex(space: string, text: string): string;
  /** A token that only this house can make of those parts. */
  mac(space: string, ...parts: readonly string[]): string;
  /** Compares two tokens in a time that tells nothing of them. */
  isSame(token: string, other: string): boolean;
}

export interface IssuedToken {
  readonly token: string;
  readonly expireTime: Date;
}

export interface TokenClaims {
  readonly subject: string;
  /** The values of the claim `roles`. */
  readonly roles: readonly string[];
  /** The claim `scope`. */
  readonly scope: string;
  readonly sessionId: string;
  readonly methods: readonly string[];
  /** No token is good after that; without it, for as long as tokens are. */
  readonly until?: Date;
}

/** Signs access tokens with the key that is active. */
export type IssueToken = (claims: TokenClaims, now: Date) => Promise<IssuedToken>;

/** What was done, by whom and to what; ids and facts only. */
export interface AuditNote {
  /** `session.begin`. */
  readonly action: string;
  readonly actor: string;
  readonly target: string;
  readonly details?: Readonly<Record<string, string>>;
}

/** Writes it down, before its caller hears that it is done. */
export type Audit = (note: AuditNote) => Promise<void>;
