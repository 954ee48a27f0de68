import type { Clock, Ids } from "@souk/chassis/ports";
import { emailTaken, IdentityError } from "../domain/errors.ts";
import { changed, createUser, normalizeEmail, type ProviderLogin, type User } from "../domain/user.ts";
import type { OnAttempts } from "./attempts.ts";
import { beginSession, type SignedIn } from "./begin-session.ts";
import { changeUser } from "./change-user.ts";
import { emailKey } from "./emails.ts";
import type { LoginDeps } from "./login.ts";
import { useSecondFactor } from "./use-second-factor.ts";

/** What is kept of a sign-in that was begun, until it is completed. */
export interface BegunSignIn {
  readonly id: string;
  readonly providerId: string;
  readonly redirectUri: string;
  /** Of PKCE (RFC 7636). */
  readonly codeVerifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly expireTime: Date;
}

export interface SignInStore {
  add(signIn: BegunSignIn): Promise<void>;
  /** Takes it out: it is completed once. */
  take(id: string): Promise<BegunSignIn | undefined>;
  forget(before: Date): Promise<void>;
}

/** Who somebody is at another place. */
export interface ProviderIdentity extends ProviderLogin {
  readonly email: string | undefined;
  readonly emailVerified: boolean;
  readonly displayName: string;
}

/** A place where people may sign in. */
export interface IdentityProvider {
  readonly id: string;
  readonly displayName: string;
  readonly redirectUris: readonly string[];
  /** @throws AppError PROVIDER_UNAVAILABLE */
  begin(redirectUri: string): Promise<Pick<BegunSignIn, "codeVerifier" | "state" | "nonce"> & { readonly uri: string }>;
  /** @throws IdentityError PROVIDER_REFUSED; AppError PROVIDER_UNAVAILABLE */
  complete(signIn: BegunSignIn, callbackQuery: string): Promise<ProviderIdentity>;
}

export interface ProviderDeps extends LoginDeps {
  readonly providers: readonly IdentityProvider[];
  readonly signIns: SignInStore;
  readonly ids: Ids;
  readonly clock: Clock;
}

const LIFETIME_MS = 600_000;

/** @throws IdentityError PROVIDER_NOT_FOUND, REDIRECT_REFUSED; AppError PROVIDER_UNAVAILABLE */
export const beginProviderSignIn = (deps: ProviderDeps) => async (providerId: string, redirectUri: string) => {
  const provider = find(deps, providerId);
  if (!provider.redirectUris.includes(redirectUri)) {
    throw new IdentityError("REDIRECT_REFUSED", "The shop does not send people to this address.");
  }
  const { uri, ...secrets } = await provider.begin(redirectUri);
  const flowToken = `${deps.ids.next()}.${deps.vault.mac("sign-in", secrets.state, secrets.nonce)}`;
  const expireTime = new Date(deps.clock.now() + LIFETIME_MS);
  await deps.signIns.add({ id: keyOf(deps, flowToken), providerId, redirectUri, ...secrets, expireTime });
  return { uri, flowToken, expireTime };
};

export interface CompleteCommand {
  readonly providerId: string;
  readonly flowToken: string;
  readonly callbackQuery: string;
  readonly code: string;
  readonly onAttempts: OnAttempts;
}

/**
 * Ends a sign-in that was begun here, once, and begins a session.
 *
 * @throws IdentityError PROVIDER_NOT_FOUND, SIGN_IN_EXPIRED, PROVIDER_REFUSED, EMAIL_TAKEN, USER_LOCKED, SECOND_FACTOR_REQUIRED,
 * SECOND_FACTOR_INVALID; AppError PROVIDER_UNAVAILABLE
 */
export const completeProviderSignIn =
  (deps: ProviderDeps) =>
  async ({ providerId, flowToken, callbackQuery, code }: CompleteCommand): Promise<SignedIn> => {
    const provider = find(deps, providerId);
    const signIn = await deps.signIns.take(keyOf(deps, flowToken));
    if (signIn?.providerId !== providerId || signIn.expireTime.getTime() <= deps.clock.now()) throw expired();
    const identity = await provider.complete(signIn, callbackQuery);
    const user = await accountOf(deps, identity);
    const usedCode = await useSecondFactor(deps, user, code);
    return beginSession(deps, user, usedCode ? ["fed", "otp"] : ["fed"]);
  };

/** The account of somebody who signed in elsewhere: the one that is linked, else the one of the same verified address, else a new one. */
async function accountOf(deps: ProviderDeps, identity: ProviderIdentity): Promise<User> {
  const login = { providerId: identity.providerId, subject: identity.subject };
  const loginKey = deps.vault.blindIndex("login", `${login.providerId} ${login.subject}`);
  const linked = await deps.claims.find(loginKey);
  const known = linked === undefined ? undefined : await deps.users.read(linked);
  if (known) return withLogin(deps, known, login);
  if (identity.email === undefined) throw refusedWithoutEmail(identity.providerId);
  const id = await deps.claims.claim(emailKey(deps.vault, identity.email), linked ?? deps.ids.next());
  const owner = await deps.users.read(id);
  if (owner && !(owner.emailVerified && identity.emailVerified)) throw emailTaken();
  await deps.claims.claim(loginKey, id);
  return owner ? withLogin(deps, owner, login) : newAccount(deps, id, identity, login);
}

async function newAccount(
  deps: ProviderDeps,
  id: string,
  { email = "", emailVerified, displayName }: ProviderIdentity,
  login: ProviderLogin,
): Promise<User> {
  const fields = { id, email: normalizeEmail(email), displayName, emailVerified, logins: [login] };
  const user = createUser(fields, new Date(deps.clock.now()));
  if (await deps.users.create(user, [{ kind: "UserRegistered" }])) return user;
  throw emailTaken(); // somebody registered with this address just now
}

async function withLogin({ users, audit, clock }: ProviderDeps, user: User, login: ProviderLogin): Promise<User> {
  const isLinked = ({ logins }: User) => logins.some((each) => each.providerId === login.providerId);
  if (isLinked(user)) return user;
  const linked = await changeUser(users, user.id, (before) =>
    isLinked(before)
      ? undefined
      : { user: changed(before, { logins: [...before.logins, login] }, new Date(clock.now())) },
  );
  await audit({ action: "login.link", actor: user.id, target: user.id, details: { provider: login.providerId } });
  return linked;
}

function find({ providers }: ProviderDeps, providerId: string): IdentityProvider {
  const found = providers.find(({ id }) => id === providerId);
  if (!found) throw new IdentityError("PROVIDER_NOT_FOUND", "There is no such place to sign in.", { providerId });
  return found;
}

function keyOf({ vault }: ProviderDeps, flowToken: string): string {
  return vault.blindIndex("sign-in", flowToken);
}

function expired(): IdentityError {
  return new IdentityError("SIGN_IN_EXPIRED", "This sign-in was completed before, or took too long. Begin again.");
}

function refusedWithoutEmail(providerId: string): IdentityError {
  const text = "The place where you signed in did not tell your e-mail address, which the shop needs.";
  return new IdentityError("PROVIDER_REFUSED", text, { providerId });
}
