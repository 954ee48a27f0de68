import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import {
  each,
  encode,
  encodeText,
  type Forgeries,
  type Forgery,
  type ForgeryTarget,
  goodClaims,
  goodHeader,
  header,
  signatureOf,
  swapPart,
} from "./forge.ts";

const NONE = ["none", "None", "NONE", "nOnE", "none ", " none", "none\u0000", "", "null", "HS0"];

/** RFC 8725, 2.1: the algorithm is what the key is for, never what the token says. */
export const ALGORITHMS: Forgeries = {
  ...each("unsigned, with the algorithm", NONE, (alg) => unsigned({ alg }, "")),
  ...each("some signature, with the algorithm", NONE.slice(0, 4), (alg) => unsigned({ alg }, "AAAA")),
  "no algorithm": header({ alg: undefined }),
  "an algorithm that is null": header({ alg: null }),
  "an algorithm that is a number": header({ alg: 0 }),
  "a list of algorithms": header({ alg: ["none", "EdDSA", "ES256"] }),
  "no signature under the right algorithm": unsigned({}, ""),
  ...Object.fromEntries(
    [256, 384, 512].flatMap((bits) =>
      Object.entries(PUBLIC_FORMS()).map(([form, secretOf]) => [`HS${bits} with ${form}`, hmac(bits, secretOf)]),
    ),
  ),
  ...Object.fromEntries(
    ["RS256", "RS512", "PS256", "ES384", "ES512", "ES256K", "Ed448", "Ed25519", "ML-DSA-44", "A128KW", "dir"].map(
      (alg) => [`${alg} in the header of a good token`, swapHeader({ alg })],
    ),
  ),
  "the algorithm of the other kind of key": (target) =>
    swapHeader({ alg: target.key.alg === "ES256" ? "EdDSA" : "ES256" })(target),
  "RSA of somebody's own under the right name": signedBy("RS256", () =>
    generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ),
  "P-256 of somebody's own under the right name": signedBy("ES256", () =>
    generateKeyPairSync("ec", { namedCurve: "P-256" }),
  ),
  "P-384 of somebody's own under the right name": signedBy("ES384", () =>
    generateKeyPairSync("ec", { namedCurve: "P-384" }),
  ),
  "secp256k1 of somebody's own under the right name": signedBy("ES256K", () =>
    generateKeyPairSync("ec", { namedCurve: "secp256k1" }),
  ),
  "Ed25519 of somebody's own under the right name": signedBy("EdDSA", () => generateKeyPairSync("ed25519")),
  "Ed448 of somebody's own under the right name": signedBy("EdDSA", () => generateKeyPairSync("ed448")),
};

/** What a verifier that lets the header choose would take for the secret of an HMAC. */
function PUBLIC_FORMS(): Readonly<Record<string, (target: ForgeryTarget) => string | Buffer>> {
  const publicKey = ({ key: { d: _, ...jwk } }: ForgeryTarget) => createPublicKey({ key: jwk as never, format: "jwk" });
  return {
    "the public key's coordinate": ({ key }) => String(key.x),
    "the public key's coordinate, decoded": ({ key }) => Buffer.from(String(key.x), "base64url"),
    "the public key as JWK": ({ key: { d: _, ...jwk } }) => JSON.stringify(jwk),
    "the public key as PEM": (target) => publicKey(target).export({ type: "spki", format: "pem" }),
    "the public key as DER": (target) => publicKey(target).export({ type: "spki", format: "der" }),
    "an empty secret": () => "",
  };
}

function unsigned(changed: object, signature: string): Forgery {
  return (target) => `${encode({ ...goodHeader(target), ...changed })}.${encode(goodClaims())}.${signature}`;
}

function hmac(bits: number, secretOf: (target: ForgeryTarget) => string | Buffer): Forgery {
  return (target) => {
    const signed = `${encode({ ...goodHeader(target), alg: `HS${bits}` })}.${encode(goodClaims())}`;
    return `${signed}.${createHmac(`sha${bits}`, secretOf(target)).update(signed).digest("base64url")}`;
  };
}

