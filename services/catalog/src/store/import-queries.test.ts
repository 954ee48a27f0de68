import assert from "node:assert/strict";
import { coveringIndex } from "@souk/chassis/testing";
import { IMPORT_COLLECTIONS, IMPORT_SHAPES } from "./import-queries.ts";

describe("import queries", () => {
  for (const { name, indexes } of IMPORT_COLLECTIONS) {
    const shapes = IMPORT_SHAPES[name] ?? [];

    it(`of ${name} are each covered by an index`, () => {
      assert.ok(shapes.length > 0);
      for (const shape of shapes) assert.ok(coveringIndex(shape, indexes), JSON.stringify(shape));
    });

    it(`of ${name} need each of its indexes`, () => {
      for (const index of indexes) {
        assert.ok(
          shapes.some((shape) => coveringIndex(shape, [index])),
          JSON.stringify(index),
        );
      }
    });
  }
});
