import { bufCurl } from "../every-rpc/tools.ts";
import { assertHold } from "../support/checks.ts";
import { proveBreaker } from "./proof.ts";

const say = () => undefined;

describe("the edge's breaker", () => {
  it("opens when the catalog dies, and stays tripped until it is reset", async function () {
    this.timeout(90_000);
    assertHold(await proveBreaker({ tool: bufCurl(), perSecond: 50, trippedMs: 2_000, say }));
  });
});
