import { type JWTPayload, type JWTVerifyOptions, jwtVerify } from "jose";
import { type Principal, ROLES, type Role } from "../context/index.ts";
import { sharedError } from "../errors/index.ts";
import type { Clock } from "../ports/index.ts";
import { JwksFile } from "./jwks-file.ts";
import { hasSoundTimes, isName, keyNameOf, LEEWAY_SECONDS } from "./strict-token.ts";
import type { TokenAuthority, VerificationKey } from "./token-authority.ts";

const CACHE_LIMIT = 10_000;

/** In the claim `scope`: whatever the roles may. */
const EVERYTHING = "all";

/** By the values of the claim `roles`. */
const ROLE_CLAIMS: ReadonlyMap<unknown, Role> = new Map([
  ["guest", "GUEST"],
  ["customer", "USER"],
  ["staff", "STAFF"],
  ["admin", "ADMIN"],
]);

export interface TokenVerifierOptions {
  readonly authority: TokenAuthority;
  /** The claim `iss`; of development keys it is `souk-dev`. */
  readonly issuer: string;
  readonly clock: Clock;
  /** Whether keys whose `kid` begins with `dev-` are refused. */
  readonly production: boolean;
}

/**
 * Verifies users' access tokens (RFC 9068 `at+jwt`, hardened by RFC 8725). A verified token is remembered until it expires; whether
 * its session has ended is looked at each time.
 *
 * @throws AppError TOKEN_INVALID; UNAVAILABLE while no keys are known yet
 */
export type TokenVerifier = (token: string) => Promise<Principal>;

export function createTokenVerifier({ authority, issuer, clock, production }: TokenVerifierOptions): TokenVerifier {
  const verified = remembering(clock, async (token) => {
    const kid = kidOf(token, "TOKEN_INVALID");
    const development = kid.startsWith("dev-");
    if (development && production) throw refused("TOKEN_INVALID");
    const claims = await verify(token, await authority.findKey(kid), "TOKEN_INVALID", {
      typ: "at+jwt",
      issuer: development ? "souk-dev" : issuer,
      audience: "souk",
      requiredClaims: ["sub", "roles", "scope", "sid", "iat", "exp"],
      currentDate: new Date(clock.now()),
    });
    const value = hasSoundTimes(claims, clock.now()) ? principalOf(claims) : undefined;
    if (!value) throw refused("TOKEN_INVALID");
    return { value, exp: claims.exp };
  });
  return async (token) => {
    const principal = await verified(token);
    if (authority.hasEnded(principal.session ?? "")) throw refused("TOKEN_INVALID");
    return principal;
  };
}

/** Undefined where a claim is not what this house writes into it. */
function principalOf({ sub, roles, scope, sid }: JWTPayload): Principal | undefined {
  if (!isName(sub) || !isName(sid) || !isText(scope) || !Array.isArray(roles) || roles.length === 0) return undefined;
  const known = roles.map((role) => ROLE_CLAIMS.get(role));
  if (known.includes(undefined)) return undefined;
  const role = ROLES.findLast((candidate) => known.includes(candidate)) as Role;
  const scopes = scope.split(" ");
  return { subject: sub, role, session: sid, ...(scopes.includes(EVERYTHING) ? {} : { scopes }) };
}

function isText(claim: unknown): claim is string {
  return typeof claim === "string" && claim !== "";
}

/**
 * Verifies the token by which a service names itself, for one callee and 60 s.
 *
 * @returns the name of the calling service
 * @throws AppError CALLER_UNKNOWN
 */
export type CallerVerifier = (token: string) => Promise<string>;

export function createCallerVerifier(serviceJwksFile: string, callee: string, clock: Clock): CallerVerifier {
  const keys = new JwksFile(serviceJwksFile, clock);
  return remembering(clock, async (token) => {
    const kid = kidOf(token, "CALLER_UNKNOWN");
    const { exp } = await verify(token, await keys.findKey(kid), "CALLER_UNKNOWN", {
      typ: "svc+jwt",
      issuer: kid,
      subject: kid,
      audience: callee,
      requiredClaims: ["iat", "exp"],
      maxTokenAge: 60,
      currentDate: new Date(clock.now()),
    });
    return { value: kid, exp };
  });
}

type Reason = "TOKEN_INVALID" | "CALLER_UNKNOWN";

async function verify(
  token: string,
  found: VerificationKey | undefined,
  reason: Reason,
  rules: JWTVerifyOptions,
): Promise<JWTPayload> {
  if (!found) throw refused(reason);
  try {
    const options = { ...rules, algorithms: [found.alg], clockTolerance: LEEWAY_SECONDS };
    return (await jwtVerify(token, found.key, options)).payload;
  } catch (cause) {
    throw refused(reason, cause);
  }
}

function kidOf(token: string, reason: Reason): string {
  const kid = keyNameOf(token);
  if (kid === undefined) throw refused(reason);
  return kid;
}

function refused(reason: Reason, cause?: unknown) {
  const text =
    reason === "TOKEN_INVALID"
      ? "The bearer token is not valid here, or has expired. Sign in again."
      : "The token in x-souk-service is not valid for this service, or has expired.";
  return sharedError(reason, text, { cause });
}

/** What a token says, and the second until which it says so. */
type Verified<T> = { value: T; exp: number | undefined };

/** Asks once for each token until it expires, and remembers {@link CACHE_LIMIT} answers; the oldest goes first. */
function remembering<T>(clock: Clock, verified: (token: string) => Promise<Verified<T>>) {
  const known = new Map<string, Verified<T>>();
  return async (token: string): Promise<T> => {
    const remembered = known.get(token);
    if (remembered && (remembered.exp ?? 0) * 1000 > clock.now()) return remembered.value;
    known.delete(token);
    const fresh = await verified(token);
    const oldest = known.keys().next();
    if (known.size >= CACHE_LIMIT && !oldest.done) known.delete(oldest.value);
    known.set(token, fresh);
    return fresh.value;
  };
}
