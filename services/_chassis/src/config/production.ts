import { readFileSync } from "node:fs";
import type { Secret } from "./secret.ts";
import { weaknessOf } from "./weak-secrets.ts";

const DEVELOPMENT = /^dev-/;

interface NamedKey {
  readonly kid?: unknown;
  readonly d?: unknown;
}

/** What is wrong in production with a private key as a JWK. */
export function keyWeakness(key: Secret | undefined): string | undefined {
  if (!key) return undefined;
  const jwk = parsed(key.reveal()) as NamedKey | undefined;
  if (typeof jwk?.kid !== "string" || typeof jwk.d !== "string") return "must be a private key as a JWK, with its kid";
  if (DEVELOPMENT.test(jwk.kid)) return `is a development key (${jwk.kid})`;
  return weaknessOf(jwk.d);
}

/** What is wrong in production with a file of public keys. */
export function jwksWeakness(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const jwks = parsed(textOf(file)) as { readonly keys?: unknown } | undefined;
  if (!Array.isArray(jwks?.keys)) return "must be a file with a JSON Web Key Set";
  const development = (jwks.keys as NamedKey[]).map(({ kid }) => String(kid)).filter((kid) => DEVELOPMENT.test(kid));
  return development.length > 0 ? `has development keys (${development.join(", ")})` : undefined;
}

/** RFC 8414: an issuer is an address by https, without query and fragment. */
export function issuerWeakness(issuer: string | undefined): string | undefined {
  const url = URL.parse(issuer ?? "");
  const isGood = url?.protocol === "https:" && url.search === "" && url.hash === "" && url.username === "";
  return isGood ? undefined : "must be an address that begins with https://";
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