function swapHeader(changed: object): Forgery {
  return swapPart(0, (_, target) => encode({ ...goodHeader(target), ...changed }));
}

function signedBy(alg: string, generate: () => { readonly privateKey: KeyObject }): Forgery {
  return (target) => {
    const { privateKey } = generate();
    const signed = `${encode({ ...goodHeader(target), alg })}.${encode(goodClaims())}`;
    const digest = privateKey.asymmetricKeyType?.startsWith("ed") ? null : "sha256";
    const signature = sign(digest, Buffer.from(signed), { key: privateKey, dsaEncoding: "ieee-p1363" });
    return `${signed}.${signature.toString("base64url")}`;
  };
}

const RIGHT_LENGTH = 64;
/** The order of P-256, and that of Ed25519's base point. */
const P256_ORDER = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
const ED25519_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** Signatures that are none, though some verifiers took them. */
export const SIGNATURES: Forgeries = {
  "a signature of zeros": swapPart(2, () => encodeText(Buffer.alloc(RIGHT_LENGTH))),
  "a signature of ones": swapPart(2, () => encodeText(Buffer.alloc(RIGHT_LENGTH, 0xff))),
  "r that is zero": changedSignature((bytes) => bytes.fill(0, 0, 32)),
  "s that is zero": changedSignature((bytes) => bytes.fill(0, 32)),
  "r that is the curve's order": changedSignature((bytes) => bytes.write(P256_ORDER, 0, "hex")),
  "s that is the curve's order": changedSignature((bytes) => bytes.write(P256_ORDER, 32, "hex")),
  "r and s that are the curve's order": swapPart(2, () => encodeText(Buffer.from(P256_ORDER + P256_ORDER, "hex"))),
  "r and s exchanged": swapPart(2, (old) => {
    const bytes = Buffer.from(old, "base64url");
    return encodeText(Buffer.concat([bytes.subarray(32), bytes.subarray(0, 32)]));
  }),
  "s that is greater by the order of Ed25519": changedSignature((bytes) => {
    const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString("hex")}`) + ED25519_ORDER;
    Buffer.from(s.toString(16).padStart(64, "0").slice(-64), "hex").reverse().copy(bytes, 32);
  }),
  "a bit of the signature turned": changedSignature((bytes) => bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5)),
  "a signature as DER": (target) => {
    const signed = `${encode(goodHeader(target))}.${encode(goodClaims())}`;
    const der = signatureOf(target.key, signed, "der");
    const wrapped = target.key.kty === "EC" ? der : Buffer.concat([Buffer.from([0x30, 0x40]), der]);
    return `${signed}.${encodeText(wrapped)}`;
  },
  "a signature cut short": swapPart(2, (old) => old.slice(0, -8)),
  "a signature with more after it": swapPart(2, (old) => `${old}AAAA`),
  "a signature twice": swapPart(2, (old) => encodeText(Buffer.concat([from(old), from(old)]))),
  "a signature in hexadecimal": swapPart(2, (old) => from(old).toString("hex")),
  "a signature of another payload": swapPart(2, (_, target) =>
    encodeText(signatureOf(target.key, `${encode(goodHeader(target))}.${encode({})}`)),
  ),
  "a signature of the payload alone": swapPart(2, (_, target) =>
    encodeText(signatureOf(target.key, encode(goodClaims()))),
  ),
  "a signature whose last letter has other unused bits": swapPart(2, otherUnusedBits),
};

function from(text: string): Buffer {
  return Buffer.from(text, "base64url");
}

function changedSignature(change: (bytes: Buffer) => unknown): Forgery {
  return swapPart(2, (old) => {
    const bytes = from(old);
    change(bytes);
    return encodeText(bytes);
  });
}

/** The same bytes in another text, which decoders that are not strict take for the same. */
export function otherUnusedBits(part: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = letters.indexOf(part.at(-1) ?? "");
  return `${part.slice(0, -1)}${letters[last ^ 1]}`;
}
