import { assertHold } from "../support/checks.ts";
import { proveTokens } from "./proof.ts";

describe("forged tokens", () => {
  it("get nowhere, at the edge or at a service", async function () {
    this.timeout(60_000);
    assertHold(await proveTokens({ step: 5 }));
  });
});
