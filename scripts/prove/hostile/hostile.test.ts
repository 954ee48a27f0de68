import assert from "node:assert/strict";
import { proveHostile } from "./proof.ts";

describe("hostile requests", () => {
  it("get documented answers of one form, which say nothing of what is inside", async function () {
    this.timeout(120_000);
    const said: string[] = [];
    const checks = await proveHostile({ requests: 2_000, seed: 7, say: (line) => said.push(line) });
    assert(
      checks.every(({ holds }) => holds),
      said.join("\n"),
    );
  });
});
