import { AppError } from "@souk/chassis/errors";
import type { Logger } from "@souk/chassis/log";
import * as oidc from "openid-client";
import type { ProviderConfig } from "../config.ts";
import { IdentityError } from "../domain/errors.ts";
import type { ProviderIdentity } from "../usecases/provider-account.ts";
import type { BegunSignIn, IdentityProvider } from "../usecases/provider-sign-in.ts";

const SCOPE = "openid email profile";
/** Longest time that the other side may take for one request, in seconds. */
const TIMEOUT_S = 4;
/** Addresses are of ASCII here: it is the same as for those who register. */
const EMAIL = /^[\x21-\x3f\x41-\x7e]{1,64}@[A-Za-z0-9.-]{1,189}$/;
const REDISCOVER_AFTER_MS = 3_600_000;
/** What callers are told to wait, in milliseconds, when the other side does not answer. */
const RETRY_AFTER_MS = 5_000;

export interface OidcProviderOptions {
  readonly config: ProviderConfig;
  readonly logger: Logger;
  readonly now: () => number;
}

/** A relying party of OpenID Connect: authorization code with PKCE, state and nonce. */
export function createOidcProvider({ config, logger, now }: OidcProviderOptions): IdentityProvider {
  const { id, displayName, redirectUris, issuer, clientId, clientSecret } = config;
  let discovered: { client: Promise<oidc.Configuration>; until: number } | undefined;

  function client(): Promise<oidc.Configuration> {
    if (!discovered || discovered.until < now()) {
      // Plain HTTP is for a provider on this machine.
      const execute = new URL(issuer).protocol === "http:" ? [oidc.allowInsecureRequests] : [];
      const found = oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_S });
      discovered = { client: found, until: now() + REDISCOVER_AFTER_MS };
      found.catch(() => {
        discovered = undefined;
      });
    }
    return discovered.client;
  }

  /** What the other side says goes to our log and no further. */
  async function ask<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const refusal = isRefusal(error);
      logger.warn(
        { component: "oidc", target: id, action: what, code: (error as { code?: string }).code ?? "" },
        "sign-in failed",
      );
      throw refusal ? refused(id) : unavailable(id);
    }
  }

  return {
    ...{ id, displayName, redirectUris },
    begin: (redirectUri) =>
      ask("begin", async () => {
        const codeVerifier = oidc.randomPKCECodeVerifier();
        const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
        const uri = oidc.buildAuthorizationUrl(await client(), {
          ...{ redirect_uri: redirectUri, scope: SCOPE, state, nonce },
          ...{ code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier), code_challenge_method: "S256" },
        });
        return { codeVerifier, state, nonce, uri: uri.href };
      }),
    complete: (signIn, callbackQuery) =>
      ask("complete", async () => {
        const callback = new URL(signIn.redirectUri);
        callback.search = callbackQuery;
        const tokens = await oidc.authorizationCodeGrant(await client(), callback, checksOf(signIn));
        return identityOf(id, tokens.claims());
      }),
  };
}

function checksOf({ codeVerifier, state, nonce }: BegunSignIn): oidc.AuthorizationCodeGrantChecks {
  return { pkceCodeVerifier: codeVerifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
}

function identityOf(providerId: string, claims: oidc.IDToken | undefined): ProviderIdentity {
  if (!claims) throw refused(providerId);
  const { sub: subject, email, email_verified: verified, name } = claims;
  return {
    ...{ providerId, subject, emailVerified: verified === true },
    email: typeof email === "string" && EMAIL.test(email) ? email : undefined,
    displayName: typeof name === "string" ? name.slice(0, 100) : "",
  };
}

/** Whether the other side answered, and said no; or what it said cannot be believed. */
function isRefusal(error: unknown): boolean {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) return true;
  return error instanceof oidc.ClientError && error.code !== "OAUTH_TIMEOUT" && !isNetworkFault(error);
}

function isNetworkFault({ cause, code }: oidc.ClientError): boolean {
  return (
    code === "OAUTH_RESPONSE_IS_NOT_CONFORM" ||
    (cause instanceof Error && "code" in cause && typeof cause.code === "string" && /^E[A-Z]+$/.test(cause.code))
  );
}

function refused(providerId: string): IdentityError {
  return new IdentityError("PROVIDER_REFUSED", "The place where you signed in said no. Try again.", { providerId });
}

function unavailable(providerId: string): AppError {
  const text = "The place to sign in does not answer right now. Try again, or sign in another way.";
  const details = { metadata: { providerId }, retryAfterMs: RETRY_AFTER_MS };
  return new AppError("souk.identity.v1", "PROVIDER_UNAVAILABLE", text, details);
}
