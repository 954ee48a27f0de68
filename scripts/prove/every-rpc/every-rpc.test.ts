import assert from "node:assert/strict";
import { testContract } from "@souk/chassis/testing";
import { SERVICES } from "../../services.ts";
import { methodsOf, OPEN, OPS, ownServices, proveEveryRpc } from "./proof.ts";
import { bufCurl } from "./tools.ts";

describe("every rpc", () => {
  it("is listed, described and answered to a client that knows only reflection", async function () {
    this.timeout(180_000);
    const [reached] = await proveEveryRpc([bufCurl()], "one");
    assert.deepEqual(reached?.failures, []);
    const contract = testContract();
    const services = SERVICES.flatMap(({ name }) => [...OPEN, OPS, ...ownServices(contract, name)]);
    assert.equal(reached?.rpcs, services.flatMap((service) => methodsOf(contract, service)).length);
  });
});
