import assert from "node:assert/strict";
import { findCanaries, textOf } from "./search.ts";

const CANARY = 'Zoë "the" Canary';
const CANARIES = new Map([["name", CANARY]]);

describe("a canary is found", () => {
  const spelled: Readonly<Record<string, string>> = {
    "as it is": CANARY,
    "in another case": CANARY.toUpperCase().replace("Ë", "ë"),
    "in JSON": JSON.stringify({ name: CANARY }),
    "in a path": encodeURIComponent(CANARY),
    "in a form": new URLSearchParams({ name: CANARY }).toString(),
    "in hex": Buffer.from(CANARY).toString("hex"),
  };
  for (const [how, text] of Object.entries(spelled)) {
    it(how, () => assert.deepEqual(findCanaries(textOf(Buffer.from(`before ${text} after`)), CANARIES), ["name"]));
  }

  it("in base64, wherever it begins and ends", () => {
    for (const encoding of ["base64", "base64url"] as const) {
      for (const before of ["", "x", "xy", "xyz"]) {
        for (const after of ["", "x", "xy"]) {
          const text = Buffer.from(`${before}${CANARY}${after}`).toString(encoding);
          assert.deepEqual(findCanaries(textOf(Buffer.from(text)), CANARIES), ["name"], `${before}…${after}`);
        }
      }
    }
  });

  it("nowhere else", () => assert.deepEqual(findCanaries(textOf(Buffer.from("Zoë the other bird")), CANARIES), []));

  it("only if it is long enough not to be found by accident", () =>
    assert.throws(() => findCanaries("", new Map([["code", "123456"]])), /has to be longer/));
});
