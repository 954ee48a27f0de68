import { decodeProtectedHeader, type JWTPayload, type JWTVerifyOptions, jwtVerify } from "jose";
import type { Principal, Role } from "../context/index.ts";
import { sharedError } from "../errors/index.ts";
import type { Clock } from "../ports/index.ts";
import { JwksFile } from "./jwks-file.ts";

const CACHE_LIMIT = 10_000;
const LEEWAY_SECONDS = 5;
const MAX_TOKEN_LENGTH = 8_192;

const COMPACT_JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

const ROLE_CLAIMS: ReadonlyMap<unknown, Role> = new Map([
  ["guest", "GUEST"],
  ["customer", "USER"],
  ["staff", "STAFF"],
  ["admin", "ADMIN"],
]);

export interface TokenVerifierOptions {
  readonly jwksFile: string;
  readonly clock: Clock;
  /** Whether keys whose `kid` begins with `dev-` are refused. */
  readonly production: boolean;
}

/**
 * Verifies users' access tokens (RFC 9068 `at+jwt`, hardened by RFC 8725). A verified token is remembered until it expires.
 *
 * @throws AppError TOKEN_INVALID
 */
export type TokenVerifier = (token: string) => Promise<Principal>;

export function createTokenVerifier({ jwksFile, clock, production }: TokenVerifierOptions): TokenVerifier {
  const keys = new JwksFile(jwksFile, clock);
  const cache = new ExpiringCache<Principal>(clock);
  return async (token) => {
    const known = cache.get(token);
    if (known) return known;
    const kid = kidOf(token, "TOKEN_INVALID");
    const development = kid.startsWith("dev-");
    if (development && production) throw refused("TOKEN_INVALID");
    const payload = await verify(token, keys, "TOKEN_INVALID", {
      typ: "at+jwt",
      issuer: development ? "souk-dev" : "souk",
      audience: "souk",
      requiredClaims: ["sub", "role", "iat", "exp"],
      currentDate: new Date(clock.now()),
    });
    const role = ROLE_CLAIMS.get(payload.role);
    if (typeof payload.sub !== "string" || payload.sub === "" || !role) throw refused("TOKEN_INVALID");
    return cache.put(token, { subject: payload.sub, role }, payload.exp ?? 0);
  };
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
  const cache = new ExpiringCache<string>(clock);
  return async (token) => {
    const known = cache.get(token);
    if (known) return known;
    const kid = kidOf(token, "CALLER_UNKNOWN");
    const payload = await verify(token, keys, "CALLER_UNKNOWN", {
      typ: "svc+jwt",
      issuer: kid,
      subject: kid,
      audience: callee,
      requiredClaims: ["iat", "exp"],
      maxTokenAge: 60,
      currentDate: new Date(clock.now()),
    });
    return cache.put(token, kid, payload.exp ?? 0);
  };
}

type Reason = "TOKEN_INVALID" | "CALLER_UNKNOWN";

async function verify(token: string, keys: JwksFile, reason: Reason, rules: JWTVerifyOptions): Promise<JWTPayload> {
  const found = await keys.find(kidOf(token, reason));
  if (!found) throw refused(reason);
  try {
    const options = { ...rules, algorithms: [found.alg], clockTolerance: LEEWAY_SECONDS };
    const { payload } = await jwtVerify(token, found.key, options);
    return payload;
  } catch (cause) {
    throw refused(reason, cause);
  }
}

function kidOf(token: string, reason: Reason): string {
  if (token.length > MAX_TOKEN_LENGTH || !COMPACT_JWT.test(token)) throw refused(reason);
  try {
    const { kid } = decodeProtectedHeader(token);
    if (typeof kid === "string") return kid;
  } catch (cause) {
    throw refused(reason, cause);
  }
  throw refused(reason);
}

function refused(reason: Reason, cause?: unknown) {
  const text =
    reason === "TOKEN_INVALID"
      ? "The bearer token is not valid here, or has expired. Sign in again."
      : "The token in x-souk-service is not valid for this service, or has expired.";
  return sharedError(reason, text, { cause });
}

/** Remembers values until their second, at most {@link CACHE_LIMIT} of them; the oldest goes first. */
class ExpiringCache<T> {
  readonly #clock: Clock;
  readonly #entries = new Map<string, { value: T; expiresAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (entry && entry.expiresAt > this.#clock.now()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  put(key: string, value: T, expiresAtSeconds: number): T {
    const oldest = this.#entries.keys().next();
    if (this.#entries.size >= CACHE_LIMIT && !oldest.done) this.#entries.delete(oldest.value);
    this.#entries.set(key, { value, expiresAt: expiresAtSeconds * 1000 });
    return value;
  }
}
