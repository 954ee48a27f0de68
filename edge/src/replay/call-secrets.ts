import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Who calls what, and by which key. */
export interface NamedCall {
  /** Whose key it is: the same text of two callers is two keys. */
  readonly caller: string;
  /** `/souk.catalog.v1.CatalogService/CreateProduct`. */
  readonly method: string;
  readonly key: string;
}

/** Under which name a call is kept, and how it is read: for whoever has its key, and nobody else. */
export interface CallSecrets {
  readonly id: string;
  fingerprintOf(request: string | Uint8Array): string;
  seal(answer: string): string;
  /** @throws Error where it was changed, or is another call's */
  open(sealed: string): string;
}

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Answers hold what is people's own, such as their addresses, and Redis keeps them for a day: so they are sealed under what the caller
 * sends, which is kept nowhere. A copy of the request brings it again, to any edge; a copy of Redis does not.
 */
export function callSecrets({ caller, method, key }: NamedCall): CallSecrets {
  const known = `${caller}\n${method}\n${key}`;
  const keyFor = (use: string) => Buffer.from(hkdfSync("sha256", known, "", `souk edge replay ${use}`, KEY_BYTES));
  return {
    id: keyFor("name").toString("base64url"),
    fingerprintOf: (request) => createHmac("sha256", keyFor("fingerprint")).update(request).digest("base64url"),
    seal: (answer) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, keyFor("seal"), nonce);
      const content = Buffer.concat([cipher.update(answer, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, content, cipher.getAuthTag()]).toString("base64url");
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, "base64url");
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(ALGORITHM, keyFor("seal"), nonce, { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
    },
  };
}
