import assert from "node:assert/strict";
import { coveringIndex } from "@souk/chassis/testing";
import { SESSION_INDEXES, SESSION_SHAPES, USER_INDEXES, USER_SHAPES } from "./queries.ts";

describe("the queries of identity", () => {
  for (const shape of USER_SHAPES) {
    it(`of accounts are covered by an index: ${JSON.stringify(shape)}`, () =>
      assert(coveringIndex(shape, USER_INDEXES)));
  }
  for (const shape of SESSION_SHAPES) {
    it(`of sessions are covered by an index: ${JSON.stringify(shape)}`, () =>
      assert(coveringIndex(shape, SESSION_INDEXES)));
  }
});
