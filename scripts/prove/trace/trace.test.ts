import { assertHold } from "../support/checks.ts";
import { proveTrace } from "./proof.ts";

describe("a write over REST", () => {
  it("is one trace: edge, catalog, outbox, queue, inventory", async function () {
    this.timeout(90_000);
    assertHold(await proveTrace());
  });
});
