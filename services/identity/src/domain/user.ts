import type { Address } from "./address.ts";
import type { Link } from "./link.ts";
import type { SecondFactor } from "./second-factor.ts";

/** What an account may be besides a customer, which every account is. */
export const GRANTABLE_ROLES = ["STAFF", "ADMIN"] as const;
export type GrantableRole = (typeof GRANTABLE_ROLES)[number];

/** Where else a person signs in. */
export interface ProviderLogin {
  readonly providerId: string;
  readonly subject: string;
}

/** What is known of the person; encrypted at rest, under a key of the account's own. */
export interface PersonalData {
  readonly email: string;
  readonly displayName: string;
  /** E.164; empty for none. */
  readonly phone: string;
  readonly addresses: readonly Address[];
  readonly secondFactor?: SecondFactor;
  readonly logins: readonly ProviderLogin[];
}

/** An account. */
export interface User extends PersonalData {
  readonly id: string;
  /** Counts the changes; the etag. */
  readonly v: bigint;
  readonly state: "ACTIVE" | "LOCKED";
  readonly lockNote: string;
  readonly roles: readonly GrantableRole[];
  readonly emailVerified: boolean;
  /** Argon2id with its parameters; absent where somebody signs in elsewhere only. */
  readonly passwordHash?: string;
  readonly links: readonly Link[];
  /** Sessions of an earlier epoch are over. */
  readonly epoch: number;
  /** Since when sessions of earlier epochs are to be ended; absent once they are. */
  readonly endingAt?: Date;
  readonly createTime: Date;
  readonly updateTime: Date;
}

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash?: string;
  readonly emailVerified?: boolean;
  readonly roles?: readonly GrantableRole[];
  readonly logins?: readonly ProviderLogin[];
}

/** An account as it begins. */
export function createUser(fields: NewUser, now: Date): User {
  const nothing = { phone: "", addresses: [], links: [], lockNote: "", logins: [], roles: [], emailVerified: false };
  return { ...nothing, ...fields, v: 1n, state: "ACTIVE", epoch: 0, createTime: now, updateTime: now };
}

/** The account with changes, as its next version. */
export function changed(user: User, changes: Partial<Omit<User, "id" | "v" | "createTime">>, now: Date): User {
  return { ...user, ...changes, v: user.v + 1n, updateTime: now };
}

/** The account with changes that end the sessions that it has. */
export function changedForAll(
  user: User,
  changes: Partial<Pick<User, "state" | "lockNote" | "roles">>,
  now: Date,
): User {
  return changed(user, { ...changes, epoch: user.epoch + 1, endingAt: now }, now);
}

/** The account in the hands of whoever can read its mail: what was tied to an address before it was verified may be somebody else's. */
export function takenOver(user: User): User {
  const { secondFactor: _theirs, ...rest } = user;
  return user.emailVerified ? user : { ...rest, logins: [], emailVerified: true };
}

/**
 * An address as it is compared: letters of one case. Only those of ASCII are alike: where `ſ` is `s`, whoever owns one address would
 * pass for the owner of another.
 */
export function normalizeEmail(email: string): string {
  return email.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** `ADMIN` counts as staff, too. */
export function isStaff({ roles }: User): boolean {
  return roles.length > 0;
}
