import { assertHold } from "../support/checks.ts";
import { proveReplays } from "./proof.ts";

describe("copies of a write", () => {
  it("are one write with one answer, though the edge is killed among them", async function () {
    this.timeout(120_000);
    assertHold(await proveReplays({ keys: 40, copies: 5, kills: 1, say: () => undefined }));
  });
});
