import type { Clock, Ids } from "@souk/chassis/ports";
import { emailTaken, IdentityError } from "../domain/errors.ts";
import { changed, createUser, normalizeEmail, type ProviderLogin, type User } from "../domain/user.ts";
import { changeUser } from "./change-user.ts";
import { emailKey } from "./emails.ts";
import type { Audit, Claims, UserStore, Vault } from "./ports.ts";

/** Who somebody is at another place. */
export interface ProviderIdentity extends ProviderLogin {
  readonly email: string | undefined;
  readonly emailVerified: boolean;
  readonly displayName: string;
}

export interface ProviderAccountDeps {
  readonly users: UserStore;
  readonly claims: Claims;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly ids: Ids;
  readonly clock: Clock;
}

/**
 * The account of somebody who signed in elsewhere: the one that has this login, else the one of the same address if both sides have
 * verified it, else a new one. A claim only says where to look: what an account has not taken in lets nobody into it.
 *
 * @throws IdentityError EMAIL_TAKEN; PROVIDER_REFUSED where there is no address to go by
 */
export async function accountOf(deps: ProviderAccountDeps, identity: ProviderIdentity): Promise<User> {
  const { claims, users, ids, vault } = deps;
  const login = { providerId: identity.providerId, subject: identity.subject };
  const loginKey = vault.blindIndex("login", `${login.providerId} ${login.subject}`);
  const claimed = await claims.find(loginKey);
  const known = claimed === undefined ? undefined : await users.read(claimed);
  if (known && isSame(loginAt(known, login), login)) return known;
  if (identity.email === undefined) throw refusedWithoutEmail(identity.providerId);
  const unwritten = known ? undefined : claimed;
  const id = await claims.claim(emailKey(vault, identity.email), unwritten ?? ids.next());
  const owner = await users.read(id);
  if (owner && !(owner.emailVerified && identity.emailVerified)) throw emailTaken();
  await (claimed === undefined ? claims.claim(loginKey, id) : claims.move(loginKey, claimed, id));
  return owner ? withLogin(deps, owner, login) : newAccount(deps, id, identity);
}

async function newAccount(
  { users, clock }: ProviderAccountDeps,
  id: string,
  identity: ProviderIdentity,
): Promise<User> {
  const { providerId, subject, email = "", emailVerified, displayName } = identity;
  const logins = [{ providerId, subject }];
  const fields = { id, email: normalizeEmail(email), displayName, emailVerified, logins };
  const user = createUser(fields, new Date(clock.now()));
  if (await users.create(user, [{ kind: "UserRegistered" }])) return user;
  throw emailTaken(); // somebody registered with this address just now
}

/** Another person of the same place is none of the account's, though the address has become theirs. */
async function withLogin(
  { users, audit, clock }: ProviderAccountDeps,
  user: User,
  login: ProviderLogin,
): Promise<User> {
  let isNew = false;
  const linked = await changeUser(users, user.id, (before) => {
    const there = loginAt(before, login);
    if (there && !isSame(there, login)) throw emailTaken();
    isNew = there === undefined;
    return isNew ? { user: changed(before, { logins: [...before.logins, login] }, new Date(clock.now())) } : undefined;
  });
  const details = { provider: login.providerId };
  if (isNew) await audit({ action: "login.link", actor: user.id, target: user.id, details });
  return linked;
}

function loginAt({ logins }: User, { providerId }: ProviderLogin): ProviderLogin | undefined {
  return logins.find((each) => each.providerId === providerId);
}

function isSame(there: ProviderLogin | undefined, { subject }: ProviderLogin): boolean {
  return there?.subject === subject;
}

function refusedWithoutEmail(providerId: string): IdentityError {
  const text = "The place where you signed in did not tell your e-mail address, which the shop needs.";
  return new IdentityError("PROVIDER_REFUSED", text, { providerId });
}
