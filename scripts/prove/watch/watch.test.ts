import { assertHold } from "../support/checks.ts";
import { proveWatch } from "./proof.ts";

describe("watching products", () => {
  it("no watcher misses a change, or hears of it out of order, while the catalog is restarted and killed", async function () {
    this.timeout(90_000);
    assertHold(await proveWatch({ changes: 200, products: 20, pauseMs: 1_500, say: () => undefined }));
  });
});
