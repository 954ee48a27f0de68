import assert from "node:assert/strict";
import fc from "fast-check";
import { startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract } from "../support/kitchen.ts";

const PIECES = [
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  '"',
  "aString",
  "a_string",
  "aChild",
  "items",
  "anInt64",
  "aTime",
  "aStruct",
  "aMask",
];
const VALUES = [
  "null",
  "true",
  "-0",
  "1e999",
  "9223372036854775808",
  '"\\ud800"',
  '"2026-01-31T12:00:00Z"',
  "\u0000",
  "é",
  "%",
  "\\",
];
const SEGMENTS = ["v1", "dishes", "everything", "d", "%2F", "..", "%00", "a:b", ":cook", "menus", "", "%zz", "%25"];
const NAMES = [
  "a_string",
  "anInt64",
  "strings",
  "string_map[a]",
  "a_struct",
  "a_mask",
  "page_size",
  "colour",
  "$where",
  "__proto__",
  "a[",
  "]",
];

/** Only what a client may do wrong, or a success: never a fault of the server's. */
const CODES: ReadonlySet<number> = new Set([200, 201, 204, 400, 404, 405, 413, 415]);

describe("whatever is sent", () => {
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(kitchenContract());
    edge.upstream.answer(() => ({ reply: {} }));
  });
  after(() => edge.stop());

  const words = (of: string[]) => fc.array(fc.constantFrom(...of), { maxLength: 12 });
  const json = words([...PIECES, ...VALUES]).map((parts) => parts.join(""));
  const query = words([...NAMES.map((name) => `${name}=`), ...VALUES.map(encodeURIComponent), "&", "%zz", "+"]).map(
    (parts) => parts.join(""),
  );
  const path = words(SEGMENTS).map((parts) => `/${parts.join("/")}`);
  const method = fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  it("as a body is answered with a success or a client error", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(json, fc.json(), fc.string()), async (body) => {
        const { status, text } = await edge.send("POST", "/v1/everything", { body });
        assert.ok(CODES.has(status), `${status} ${text}`);
      }),
      { numRuns: 300 },
    );
  });

  it("as a target is answered with a success or a client error", async () => {
    const target = fc.oneof(path, fc.constantFrom("/v1/everything", "/v1/dishes"));
    await fc.assert(
      fc.asyncProperty(method, target, query, async (verb, at, search) => {
        const answer = await edge.sendAs("admin", verb, `${at}?${search}`);
        assert.ok(CODES.has(answer.status), `${answer.status} ${answer.text}`);
      }),
      { numRuns: 300 },
    );
  });
});
