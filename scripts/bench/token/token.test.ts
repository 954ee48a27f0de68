import { strict as assert } from "node:assert";
import { benchToken } from "./bench.ts";

describe("the benchmark of tokens", () => {
  it("tells what a read costs with one and without", async function () {
    this.timeout(60_000);
    const checks = await benchToken({ rounds: 2, requests: 400 });
    assert.equal(checks.length, 3);
    assert.ok(checks.every(({ measured }) => Number.parseFloat(measured) > 0));
    assert.ok(
      Number.parseFloat(checks.at(-1)?.measured ?? "") < 2,
      "a token that was seen before is not verified anew",
    );
  });
});
