import { assertHold } from "../support/checks.ts";
import { proveReads } from "./proof.ts";

describe("a crowd that reads the same", () => {
  it("is a few calls", async function () {
    this.timeout(60_000);
    assertHold(await proveReads({ readers: 300 }));
  });
});
