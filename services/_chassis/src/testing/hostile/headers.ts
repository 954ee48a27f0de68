import { generateKeyPairSync } from "node:crypto";
import { newKey } from "../keys.ts";
import { claims, each, encode, type Forgeries, type Forgery, type ForgeryTarget, good, header } from "./forge.ts";

/** Names of keys that lead a careless look-up somewhere else. */
const EVIL_KEY_NAMES = [
  ...["", " ", "dev-1 ", " dev-1", "DEV-1", "dev-1\u0000", "dev-1\u0000.pem", "dev-1\n", "dev-1,dev-2", "*", "dev-*"],
  ...["../../etc/passwd", "../../../../dev/null", "/dev/null", "/proc/self/environ", "..\\..\\windows\\win.ini"],
  ...["file:///dev/null", "%2e%2e%2fdev%2fnull", "dev-1/../dev-1", "./dev-1", "ldap://127.0.0.1/x"],
  ...["' OR '1'='1", "dev-1' --", "x' UNION SELECT 'AAAA", "1; DROP TABLE keys", '" or ""="'],
  ...["$(id)", "`id`", "| cat /etc/passwd", "; sleep 10", "{{7*7}}", '{"$gt":""}', "jndi:ldap://127.0.0.1/x"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "dev-１", "dev-1\u200b", "dev‑1"],
];
const NO_KEY_NAMES: readonly unknown[] = [
  undefined,
  null,
  1,
  0,
  true,
  [],
  ["dev-1"],
  {},
  { $gt: "" },
  { kid: "dev-1" },
];

const OTHER_TYPES: readonly unknown[] = [
  ...[undefined, null, "", "JWT", "jwt", "jws", "at", "at+jws", "at+jwt ", "id+jwt", "rt+jwt", "svc+jwt", "logout+jwt"],
  ...["secevent+jwt", "dpop+jwt", "application/jwt", "text/at+jwt", 1, ["at+jwt"], { typ: "at+jwt" }],
];

/** RFC 8725, 2.6 to 2.10 and 3.11: what the header says is a name of a key and the kind of the token, nothing else. */
export const HEADERS: Forgeries = {
  ...each("the key name", EVIL_KEY_NAMES, (kid) => header({ kid })),
  ...each("a key name that is none", NO_KEY_NAMES, (kid) => header({ kid })),
  "a key name of 4,000 letters": header({ kid: "k".repeat(4_000) }),
  "a key name that is an address": (target) => header({ kid: `${target.trap}/jwks.json` })(target),
  "a key name that is an address, and another's key": (target) =>
    ownKey((_, { trap }) => ({ kid: `${trap}/k` }))(target),
  ...each("the type", OTHER_TYPES, (typ) => header({ typ })),
  "another's key in the header": ownKey((jwk) => ({ jwk })),
  "the right key in the header": (target) => header({ jwk: publicHalf(target) })(target),
  "another's key behind an address": ownKey((_, { trap }) => ({ jku: `${trap}/jwks.json` })),
  "an address of keys, signed by the right key": (target) => header({ jku: `${target.trap}/jwks.json` })(target),
  "another's key behind an address that seems ours": ownKey((_, { trap }) => ({
    jku: trap.replace("//", "//identity@"),
  })),
  "another's certificate behind an address": ownKey((_, { trap }) => ({ x5u: `${trap}/cert.pem` })),
  "an address of a certificate, signed by the right key": (target) =>
    header({ x5u: `${target.trap}/cert.pem`, "x5t#S256": "A".repeat(43) })(target),
  "another's certificate in the header": ownKey(() => ({ x5c: [certificate()] })),
  "a certificate in the header, signed by the right key": header({ x5c: ["AAAA"] }),
  "an issuer that is an address": (target) => claims({ iss: target.trap })(target),
  "critical extensions that we do not know": header({ crit: ["exp"], exp: 1 }),
  "critical extensions that are not there": header({ crit: ["x"] }),
  "critical extensions that are none": header({ crit: [] }),
  "critical extensions that are no list": header({ crit: "b64" }),
  "a payload that is not encoded": header({ b64: false, crit: ["b64"] }),
  "a payload that is not encoded, but not critical": header({ b64: false }),
  "a payload that is compressed": header({ zip: "DEF" }),
  "another key under the right name": async (target) => {
    const key = await newKey(String(target.key.kid), target.key.alg as "ES256");
    return good(target, { key });
  },
  "a key that was taken out of use": async (target) =>
    good(target, { key: await newKey("dev-0", target.key.alg as "ES256") }),
  "a service's token": ({ serviceToken }) => serviceToken,
  "a service's key under the right name": ({ serviceKey, ...target }) =>
    good({ ...target, serviceKey }, { key: serviceKey, header: { kid: target.key.kid } }),
  "a service's key under its own name": ({ serviceKey, ...target }) =>
    good({ ...target, serviceKey }, { key: serviceKey }),
};

function publicHalf({ key: { d: _, ...jwk } }: ForgeryTarget) {
  return jwk;
}

/** Signed by somebody's own key, with a header that says where to find it. */
function ownKey(fields: (jwk: object, target: ForgeryTarget) => object): Forgery {
  return async (target) => {
    const key = await newKey(String(target.key.kid), target.key.alg as "ES256");
    return good(target, { key, header: { ...fields(publicHalf({ ...target, key }), target) } });
  };
}

/** Something that looks like one as far as its first bytes. */
function certificate(): string {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return Buffer.from(encode(publicKey.export({ format: "jwk" }))).toString("base64");
}
