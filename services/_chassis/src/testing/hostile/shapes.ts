import { otherUnusedBits } from "./algorithms.ts";
import {
  claims,
  encode,
  encodeText,
  type Forgeries,
  type Forgery,
  type ForgeryTarget,
  good,
  goodClaims,
  goodHeader,
  seconds,
  signTexts,
  swapPart,
} from "./forge.ts";

const MEGABYTE = 1 << 20;
const DEEP = 2_000;

/** A good token, changed as a whole. */
const changed =
  (change: (token: string) => string): Forgery =>
  async (target) =>
    change(await good(target));

const header = (target: ForgeryTarget) => JSON.stringify(goodHeader(target));
const payload = () => JSON.stringify(goodClaims());

/** Members that JSON.parse would take the last of. */
const twice =
  (name: string, first: string): Forgery =>
  (target) =>
    signTexts(target, header(target), `{"${name}":${first},${payload().slice(1)}`);

/** RFC 8725, 2.4 and 3.7: what is no compact JWS with two objects in it is nothing. */
export const SHAPES: Forgeries = {
  "no token at all": () => "",
  "text that is no token": () => "hunter2",
  "one part": () => "a",
  "two parts": () => "a.b",
  "two parts of a good token": changed((token) => token.split(".").slice(0, 2).join(".")),
  "four parts": changed((token) => `${token}.AAAA`),
  "five parts, as an encrypted token has": () => `${encode({ alg: "dir", enc: "A256GCM", kid: "dev-1" })}.a.b.c.d`,
  "an encrypted token with the key's own name": (target) =>
    `${encode({ ...goodHeader(target), alg: "ECDH-ES", enc: "A128GCM" })}..AAAA.AAAA.AAAA`,
  "six parts": changed((token) => `${token}.${token}`),
  "dots alone": () => "..",
  "a token as JSON": async (target) => {
    const [protectedPart, payloadPart, signature] = (await good(target)).split(".");
    return JSON.stringify({ protected: protectedPart, payload: payloadPart, signature });
  },
  "a good token in quotes": changed((token) => `"${token}"`),
  "a good token with a blank before it": changed((token) => ` ${token}`),
  "a good token with a blank after it": changed((token) => `${token} `),
  "a good token with a blank in it": changed((token) => token.replace(".", " .")),
  "a good token with a tab after it": changed((token) => `${token}\t`),
  "a good token with a line end after it": changed((token) => `${token}\n`),
  "a good token with NUL after it": changed((token) => `${token}\u0000`),
  "a good token with NUL in it": changed((token) => token.replace(".", "\u0000.")),
  "a good token twice, with a comma": changed((token) => `${token},${token}`),
  "a good token with padding": changed((token) => `${token}==`),
  "a good token with padding in each part": changed((token) =>
    token
      .split(".")
      .map((part) => `${part}=`)
      .join("."),
  ),
  "a good token percent-encoded": changed((token) => token.replaceAll(".", "%2E")),
  "a good token in base64": (target) => {
    const text = signTexts(target, header(target), JSON.stringify({ ...goodClaims(), note: "???>>>~~~" }));
    return text.replaceAll("-", "+").replaceAll("_", "/");
  },
  "a good token with a letter of another alphabet": changed((token) => token.replace("e", "е")),
  "a good token with a letter of no width": changed((token) => token.replace(".", "\u200b.")),
  "a header whose last letter has other unused bits": swapPart(0, otherUnusedBits),
  "a payload whose last letter has other unused bits": swapPart(1, otherUnusedBits),
  "a payload that was changed": swapPart(1, (old) => {
    const claimed = JSON.parse(Buffer.from(old, "base64url").toString());
    return encode({ ...claimed, sub: "root" });
  }),
  "an end that was moved": swapPart(1, (old) => {
    const claimed = JSON.parse(Buffer.from(old, "base64url").toString());
    return encode({ ...claimed, exp: seconds() + 7_200 });
  }),
  "more than eight kilobytes": claims({ note: "x".repeat(8_192) }),
  "a megabyte": claims({ note: "x".repeat(MEGABYTE) }),
  "a megabyte of dots": () => ".".repeat(MEGABYTE),
  "a header that is no JSON": (target) => signTexts(target, "{", payload()),
  "a header that is a list": (target) => signTexts(target, `[${header(target)}]`, payload()),
  "a header that is null": (target) => signTexts(target, "null", payload()),
  "a header that is text": (target) => signTexts(target, JSON.stringify(header(target)), payload()),
  "a header with text after it": (target) => signTexts(target, `${header(target)}{}`, payload()),
  "a header with a byte order mark": (target) => signTexts(target, `\ufeff${header(target)}`, payload()),
  "an empty header": (target) => signTexts(target, "", payload()),
  "a payload that is no JSON": (target) => signTexts(target, header(target), "{"),
  "a payload that is a list": (target) => signTexts(target, header(target), `[${payload()}]`),
  "a payload that is null": (target) => signTexts(target, header(target), "null"),
  "a payload that is text": (target) => signTexts(target, header(target), JSON.stringify(payload())),
  "a payload that is a token": async (target) => signTexts(target, header(target), await good(target)),
  "a payload that is empty": (target) => signTexts(target, header(target), ""),
  "a payload without claims": (target) => signTexts(target, header(target), "{}"),
  "a payload with a byte order mark": (target) => signTexts(target, header(target), `\ufeff${payload()}`),
  "a payload that is not UTF-8": (target) => {
    const [before, after] = [`${payload().slice(0, -1)},"n":"`, '"}'];
    return signTexts(
      target,
      header(target),
      Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]),
    );
  },
  "a payload of lists in lists": (target) =>
    signTexts(target, header(target), `{"a":${"[".repeat(DEEP)}${"]".repeat(DEEP)},"b":{}`),
  "a header of lists in lists": (target) => signTexts(target, `{"a":${"[".repeat(DEEP)}`, payload()),
  "two subjects": twice("sub", '"root"'),
  "two lists of roles": twice("roles", '["root"]'),
  "two ends": twice("exp", "1"),
  "two issuers": twice("iss", '"x"'),
  "two sessions": twice("sid", '"x"'),
  "a subject in other spelling besides": twice("\\u0073ub", '"root"'),
  "two algorithms": (target) => signTexts(target, `{"alg":"none",${header(target).slice(1)}`, payload()),
  "two key names": (target) => signTexts(target, `{"kid":"x",${header(target).slice(1)}`, payload()),
  "claims in the prototype": (target) =>
    signTexts(target, header(target), JSON.stringify({ x: 1 }).replace('"x":1', `"__proto__":${payload()}`)),
  "roles in the prototype": (target) => {
    const { roles: _, ...rest } = goodClaims();
    return signTexts(target, header(target), JSON.stringify(rest).replace("{", '{"__proto__":{"roles":["admin"]},'));
  },
  "a header in the prototype": (target) => signTexts(target, `{"__proto__":${header(target)}}`, payload()),
  "claims in the header": (target) =>
    signTexts(target, JSON.stringify({ ...goodHeader(target), ...goodClaims() }), "{}"),
  "letters that are no Latin ones": () => "ééé.ööö.ååå",
  "a token of emoji": () => "😀.😀.😀",
  "another scheme's credentials": () => encodeText("admin:admin"),
};
