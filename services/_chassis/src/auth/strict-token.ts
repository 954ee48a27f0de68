import type { JWTPayload } from "jose";

const MAX_TOKEN_LENGTH = 8_192;
const MOST_LIFETIME_SECONDS = 86_400;
export const LEEWAY_SECONDS = 5;

/** Where a header may say that its key lies, or how its payload is to be read: none of it is believed (RFC 8725, 3.10). */
const MISLEADING = ["jwk", "jku", "x5u", "x5c", "crit", "b64", "zip"];
const PRINTABLE = /^[\x21-\x7e]{1,255}$/;

/**
 * The name of a token's key, where nothing about the token can be read in two ways: three parts, each in the one base64url
 * text that its bytes have, each an object without members that are there twice. It is not verified by that.
 */
export function keyNameOf(token: string): string | undefined {
  if (token.length > MAX_TOKEN_LENGTH) return undefined;
  const parts = token.split(".");
  const [header = "", payload = "", signature = ""] = parts;
  if (parts.length !== 3 || bytesOf(signature) === undefined || objectIn(payload) === undefined) return undefined;
  const fields = objectIn(header);
  if (!fields || MISLEADING.some((name) => name in fields)) return undefined;
  return typeof fields.kid === "string" ? fields.kid : undefined;
}

/** Whether the times are whole seconds, none of them ahead, and not further apart than any token of ours lives. */
export function hasSoundTimes({ iat = -1, exp = -1, nbf = 0 }: JWTPayload, nowMs: number): boolean {
  const now = Math.floor(nowMs / 1000) + LEEWAY_SECONDS;
  const areWhole = [iat, exp, nbf].every((time) => Number.isSafeInteger(time) && time >= 0);
  return areWhole && iat <= now && nbf <= now && iat < exp && exp - iat <= MOST_LIFETIME_SECONDS;
}

/** Whether a claim is a name, as subjects and sessions have. */
export function isName(claim: unknown): claim is string {
  return typeof claim === "string" && PRINTABLE.test(claim);
}

function bytesOf(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, "base64url");
  return part !== "" && bytes.toString("base64url") === part ? bytes : undefined;
}

function objectIn(part: string): Record<string, unknown> | undefined {
  const bytes = bytesOf(part);
  if (!bytes) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject && Object.keys(value).length === membersIn(text) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** How many members the outermost object of a JSON text has, those of the same name each counted. */
function membersIn(text: string): number {
  let [depth, members] = [0, 0];
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") depth--;
    else if (sign === ":" && depth === 1) members++;
  }
  return members;
}
