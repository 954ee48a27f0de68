import assert from "node:assert/strict";
import { EchoDefinition, echoContract, echoHandlers, note } from "../../test/support/echo.ts";
import { sharedError } from "../errors/index.ts";
import { connect, startTestServer, type TestServer } from "../testing/index.ts";

describe("a call that may be repeated", () => {
  let server: TestServer;
  let asked: number;
  let retryAfterMs: number | undefined;

  before(async () => {
    server = await startTestServer({
      contract: echoContract,
      setUp: (grpc) =>
        grpc.add(EchoDefinition, {
          ...echoHandlers(),
          echo: async () => {
            asked += 1;
            throw sharedError("UNAVAILABLE", "later", retryAfterMs === undefined ? {} : { retryAfterMs });
          },
        }),
    });
  });
  beforeEach(() => {
    asked = 0;
  });
  after(() => server.stop());

  async function timesAsked(after: number | undefined): Promise<number> {
    retryAfterMs = after;
    const client = await connect(server, EchoDefinition, { as: "edge" });
    await assert.rejects(client.echo(note("x")), { reason: "UNAVAILABLE" });
    return asked;
  }

  it("is repeated where the server does not say when to ask again, or says at once", async () => {
    assert.equal(await timesAsked(undefined), 4);
    asked = 0;
    assert.equal(await timesAsked(0), 4);
  });

  it("is not repeated before the time that the server says", async () => {
    assert.equal(await timesAsked(1_000), 1);
  });
});
