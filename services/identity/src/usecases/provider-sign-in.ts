import type { Clock, Ids } from "@souk/chassis/ports";
import { IdentityError, userLocked } from "../domain/errors.ts";
import type { Trier } from "./attempts.ts";
import { beginSession, type SignedIn } from "./begin-session.ts";
import type { LoginDeps } from "./login.ts";
import { accountOf, type ProviderIdentity } from "./provider-account.ts";
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
  /** Who came back, where only the code of a second factor is missing. */
  readonly identity?: ProviderIdentity;
}

export interface SignInStore {
  add(signIn: BegunSignIn): Promise<void>;
  /** Takes it out: it is completed once. */
  take(id: string): Promise<BegunSignIn | undefined>;
  forget(before: Date): Promise<void>;
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
  readonly trier: Trier;
}

/**
 * Ends a sign-in that was begun here, once, and begins a session. Where only a code was missing or wrong, the same can be sent again with
 * another one.
 *
 * @throws IdentityError PROVIDER_NOT_FOUND, SIGN_IN_EXPIRED, PROVIDER_REFUSED, EMAIL_TAKEN, USER_LOCKED, SECOND_FACTOR_REQUIRED,
 * SECOND_FACTOR_INVALID; AppError PROVIDER_UNAVAILABLE, TOO_MANY_ATTEMPTS
 */
export const completeProviderSignIn =
  (deps: ProviderDeps) =>
  async (command: CompleteCommand): Promise<SignedIn> => {
    const provider = find(deps, command.providerId);
    const signIn = await deps.signIns.take(keyOf(deps, command.flowToken));
    if (signIn?.providerId !== provider.id || signIn.expireTime.getTime() <= deps.clock.now()) throw expired();
    const identity = signIn.identity ?? (await provider.complete(signIn, command.callbackQuery));
    const user = await accountOf(deps, identity);
    if (user.state === "LOCKED") throw userLocked();
    const usedCode = await useSecondFactor(deps, user, command).catch(async (error) => {
      await deps.signIns.add({ ...signIn, identity });
      throw error;
    });
    return beginSession(deps, user, usedCode ? ["fed", "otp"] : ["fed"]);
  };

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
