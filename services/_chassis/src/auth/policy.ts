import { Access } from "@souk/proto/souk/options/v1/policy";
import { hasRole, type Principal, ROLES } from "../context/index.ts";
import { type MethodContract, scopeOf } from "../contract/index.ts";
import { sharedError } from "../errors/index.ts";

/** The service by which people come in. */
export const EDGE = "edge";
/** In `callers`: every service that has a key. */
const ANY_SERVICE = "*";
const ACCESS_NAMES = Object.fromEntries(Object.entries(Access).map(([name, value]) => [value, name]));

/**
 * Whether the method's policy lets this user call. A service that acts for itself has no principal; the edge does so only where
 * the rpc has no HTTP rule, since else who stands behind it is whoever is out there.
 *
 * @throws AppError TOKEN_REQUIRED or ACCESS_DENIED
 */
export function checkAccess(method: MethodContract, principal?: Principal, caller?: string): void {
  const access = method.policy?.access ?? [];
  if (access.includes(Access.PUBLIC)) return;
  const isService = caller !== undefined && (caller !== EDGE || !method.hasHttpRule);
  if (!principal && isService && access.includes(Access.SERVICE)) return;
  if (ROLES.some((role) => access.includes(Access[role]) && hasRole(principal, role))) {
    checkScope(method, principal);
    return;
  }
  const needs = access.map((entry) => ACCESS_NAMES[entry] ?? "").join(",");
  if (!principal) throw sharedError("TOKEN_REQUIRED", "This call needs a bearer token.", { metadata: { needs } });
  throw sharedError("ACCESS_DENIED", "This token's role may not call this.", { metadata: { needs } });
}

/** A token for a part of what its role may do is good for that part only (RFC 6750, insufficient_scope). */
function checkScope(method: MethodContract, principal: Principal | undefined): void {
  if (!principal?.scopes) return;
  const needs = scopeOf(method);
  if (principal.scopes.includes(needs)) return;
  throw sharedError("ACCESS_DENIED", "This token is not for this.", { metadata: { needs } });
}

/**
 * Whether the method's policy lets this service call: one of `callers`, or the edge where there is an HTTP rule.
 *
 * @throws AppError CALLER_UNKNOWN or CALLER_DENIED
 */
export function checkCaller({ policy, hasHttpRule }: MethodContract, caller: string | undefined): void {
  if (!caller) {
    throw sharedError("CALLER_UNKNOWN", "This call needs the calling service's token in x-souk-service.");
  }
  if (policy?.callers.includes(caller) || policy?.callers.includes(ANY_SERVICE) || (hasHttpRule && caller === EDGE))
    return;
  throw sharedError("CALLER_DENIED", "This service may not make this call.", { metadata: { caller } });
}
