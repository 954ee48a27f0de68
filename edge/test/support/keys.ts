import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Secret } from "@souk/chassis/config";

/** Keys of one test file: a user's issuer, the edge's own, and the file that tells the public one. */
export interface TestKeys {
  readonly jwksFile: string;
  readonly serviceKey: Secret;
  /** A token that is valid for five minutes, but for what `claims` and `header` say otherwise. */
  token(role: string, claims?: object, header?: object): string;
}

export function createKeys(): TestKeys {
  const user = generateKeyPairSync("ed25519");
  const service = generateKeyPairSync("ed25519");
  const jwksFile = join(mkdtempSync(join(tmpdir(), "edge-keys-")), "jwks.json");
  const jwk = { ...user.publicKey.export({ format: "jwk" }), kid: "dev-test", alg: "EdDSA" };
  writeFileSync(jwksFile, JSON.stringify({ keys: [jwk] }));
  const serviceJwk = { ...service.privateKey.export({ format: "jwk" }), kid: "edge", alg: "EdDSA" };
  return {
    jwksFile,
    serviceKey: new Secret(JSON.stringify(serviceJwk)),
    token: (role, claims, header) => signToken(user.privateKey, role, claims, header),
  };
}

function signToken(key: KeyObject, role: string, claims: object = {}, header: object = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const granted = { roles: [role], scope: "all", sid: "session-1" };
  const payload = { iss: "souk-dev", aud: "souk", sub: "user-1", ...granted, iat: now, exp: now + 300, ...claims };
  const parts = [{ alg: "EdDSA", typ: "at+jwt", kid: "dev-test", ...header }, payload];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${sign(null, Buffer.from(text), key).toString("base64url")}`;
}
