import { testContract } from "@souk/chassis/testing";
import { PACTS_FOLDER, verifyPacts } from "@souk/contracts";
import { startEdge, type TestEdge } from "../support/edge.ts";
import { statesOf } from "./states.ts";

describe("the edge, as its clients' pacts want it", function () {
  this.timeout(60_000);
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(testContract());
  });
  after(() => edge.stop());

  it("answers each request", async () => {
    const headers = async (sent: Record<string, unknown>) => {
      const role = String(sent.authorization ?? "").replace(/^Bearer /, "");
      if (role) sent.authorization = `Bearer ${edge.keys.token(role.toLowerCase())}`;
    };
    await verifyPacts({
      folder: PACTS_FOLDER,
      provider: "edge",
      url: edge.url,
      states: statesOf(edge.upstream),
      headers,
    });
  });
});
