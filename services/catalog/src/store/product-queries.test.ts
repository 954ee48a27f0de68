import assert from "node:assert/strict";
import { coveringIndex } from "@souk/chassis/testing";
import { OFFERED_ORDERS } from "../domain/product-query.ts";
import { LIST_INDEXES, LIST_SHAPES } from "./product-queries.ts";

describe("product queries", () => {
  it("every list that the contract offers is covered by an index", () => {
    for (const shape of LIST_SHAPES) assert.ok(coveringIndex(shape, LIST_INDEXES), JSON.stringify(shape));
  });

  it("there is a shape for every pair of filter and order", () => {
    assert.equal(LIST_SHAPES.length, Object.values(OFFERED_ORDERS).flat().length);
  });

  it("no index is there twice or for nothing", () => {
    const keys = LIST_INDEXES.map(({ key }) => JSON.stringify(key));
    assert.equal(new Set(keys).size, keys.length);
    for (const index of LIST_INDEXES) {
      assert.ok(
        LIST_SHAPES.some((shape) => coveringIndex(shape, [index])),
        JSON.stringify(index),
      );
    }
  });
});
