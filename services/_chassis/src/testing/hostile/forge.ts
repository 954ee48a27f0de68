import { createPrivateKey, sign } from "node:crypto";
import type { JWK } from "jose";
import { signToken, type TestUser, type TokenOverrides, userClaims } from "../keys.ts";

/** Whom forged tokens are to be taken for. */
const VICTIM: TestUser = { role: "ADMIN", subject: "mallory" };

/** What a forger knows and has. */
export interface ForgeryTarget {
  /** A private key that those under attack know the public half of; stands for a token of its owner that was seen. */
  readonly key: JWK;
  /** A token by which one service names itself to another, and the key that it is signed with. */
  readonly serviceToken: string;
  readonly serviceKey: JWK;
  /** `http://127.0.0.1:<port>`: whoever comes here believed what a token says of keys. */
  readonly trap: string;
}

/** A way to make a token that nobody may take. */
export type Forgery = (target: ForgeryTarget) => Promise<string> | string;
export type Forgeries = Readonly<Record<string, Forgery>>;

export const seconds = () => Math.floor(Date.now() / 1000);
export const encode = (value: unknown) => encodeText(JSON.stringify(value));
export const encodeText = (text: string | Uint8Array) => Buffer.from(text).toString("base64url");

/** The claims of a good token. */
export const goodClaims = () => ({ ...userClaims(VICTIM, { now: () => Date.now() }) });
export const goodHeader = ({ key }: ForgeryTarget) => ({ alg: key.alg, typ: "at+jwt", kid: key.kid });

/** A good token but for the overrides, signed by the key that it says. */
export const good = (target: ForgeryTarget, overrides: TokenOverrides = {}) =>
  signToken(goodClaims(), { key: target.key, ...overrides });

/** Signs any two texts, also those that are no JSON. */
export function signTexts({ key }: ForgeryTarget, header: string, payload: string | Uint8Array): string {
  const signed = `${encodeText(header)}.${encodeText(payload)}`;
  return `${signed}.${signatureOf(key, signed).toString("base64url")}`;
}

/** As RFC 7518, 3.4 and RFC 8037, 3.1 want it. */
export function signatureOf(key: JWK, signed: string, dsaEncoding: "ieee-p1363" | "der" = "ieee-p1363"): Buffer {
  const privateKey = createPrivateKey({ key: key as never, format: "jwk" });
  const digest = key.kty === "EC" ? "sha256" : null;
  return sign(digest, Buffer.from(signed), { key: privateKey, dsaEncoding });
}

/** Claims that are signed as they should be. */
export const claims =
  (changed: Readonly<Record<string, unknown>>): Forgery =>
  (target) =>
    signTexts(target, JSON.stringify(goodHeader(target)), JSON.stringify({ ...goodClaims(), ...changed }));

/** Fields of the header that are signed as they should be. */
export const header =
  (changed: Readonly<Record<string, unknown>>): Forgery =>
  (target) =>
    signTexts(target, JSON.stringify({ ...goodHeader(target), ...changed }), JSON.stringify(goodClaims()));

/** Exchanges a part of a good token and leaves the others. */
export const swapPart =
  (part: 0 | 1 | 2, change: (old: string, target: ForgeryTarget) => string): Forgery =>
  async (target) => {
    const parts = (await good(target)).split(".");
    parts[part] = change(parts[part] ?? "", target);
    return parts.join(".");
  };

/** One forgery for each value, named after it. */
export function each<T>(name: string, values: readonly T[], forge: (value: T) => Forgery): Forgeries {
  return Object.fromEntries(values.map((value) => [`${name}: ${JSON.stringify(value)?.slice(0, 60)}`, forge(value)]));
}
