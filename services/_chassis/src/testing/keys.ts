import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from "jose";
import { createServiceTokenSource } from "../auth/index.ts";
import { Secret } from "../config/index.ts";
import type { Role } from "../context/index.ts";
import type { Clock } from "../ports/index.ts";

/** The user that a token is for. */
export interface TestUser {
  readonly role: Role;
  readonly subject: string;
}

/** Keys of a development shop: one for users' tokens (`dev-1`) and one for each service. */
export interface TestKeys {
  readonly jwksFile: string;
  readonly serviceJwksFile: string;
  /** The user key's private half, for tokens that nobody should make. */
  readonly userKey: JWK;
  /** A service's private key, as its `SERVICE_KEY`. */
  serviceKey(service: string): Secret;
  /** An access token of 15 minutes. */
  userToken(user: TestUser, overrides?: TokenOverrides): Promise<string>;
  serviceToken(from: string, to: string): Promise<string>;
  /** Takes the files away. */
  remove(): Promise<void>;
}

export interface TokenOverrides {
  /** Claims to change; undefined takes one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: JWK;
}

/** Ed25519 signs services' and development tokens, P-256 identity's. */
export type KeyAlg = "EdDSA" | "ES256";

export const USER_KID = "dev-1";
const LIFETIME_SECONDS = 900;
const CLAIM_OF_ROLE: Readonly<Record<Role, string>> = {
  GUEST: "guest",
  USER: "customer",
  STAFF: "staff",
  ADMIN: "admin",
};

/** Makes the keys, and writes the public halves into JWKS files in a folder of its own. */
export async function testKeys(
  services: readonly string[],
  clock: Clock = { now: () => Date.now() },
  userAlg: KeyAlg = "EdDSA",
): Promise<TestKeys> {
  const folder = await mkdtemp(join(tmpdir(), "souk-keys-"));
  const userKey = await newKey(USER_KID, userAlg);
  const serviceKeys = new Map<string, JWK>();
  for (const name of services) serviceKeys.set(name, await newKey(name));
  const jwksFile = join(folder, "jwks.json");
  const serviceJwksFile = join(folder, "service-jwks.json");
  await writeJwks(jwksFile, [userKey]);
  await writeJwks(serviceJwksFile, [...serviceKeys.values()]);

  function serviceKey(service: string): Secret {
    const key = serviceKeys.get(service);
    if (!key) throw new Error(`testKeys was not asked for a key of ${service}`);
    return new Secret(JSON.stringify(key));
  }

  return {
    jwksFile,
    serviceJwksFile,
    userKey,
    serviceKey,
    userToken: (user, overrides = {}) => signToken(userClaims(user, clock), { key: userKey, ...overrides }),
    serviceToken: (from, to) => createServiceTokenSource(serviceKey(from), clock)(to),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Writes the public halves of the keys, as a JWKS file has them. */
export async function writeJwks(file: string, keys: readonly JWK[]): Promise<void> {
  await writeFile(file, JSON.stringify({ keys: keys.map(({ d: _, ...publicHalf }) => publicHalf) }));
}

/** A key pair as a private JWK. */
export async function newKey(kid: string, alg: KeyAlg = "EdDSA"): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg };
}

/** Signs any claims under any header; a test of the verifier needs that. */
export async function signToken(
  claims: JWTPayload,
  { key, header = {}, claims: changed = {} }: TokenOverrides,
): Promise<string> {
  if (!key) throw new Error("signToken needs a key");
  const payload = Object.fromEntries(
    Object.entries({ ...claims, ...changed }).filter(([, value]) => value !== undefined),
  );
  const protectedHeader = { alg: key.alg, typ: "at+jwt", kid: key.kid, ...header };
  const signed = new SignJWT(payload).setProtectedHeader(protectedHeader as never);
  return signed.sign(await importJWK(key, protectedHeader.alg));
}

/** What identity writes into a user's token, but for who signs it. */
export function userClaims({ role, subject }: TestUser, clock: Clock): JWTPayload {
  const now = Math.floor(clock.now() / 1000);
  const times = { iat: now, exp: now + LIFETIME_SECONDS };
  const granted = { roles: [CLAIM_OF_ROLE[role]], scope: "all", sid: `session-of-${subject}` };
  return { iss: "souk-dev", aud: "souk", sub: subject, ...granted, ...times };
}
