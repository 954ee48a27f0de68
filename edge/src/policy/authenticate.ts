import type { IncomingMessage } from "node:http";
import { checkAccess, countingDenials, type TokenVerifier } from "@souk/chassis/auth";
import type { Principal, RequestContext } from "@souk/chassis/context";
import type { MethodContract } from "@souk/chassis/contract";
import { AppError, sharedError } from "@souk/chassis/errors";
import type { Metrics } from "@souk/chassis/metrics";
import { Access } from "@souk/proto/souk/options/v1/policy";
import { type ApiKeys, isApiKey } from "../access/api-keys.ts";
import type { Route } from "../routing/route.ts";

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

/** Who calls, as far as the edge knows. */
export interface Admission {
  /** Undefined for nobody in particular. */
  readonly principal: Principal | undefined;
  /** What the services get to see as `authorization`: never an API key. */
  readonly authorization: string | undefined;
}

/**
 * Checks the caller against the method's policy.
 *
 * @throws AppError TOKEN_REQUIRED, TOKEN_INVALID, API_KEY_INVALID or ACCESS_DENIED; UNAVAILABLE where nothing can be checked yet
 */
export type Guard = (
  request: IncomingMessage,
  method: MethodContract,
  context: Pick<RequestContext, "signal">,
) => Promise<Admission>;

export interface GuardOptions {
  /** Absent where only the services behind the edge know whose tokens are good. */
  readonly verifyToken: TokenVerifier | undefined;
  readonly apiKeys: ApiKeys;
  /** What becomes of rpcs whose contract does not say who may call. */
  readonly defaultAccess: "deny" | "public";
  readonly metrics: Pick<Metrics, "accessDenials">;
}

/** A token that is sent is always verified, even where none is needed; without a verifier it is the services' business. */
export function createGuard({ verifyToken, apiKeys, defaultAccess, metrics }: GuardOptions): Guard {
  async function admit({ headers }: IncomingMessage, signal: AbortSignal): Promise<Admission> {
    const { authorization } = headers;
    const bearer = BEARER.exec(authorization ?? "")?.[1];
    if (bearer !== undefined && isApiKey(bearer)) return admitKey(bearer, signal);
    if (authorization === undefined || !verifyToken) return { principal: undefined, authorization };
    if (bearer === undefined) throw sharedError("TOKEN_INVALID", "The Authorization header must be `Bearer <token>`.");
    return { principal: await verifyToken(bearer), authorization };
  }

  /** The key's token is checked like any other: the key may have been revoked since. */
  async function admitKey(apiKey: string, signal: AbortSignal): Promise<Admission> {
    const token = await apiKeys.tokenFor(apiKey, signal);
    try {
      return { principal: await verifyToken?.(token), authorization: `Bearer ${token}` };
    } catch (error) {
      throw error instanceof AppError && error.reason === "TOKEN_INVALID" ? apiKeys.refuse(apiKey) : error;
    }
  }

  const check: Guard = async (request, method, { signal }) => {
    const admission = await admit(request, signal);
    if (method.policy) checkAccess(method, admission.principal);
    else if (defaultAccess === "deny") {
      throw sharedError("ACCESS_DENIED", "The contract does not say who may call this, so nobody may.");
    }
    return admission;
  };
  return (request, method, context) => countingDenials(metrics, method, () => check(request, method, context));
}

/** The rpcs that nobody can call where tokens cannot be verified. */
export function needingTokens(routes: readonly Route[]): string[] {
  const needy = routes.filter(({ method: { policy } }) => policy && !policy.access.includes(Access.PUBLIC));
  return [...new Set(needy.map(({ method }) => method.path.slice(1)))];
}
