import { assertHold } from "../support/checks.ts";
import { proveEdgeStreams } from "./proof.ts";

describe("streams through the edge", () => {
  it("cost no memory while they are read slowly, and end with their caller", async function () {
    this.timeout(60_000);
    const small = { messages: 10_000, bytesPerSecond: 1_500_000, disconnects: 3, say: () => undefined };
    assertHold(await proveEdgeStreams(small));
  });
});
