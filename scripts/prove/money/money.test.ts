import { assertHold } from "../support/checks.ts";
import { proveMoney } from "./proof.ts";

describe("money", () => {
  it("sums exactly, and does not change on its way", async function () {
    this.timeout(30_000);
    assertHold(await proveMoney({ cases: 2_000, seed: 1, say: () => undefined }));
  });
});
