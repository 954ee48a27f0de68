import { importJWK, type JWK, SignJWT } from "jose";
import type { Secret } from "../config/index.ts";
import type { Clock } from "../ports/index.ts";

const LIFETIME_SECONDS = 60;
const REUSE_MS = 30_000;

/** Gives a token by which this service names itself to one callee. */
export type ServiceTokenSource = (callee: string) => Promise<string>;

/** Signs with the service's own key (a JWK whose `kid` is the service's name); a token is used for 30 s of its 60. */
export function createServiceTokenSource(privateJwk: Secret, clock: Clock): ServiceTokenSource {
  const jwk = JSON.parse(privateJwk.reveal()) as JWK & { kid: string };
  const key = importJWK(jwk, "EdDSA");
  const tokens = new Map<string, { token: Promise<string>; until: number }>();
  return (callee) => {
    const known = tokens.get(callee);
    if (known && known.until > clock.now()) return known.token;
    const token = key.then((privateKey) => sign(privateKey, jwk.kid, callee, clock));
    tokens.set(callee, { token, until: clock.now() + REUSE_MS });
    return token;
  };
}

function sign(key: Parameters<SignJWT["sign"]>[0], service: string, callee: string, clock: Clock): Promise<string> {
  const now = Math.floor(clock.now() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: "EdDSA", typ: "svc+jwt", kid: service })
    .setIssuer(service)
    .setSubject(service)
    .setAudience(callee)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME_SECONDS)
    .sign(key);
}
