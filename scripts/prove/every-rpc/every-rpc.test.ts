import assert from "node:assert/strict";
import { proveEveryRpc } from "./proof.ts";
import { bufCurl } from "./tools.ts";

describe("every rpc", () => {
  it("is listed, described and answered to a client that knows only reflection", async function () {
    this.timeout(60_000);
    const [reached] = await proveEveryRpc([bufCurl()]);
    assert.deepEqual(reached?.failures, []);
    assert.equal(reached?.rpcs, 50);
  });
});
