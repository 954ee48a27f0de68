import { assertHold } from "../support/checks.ts";
import { proveEdgeAbuse } from "./proof.ts";

describe("an edge among bad callers", () => {
  it("serves the others as before, and keeps nothing of those who went away", async function () {
    this.timeout(60_000);
    // so few requests have no steady p99: here only that nobody waits for the slow ones
    const small = {
      slowSockets: 100,
      windows: 1,
      windowMs: 1_500,
      allowedMs: 1_000,
      aborted: 500,
      say: () => undefined,
    };
    assertHold(await proveEdgeAbuse(small));
  });
});
