import assert from "node:assert/strict";
import { textMatching } from "./pattern-text.ts";

describe("a text that matches a pattern", () => {
  for (const pattern of [
    "^[A-Z]{3}$",
    "^([a-z0-9]+(-[a-z0-9]+)*)?$",
    '^(https://[^\\s"<>]+|data:image/(svg\\+xml|png)[;,][^\\s"<>]+)$',
    "^(?:a|b){2,4}\\d{3}\\.[^a-z]$",
    "^[\\]\\-^]x.y?z+?$",
    "^#[0-9a-fA-F]{6}$",
    "^projects/[^/]+/topics/[~%+]{1,3}$",
  ]) {
    it(`is found for ${pattern}`, () => {
      assert.match(textMatching(pattern) ?? "", new RegExp(pattern, "u"));
    });
  }

  it("is not invented where the pattern is beyond us", () => {
    for (const pattern of ["^(?=a)b$", "^(a)\\1$", "^\\p{Lu}$", "^(a", "a)b"])
      assert.equal(textMatching(pattern), undefined);
  });
});
