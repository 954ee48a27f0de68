import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { orderNumberOf } from "./order-number.ts";

const idOf = (n: number) => createHash("sha256").update(String(n)).digest("hex").slice(0, 32);

describe("an order number", () => {
  it("is twelve characters that people do not take for others", () => {
    for (let n = 0; n < 1_000; n++) {
      assert.match(orderNumberOf(idOf(n)), /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    }
  });

  it("follows from the order's id, and another id has another one", () => {
    assert.equal(orderNumberOf(idOf(1)), orderNumberOf(idOf(1)));
    const numbers = new Set(Array.from({ length: 10_000 }, (_, n) => orderNumberOf(idOf(n))));
    assert.equal(numbers.size, 10_000);
  });
});
