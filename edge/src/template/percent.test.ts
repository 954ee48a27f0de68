import assert from "node:assert/strict";
import fc from "fast-check";
import { PercentError, percentDecode, percentDecodeKeepingSlash } from "./percent.ts";

describe("percent-decoding", () => {
  it("undoes encoding, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const everything = [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
        assert.equal(percentDecode(encodeURIComponent(text)), text);
        assert.equal(percentDecode(everything), text);
      }),
    );
  });

  it("gives text or refuses, whatever comes in", () => {
    const piece = fc.constantFrom("%", "2", "F", "f", "C3", "A9", "a", "/", "+", "é", "%2F", "%c3%a9");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        try {
          assert.ok(percentDecode(pieces.join("")).isWellFormed());
        } catch (error) {
          assert.ok(error instanceof PercentError);
        }
      }),
    );
  });

  it("keeps an escaped slash as it was sent, where it is told to", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
        const clean = texts.map((text) => text.replaceAll("/", ""));
        const decoded = percentDecodeKeepingSlash(clean.map(encodeURIComponent).join("%2f"));
        assert.equal(decoded, clean.join("%2f"));
      }),
    );
  });
});
