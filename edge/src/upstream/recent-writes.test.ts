import assert from "node:assert/strict";
import { RecentWrites } from "./recent-writes.ts";

describe("the last write", () => {
  let now = 0;
  const writes = () => new RecentWrites(500, () => now);

  it("of a resource is the one to its path, or by a verb of it", () => {
    const recent = writes();
    now = 10;
    recent.add("/v1/products/a");
    now = 20;
    recent.add("/v1/products/b:publish");
    assert.deepEqual(
      ["/v1/products/a", "/v1/products/a:price", "/v1/products/b", "/v1/products"].map((path) => recent.lastAt(path)),
      [10, 10, 20, Number.NEGATIVE_INFINITY],
    );
  });

  it("is forgotten when nothing from before it is kept any more", () => {
    const recent = writes();
    now = 0;
    recent.add("/a");
    recent.add("/b");
    now = 400;
    recent.add("/a");
    now = 501;
    recent.add("/c");
    assert.deepEqual([recent.lastAt("/a"), recent.lastAt("/b")], [400, Number.NEGATIVE_INFINITY]);
  });
});
