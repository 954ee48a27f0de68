import { strict as assert } from "node:assert";
import { benchObservability } from "./bench.ts";

describe("the benchmark of observability", () => {
  it("tells what each part costs", async function () {
    this.timeout(60_000);
    const checks = await benchObservability({ rounds: 1, requests: 200 });
    assert.equal(checks.length, 5);
    assert(checks.every(({ measured }) => Number.parseFloat(measured) > 0));
  });
});
