import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { importJWK, type JWK, SignJWT } from "jose";
import { CommandError } from "../kit/command.ts";
import type { Secrets } from "./secrets.ts";

export const ROLES = ["guest", "customer", "staff", "admin"] as const;
export type Role = (typeof ROLES)[number];

const USER_SECONDS = 12 * 60 * 60;
const SERVICE_SECONDS = 60;

/** A user's access token, signed with this stack's development key. */
export async function userToken(secrets: Secrets, role: string): Promise<string> {
  if (!(ROLES as readonly string[]).includes(role)) {
    throw new CommandError(`ROLE is '${role}'; it must be one of ${ROLES.join(", ")}`);
  }
  const subject = `dev-${role}`;
  const claims = { roles: [role], scope: "all", sid: subject, jti: randomUUID() };
  return sign(secrets.devKeyFile, "at+jwt", claims, ["souk-dev", subject, "souk", USER_SECONDS]);
}

/** The token by which a service names itself to another one, for a minute. */
export async function serviceToken(secrets: Secrets, service: string, audience: string): Promise<string> {
  return sign(secrets.serviceKeyFile(service), "svc+jwt", {}, [service, service, audience, SERVICE_SECONDS]);
}

type Envelope = readonly [issuer: string, subject: string, audience: string, seconds: number];

async function sign(
  keyFile: string,
  typ: string,
  claims: Record<string, unknown>,
  [issuer, subject, audience, seconds]: Envelope,
): Promise<string> {
  const jwk = JSON.parse(readFileSync(keyFile, "utf8")) as JWK & { kid: string };
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "EdDSA", typ, kid: jwk.kid })
    .setIssuer(issuer)
    .setSubject(subject)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(await importJWK(jwk, "EdDSA"));
}
