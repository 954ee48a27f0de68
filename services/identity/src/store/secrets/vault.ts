import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import type { Secret } from "@souk/chassis/config";
import type { Vault } from "../../usecases/ports.ts";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = "aes-256-gcm";

/** Seals what must not be read in the database, and derives what must not be made elsewhere; all from one secret. */
export interface SealingVault extends Vault {
  /** Encrypts under the service's own key; `place` says what for, and must be the same to open it. */
  seal(plain: Uint8Array, place: string): Buffer;
  /** @throws Error where it was changed, or sealed elsewhere or for another place */
  open(sealed: Uint8Array, place: string): Buffer;
}

/** Each use has a key of its own (HKDF, RFC 5869), so that none tells of another. */
export function createVault(secret: Secret): SealingVault {
  const keyFor = (use: string) =>
    Buffer.from(hkdfSync("sha256", secret.reveal(), "", `souk identity ${use}`, KEY_BYTES));
  const sealing = keyFor("seal");
  const naming = keyFor("blind index");
  const signing = keyFor("mac");
  return {
    seal: (plain, place) => sealWith(sealing, plain, place),
    open: (sealed, place) => openWith(sealing, sealed, place),
    blindIndex: (space, text) => hmac(naming, space, text),
    mac: (space, ...parts) => hmac(signing, space, ...parts),
    isSame: (token, other) => timingSafeEqual(digest(token), digest(other)),
  };
}

/** A fresh key for one account's data. */
export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** AES-256-GCM: nonce, ciphertext, tag (NIST SP 800-38D). */
export function sealWith(key: Uint8Array, plain: Uint8Array, place: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error where it was changed, or sealed with another key or for another place */
export function openWith(key: Uint8Array, sealed: Uint8Array, place: string): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function hmac(key: Buffer, ...parts: readonly string[]): string {
  return createHmac("sha256", key).update(JSON.stringify(parts)).digest("base64url");
}
