import { gzipSync } from "node:zlib";
import type { Case } from "../case.ts";

const MIB = 1024 * 1024;
const tells = (rule: string, given: Partial<Case> & { send: string }, status: number, reason: string): Case => ({
  ...{ rule, status, text: new RegExp(`"reason":"${reason}"`) },
  ...given,
});

/** One form for every refusal, and the limits. */
export const REFUSAL_CASES: readonly Case[] = [
  {
    ...{ rule: "has code, message and details", send: "GET /q?an_int32=x", status: 400 },
    gives: {
      code: 3,
      message: "anInt32: must be a whole number from -2147483648 to 2147483647, such as 12",
      details: [
        {
          "@type": "type.googleapis.com/google.rpc.ErrorInfo",
          ...{ reason: "INVALID_REQUEST", domain: "souk.type.v1", metadata: {} },
        },
        {
          "@type": "type.googleapis.com/google.rpc.BadRequest",
          fieldViolations: [
            {
              field: "anInt32",
              description: "must be a whole number from -2147483648 to 2147483647, such as 12",
              reason: "",
            },
          ],
        },
      ],
    },
  },
  {
    ...tells("names the types that it takes", { send: "POST /b", body: "x" }, 415, "UNSUPPORTED_MEDIA_TYPE"),
    headers: { "content-type": "text/plain" },
    answerHeaders: { accept: "application/json", "accept-encoding": undefined },
  },
  {
    ...tells("names the encodings that it takes", { send: "POST /b", body: "{}" }, 415, "UNSUPPORTED_MEDIA_TYPE"),
    headers: { "content-encoding": "deflate" },
    answerHeaders: { accept: undefined, "accept-encoding": "gzip, identity" },
  },
  tells("names what is nowhere", { send: "GET /nowhere" }, 404, "ROUTE_NOT_FOUND"),
  tells("names a method that is not taken", { send: "DELETE /m/plain" }, 405, "METHOD_NOT_ALLOWED"),
  tells("names a body too large", { send: "POST /b", body: " ".repeat(MIB + 1) }, 413, "BODY_TOO_LARGE"),
  tells(
    "names a body that is too large when it is inflated",
    { send: "POST /b", body: gzipSync(" ".repeat(MIB + 1)), headers: { "content-encoding": "gzip" } },
    ...([413, "BODY_TOO_LARGE"] as const),
  ),
  {
    ...{ rule: "takes a compressed body", send: "POST /b", body: gzipSync('{"aString":"x"}') },
    ...{ headers: { "content-encoding": "gzip" }, sees: { aString: "x" } },
  },
  tells(
    "names a compression that is not taken",
    { send: "POST /b", body: "{}", headers: { "content-encoding": "zstd" } },
    ...([415, "UNSUPPORTED_MEDIA_TYPE"] as const),
  ),
  tells("names JSON that is none", { send: "POST /b", body: "<xml/>" }, 400, "MALFORMED_REQUEST"),
  tells("names a path that cannot be read", { send: "GET /m/items/%zz" }, 400, "MALFORMED_REQUEST"),
  tells(
    "names an object of too many keys",
    { send: "POST /b", body: `{"stringMap":{${Array.from({ length: 1001 }, (_, i) => `"k${i}":""`)}}}` },
    ...([400, "MALFORMED_REQUEST"] as const),
  ),
  {
    ...{ rule: "tells at most twenty faults", send: "POST /b", status: 400 },
    body: { strings: Array.from({ length: 30 }, () => 1) },
    text: /strings\[19\]/,
  },
  {
    ...{ rule: "cuts what it repeats", send: `GET /q?${"x".repeat(500)}=1`, status: 400 },
    text: /^(?!.*x{100})/,
  },
  {
    ...{ rule: "is a problem for who prefers one", send: "GET /q?an_int32=x", status: 400 },
    ...{ headers: { accept: "application/problem+json" }, text: /"anInt32"/ },
    answerHeaders: { "content-type": "application/problem+json" },
  },
  {
    ...{ rule: "says nothing to HEAD", send: "HEAD /nowhere", status: 404, text: "" },
  },
];
