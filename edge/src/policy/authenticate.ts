import type { IncomingMessage } from "node:http";
import { checkAccess, countingDenials, type TokenVerifier } from "@souk/chassis/auth";
import type { Principal } from "@souk/chassis/context";
import type { MethodContract } from "@souk/chassis/contract";
import { sharedError } from "@souk/chassis/errors";
import type { Metrics } from "@souk/chassis/metrics";
import { Access } from "@souk/proto/souk/options/v1/policy";
import type { Route } from "../routing/route.ts";

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

/**
 * Checks the caller against the method's policy, and says who it is; undefined for nobody in particular.
 *
 * @throws AppError TOKEN_REQUIRED, TOKEN_INVALID or ACCESS_DENIED
 */
export type Guard = (request: IncomingMessage, method: MethodContract) => Promise<Principal | undefined>;

export interface GuardOptions {
  /** Absent where only the services behind the edge know whose tokens are good. */
  readonly verifyToken: TokenVerifier | undefined;
  /** What becomes of rpcs whose contract does not say who may call. */
  readonly defaultAccess: "deny" | "public";
  readonly metrics: Pick<Metrics, "accessDenials">;
}

/** A token that is sent is always verified, even where none is needed; without a verifier it is the services' business. */
export function createGuard({ verifyToken, defaultAccess, metrics }: GuardOptions): Guard {
  const check: Guard = async (request, method) => {
    const token = verifyToken && tokenOf(request);
    const principal = token === undefined ? undefined : await verifyToken?.(token);
    if (method.policy) checkAccess(method, principal);
    else if (defaultAccess === "deny") {
      throw sharedError("ACCESS_DENIED", "The contract does not say who may call this, so nobody may.");
    }
    return principal;
  };
  return (request, method) => countingDenials(metrics, method, () => check(request, method));
}

function tokenOf({ headers: { authorization } }: IncomingMessage): string | undefined {
  if (authorization === undefined) return undefined;
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw sharedError("TOKEN_INVALID", "The Authorization header must be `Bearer <token>`.");
  return token;
}

/** The rpcs that nobody can call where tokens cannot be verified. */
export function needingTokens(routes: readonly Route[]): string[] {
  const needy = routes.filter(({ method: { policy } }) => policy && !policy.access.includes(Access.PUBLIC));
  return [...new Set(needy.map(({ method }) => method.path.slice(1)))];
}
