import type { Clock } from "@souk/chassis/ports";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import { ACCESS_TOKEN_MS } from "../../domain/session.ts";
import { activeKey, type SigningKey } from "../../domain/signing-key.ts";
import type { IssueToken, SigningKeyStore, StoredKey, TokenClaims } from "../../usecases/ports.ts";
import type { SealingVault } from "./vault.ts";

const ALGORITHM = "ES256";
/** How long the list of keys is used before it is read again; far less than a new key waits before it signs. In milliseconds. */
const REREAD_AFTER_MS = 1_000;
/** RFC 9068, 2.2: the client that asked. All of ours are one. */
const CLIENT_ID = "souk";

/** Makes a key pair of that number, its private half sealed. */
export async function makeKey(key: SigningKey, vault: SealingVault, id: string): Promise<StoredKey> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const kid = `${key.number}-${id}`;
  const publicJwk = { ...((await exportJWK(publicKey)) as Record<string, string>), kid, alg: ALGORITHM, use: "sig" };
  const secret = Buffer.from(JSON.stringify(await exportJWK(privateKey)));
  return { ...key, kid, publicJwk, sealedPrivate: vault.seal(secret, placeOf(kid)) };
}

/** Whether a key was sealed by this vault. */
export function canOpen({ kid, sealedPrivate }: StoredKey, vault: SealingVault): boolean {
  try {
    return vault.open(sealedPrivate, placeOf(kid)).length > 0;
  } catch {
    return false; // GCM's tag says so: sealed with another secret
  }
}

export interface IssuerOptions {
  readonly keys: SigningKeyStore;
  readonly vault: SealingVault;
  readonly clock: Clock;
  readonly issuer: string;
  readonly newId: () => string;
}

/** Signs access tokens (RFC 9068). */
export function createTokenIssuer({ keys, vault, clock, issuer, newId }: IssuerOptions): IssueToken {
  const opened = new Map<string, Promise<CryptoKey | Uint8Array>>();
  let known: { keys: Promise<StoredKey[]>; until: number } | undefined;

  function current(): Promise<StoredKey[]> {
    if (!known || known.until <= clock.now()) {
      const read = keys.all();
      known = { keys: read, until: clock.now() + REREAD_AFTER_MS };
      read.catch(() => {
        known = undefined;
      });
    }
    return known.keys;
  }

  function open({ kid, sealedPrivate }: StoredKey): Promise<CryptoKey | Uint8Array> {
    const key = opened.get(kid) ?? openKey(vault.open(sealedPrivate, placeOf(kid)));
    opened.set(kid, key);
    return key;
  }

  return async (claims, now) => {
    const active = activeKey(await current(), now);
    if (!active) throw new Error("there is no key to sign tokens with");
    const end = Math.min(now.getTime() + ACCESS_TOKEN_MS, claims.until?.getTime() ?? Number.POSITIVE_INFINITY);
    const expireTime = new Date(Math.floor(end / 1_000) * 1_000);
    const signed = toJwt(claims, now, expireTime).setIssuer(issuer).setJti(newId());
    const header = { alg: ALGORITHM, typ: "at+jwt", kid: active.kid };
    return { token: await signed.setProtectedHeader(header).sign(await open(active)), expireTime };
  };
}

function toJwt({ subject, roles, scope, sessionId, methods }: TokenClaims, now: Date, expireTime: Date): SignJWT {
  return new SignJWT({ client_id: CLIENT_ID, roles, scope, sid: sessionId, amr: methods })
    .setSubject(subject)
    .setAudience("souk")
    .setIssuedAt(now)
    .setExpirationTime(expireTime);
}

function openKey(plain: Buffer): Promise<CryptoKey | Uint8Array> {
  return importJWK(JSON.parse(plain.toString()) as JWK, ALGORITHM);
}

function placeOf(kid: string): string {
  return `signing key ${kid}`;
}
