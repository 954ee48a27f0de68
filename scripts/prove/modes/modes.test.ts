import assert from "node:assert/strict";
import { SERVICES } from "../../services.ts";
import { holdsLess, measureMode } from "./proof.ts";

describe("one process", () => {
  it("answers the calls of the first way as many do, and holds less memory at rest", async function () {
    this.timeout(60_000);
    const patience = { calm: 2, most: 6 };
    const one = await measureMode("one", patience);
    const many = await measureMode("many", patience);
    assert.deepEqual([one.processes.length, many.processes.length], [1, SERVICES.length]);
    assert.ok(holdsLess(one.total, many.total), JSON.stringify([one.total, many.total]));
  });
});
