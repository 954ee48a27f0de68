import assert from "node:assert/strict";
import { testContract } from "@souk/chassis/testing";
import { SERVICES } from "../../services.ts";
import { OPEN, proveEveryRpc } from "./proof.ts";
import { bufCurl } from "./tools.ts";

describe("every rpc", () => {
  it("is listed, described and answered to a client that knows only reflection", async function () {
    this.timeout(60_000);
    const [reached] = await proveEveryRpc([bufCurl()]);
    assert.deepEqual(reached?.failures, []);
    const services = SERVICES.filter(({ ports }) => ports.rest === undefined);
    const open = rpcsWhere((service) => OPEN.includes(service));
    const own = rpcsWhere((service) => services.some(({ name }) => service.startsWith(`souk.${name}.`)));
    assert.equal(reached?.rpcs, own + services.length * open);
  });
});

function rpcsWhere(matches: (service: string) => boolean): number {
  const services = [...testContract().registry].filter((desc) => desc.kind === "service");
  return services.filter(({ typeName }) => matches(typeName)).reduce((sum, { methods }) => sum + methods.length, 0);
}
