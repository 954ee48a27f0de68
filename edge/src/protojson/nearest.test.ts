import assert from "node:assert/strict";
import { nearest } from "./nearest.ts";

const NAMES = ["title", "page_size", "page_token", "COLOUR_RED", "COLOUR_GREEN", "x"];

describe("the nearest name", () => {
  const cases: [given: string, found: string | undefined][] = [
    ["titel", "title"],
    ["Title", "title"],
    ["pageSize", "page_size"],
    ["pagesiz", "page_size"],
    ["page", undefined],
    ["red", undefined],
    ["COLOUR_GREN", "COLOUR_GREEN"],
    ["colour_red", "COLOUR_RED"],
    ["X", "x"],
    ["y", undefined],
    ["", undefined],
    ["something else", undefined],
    ["x".repeat(100_000), undefined],
  ];
  for (const [given, found] of cases) {
    it(`to ${JSON.stringify(given.slice(0, 20))} is ${found ?? "none"}`, () => {
      assert.equal(nearest(given, NAMES), found);
    });
  }

  it("is none where there are none", () => assert.equal(nearest("a", []), undefined));
});
