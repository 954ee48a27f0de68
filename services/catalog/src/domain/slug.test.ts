import assert from "node:assert/strict";
import fc from "fast-check";
import { distinctSlug, slugOf } from "./slug.ts";

/** The contract's rule for Product.slug. */
const RULE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

describe("slug", () => {
  for (const [title, slug] of [
    ['Mug, "Café" No. 2', "mug-cafe-no-2"],
    ["  --Ærø-- ", "r"],
    ["茶碗", "product"],
    ["UPPER lower", "upper-lower"],
  ]) {
    it(`is ${slug} for ${title}`, () => assert.equal(slugOf(title as string), slug));
  }

  it("keeps the contract's rule for every title and id", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ maxLength: 64 }), (title, id) => {
        for (const slug of [slugOf(title), distinctSlug(slugOf(title), id)]) {
          assert.match(slug, RULE);
          assert.ok(slug.length <= 120);
        }
      }),
    );
  });
});
