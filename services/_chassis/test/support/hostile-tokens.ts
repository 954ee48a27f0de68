import { createHmac, generateKeyPairSync } from "node:crypto";
import { exportJWK, importSPKI } from "jose";
import { newKey, signToken, type TestKeys, type TestUser } from "../../src/testing/index.ts";

const USER: TestUser = { role: "ADMIN", subject: "mallory" };

/** A way to make a token that no service may take. */
export type Forgery = (keys: TestKeys) => Promise<string> | string;

const claim = (claims: Record<string, unknown>) => (keys: TestKeys) => keys.userToken(USER, { claims });
const header = (fields: Record<string, unknown>) => (keys: TestKeys) => keys.userToken(USER, { header: fields });
const seconds = () => Math.floor(Date.now() / 1000);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Exchanges the header, or the payload, of a good token and leaves the signature. */
const swap =
  (part: 0 | 1, change: (old: Record<string, unknown>) => unknown): Forgery =>
  async (keys) => {
    const parts = (await keys.userToken(USER)).split(".");
    parts[part] = encode(change(JSON.parse(Buffer.from(parts[part] ?? "", "base64url").toString())));
    return parts.join(".");
  };

const unsigned =
  (alg: string): Forgery =>
  async (keys) => {
    const [, payload] = (await keys.userToken(USER)).split(".");
    return `${encode({ alg, typ: "at+jwt", kid: "dev-1" })}.${payload}.`;
  };

/** Signs with HMAC and the public key as its secret: works where the header chooses the algorithm. */
const hmacWithPublicKey: Forgery = async (keys) => {
  const [, payload] = (await keys.userToken(USER)).split(".");
  const signed = `${encode({ alg: "HS256", typ: "at+jwt", kid: "dev-1" })}.${payload}`;
  return `${signed}.${createHmac("sha256", keys.userKey.x ?? "")
    .update(signed)
    .digest("base64url")}`;
};

const ownKeyInHeader: Forgery = async (keys) => {
  const key = await newKey("dev-1");
  const { d: _, ...jwk } = key;
  return keys.userToken(USER, { key, header: { jwk } });
};

const otherCurve: Forgery = async (keys) => {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = await exportJWK(await importSPKI(publicKey.export({ type: "spki", format: "pem" }).toString(), "ES256"));
  return keys.userToken(USER, {
    header: { alg: "EdDSA", jwk, jku: "https://example.com/jwks.json" },
    key: await newKey("dev-1"),
  });
};

/** Every one must be refused, for the one reason that tells the caller nothing. */
export const FORGERIES: Readonly<Record<string, Forgery>> = {
  "no token at all": () => "",
  "text that is no token": () => "hunter2",
  "one part": () => "a",
  "two parts": () => "a.b",
  "five parts, as an encrypted token has": () => `${encode({ alg: "dir", enc: "A256GCM", kid: "dev-1" })}.a.b.c.d`,
  "a header that is no JSON": () => `${Buffer.from("{").toString("base64url")}.e30.AA`,
  "a header that is a list": () => `${encode([])}.e30.AA`,
  "the algorithm none": unsigned("none"),
  "the algorithm None": unsigned("None"),
  "no signature under EdDSA": unsigned("EdDSA"),
  "HMAC with the public key as its secret": hmacWithPublicKey,
  "another algorithm in the header": swap(0, (old) => ({ ...old, alg: "ES256" })),
  "a payload that was changed": swap(1, (old) => ({ ...old, sub: "root" })),
  "a role that was raised": swap(1, (old) => ({ ...old, roles: ["admin"], iat: seconds() - 1 })),
  "the key in its own header": ownKeyInHeader,
  "a key behind an address": otherCurve,
  "another key under the right name": async (keys) => keys.userToken(USER, { key: await newKey("dev-1") }),
  "a key that nobody knows": async (keys) => keys.userToken(USER, { key: await newKey("dev-2") }),
  "a key name that is a path": header({ kid: "../../etc/passwd" }),
  "a key name that every object has": header({ kid: "__proto__" }),
  "a key name that is a number": header({ kid: 1 }),
  "no key name": header({ kid: undefined }),
  "the type of a service's token": header({ typ: "svc+jwt" }),
  "the type of any token": header({ typ: "JWT" }),
  "no type": header({ typ: undefined }),
  "a critical extension that we do not know": (keys) =>
    swap(0, (old) => ({ ...old, crit: ["http://example.com/x"], "http://example.com/x": 1 }))(keys),
  "a payload that is not encoded": swap(0, (old) => ({ ...old, b64: false, crit: ["b64"] })),
  "another audience": claim({ aud: "souk-admin" }),
  "no audience": claim({ aud: undefined }),
  "another issuer": claim({ iss: "https://example.com" }),
  "the production issuer with a development key": claim({ iss: "souk" }),
  "no issuer": claim({ iss: undefined }),
  "an end in the past": claim({ iat: seconds() - 1_000, exp: seconds() - 10 }),
  "no end": claim({ exp: undefined }),
  "an end that is text": claim({ exp: "tomorrow" }),
  "a beginning in the future": claim({ nbf: seconds() + 86_400 }),
  "no time of issue": claim({ iat: undefined }),
  "no subject": claim({ sub: undefined }),
  "an empty subject": claim({ sub: "" }),
  "a subject that is a number": claim({ sub: 7 }),
  "no roles": claim({ roles: undefined }),
  "an empty list of roles": claim({ roles: [] }),
  "a role that is not ours": claim({ roles: ["root"] }),
  "a role that is not ours beside one that is": claim({ roles: ["admin", "root"] }),
  "a role that every object has": claim({ roles: ["constructor"] }),
  "a role that is no list": claim({ roles: "admin" }),
  "a list of lists of roles": claim({ roles: [["admin"]] }),
  "no session": claim({ sid: undefined }),
  "an empty session": claim({ sid: "" }),
  "a session that is a number": claim({ sid: 1 }),
  "no scope": claim({ scope: undefined }),
  "an empty scope": claim({ scope: "" }),
  "a scope that is a list": claim({ scope: ["all"] }),
  "more than eight kilobytes": claim({ note: "x".repeat(8_192) }),
  "a service's token": (keys) => keys.serviceToken("edge", "catalog"),
  "a payload that is a list": async (keys) => {
    const [head] = (await keys.userToken(USER)).split(".");
    return `${head}.${encode([])}.AA`;
  },
  "a token of ours with a space after it": async (keys) => `${await keys.userToken(USER)} `,
  "a token of ours with its signature cut": async (keys) => (await keys.userToken(USER)).slice(0, -8),
  "a token signed by a service's key": async (keys) =>
    signToken(
      {
        iss: "souk-dev",
        aud: "souk",
        sub: "x",
        roles: ["admin"],
        scope: "all",
        sid: "s",
        iat: seconds(),
        exp: seconds() + 60,
      },
      { key: JSON.parse(keys.serviceKey("edge").reveal()), header: { kid: "dev-1" } },
    ),
};
