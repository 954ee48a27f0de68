import { assertHold } from "../support/checks.ts";
import { proveOverload } from "./proof.ts";

describe("an overload", () => {
  it("is answered by as much as the service can do, and by refusals at once", async function () {
    this.timeout(60_000);
    assertHold(await proveOverload({ overloadMs: 4_000, peakMs: 2_000, say: () => undefined }));
  });
});
