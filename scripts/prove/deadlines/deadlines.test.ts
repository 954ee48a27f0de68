import { assertHold } from "../support/checks.ts";
import { proveDeadlines } from "./proof.ts";

describe("deadlines and retries", () => {
  it("end the work of three hops, and do not multiply it", async function () {
    this.timeout(90_000);
    assertHold(await proveDeadlines({ calls: 3, flakyCalls: 1_000 }));
  });
});
