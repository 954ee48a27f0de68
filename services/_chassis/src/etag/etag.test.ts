import assert from "node:assert/strict";
import { etagOf, versionOf } from "./index.ts";

describe("an etag", () => {
  it("gives its version back, beyond 2^53 too, and differs from that of every other version", () => {
    const versions = [0n, 1n, 10n, 2n ** 53n, 2n ** 53n + 1n, 10n ** 18n - 1n];
    assert.deepEqual(versions.map(etagOf).map(versionOf), versions);
    assert.equal(new Set(versions.map(etagOf)).size, versions.length);
    assert.equal(etagOf(7), etagOf(7n));
  });

  it("that is empty stands for any version", () => {
    assert.equal(versionOf(""), undefined);
  });

  for (const etag of [
    "nonsense",
    "7",
    "v",
    "v-1",
    "v1.0",
    " v1",
    "v1 ",
    "V1",
    '"v1"',
    "v1,v2",
    "*",
    `v${"1".repeat(19)}`,
  ]) {
    it(`that nobody was given stands for no version that ever was: ${etag}`, () => {
      assert.equal(versionOf(etag), -1n);
    });
  }
});
