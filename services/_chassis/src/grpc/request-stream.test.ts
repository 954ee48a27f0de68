import assert from "node:assert/strict";
import { connect as connectHttp2, constants } from "node:http2";
import { EchoDefinition, echoContract, echoHandlers, note } from "../../test/support/echo.ts";
import { startTcpProxy, startTestServer, type TestServer, waitFor } from "../testing/index.ts";

describe("a stream of requests", () => {
  let server: TestServer;
  let outcome: unknown;
  let seen: number;

  before(async () => {
    server = await startTestServer({
      contract: echoContract,
      setUp: (grpc) =>
        grpc.add(EchoDefinition, {
          ...echoHandlers(),
          collect: async (notes) => {
            try {
              for await (const _ of notes) seen += 1;
              outcome = "whole";
            } catch (error) {
              outcome = error;
              throw error;
            }
            return note("");
          },
        }),
    });
  });
  beforeEach(() => {
    outcome = undefined;
    seen = 0;
  });
  after(() => server.stop());

  /** A caller of no library, which has sent one message and goes on as it is told. */
  async function callOnce(port: number) {
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    session.on("error", () => undefined);
    const metadata = (await server.metadata({ as: "edge" })).getMap();
    const stream = session.request({
      ...{
        ":method": "POST",
        ":path": EchoDefinition.collect.path,
        "content-type": "application/grpc",
        te: "trailers",
      },
      "x-souk-service": String(metadata["x-souk-service"]),
    });
    stream.on("error", () => undefined);
    const body = EchoDefinition.collect.requestSerialize(note("a"));
    const head = Buffer.alloc(5);
    head.writeUInt32BE(body.length, 1);
    stream.write(Buffer.concat([head, body]));
    await waitFor(() => seen === 1);
    return { session, stream };
  }

  it("ends for its handler when its caller has sent all", async () => {
    const { session, stream } = await callOnce(server.grpc.port());
    stream.end();
    assert.equal(await waitFor(() => outcome), "whole");
    session.destroy();
  });

  it("fails for its handler when its caller's line is cut, instead of ending as if it were whole", async () => {
    for (let i = 0; i < 10; i++) {
      outcome = undefined;
      seen = 0;
      const proxy = await startTcpProxy(server.grpc.port());
      await callOnce(proxy.port);
      await proxy.cut();
      assert.equal(((await waitFor(() => outcome)) as { reason?: string }).reason, "CANCELLED");
      await proxy.stop();
    }
  });

  it("fails for its handler when its caller resets it", async () => {
    for (let i = 0; i < 10; i++) {
      outcome = undefined;
      seen = 0;
      const { session, stream } = await callOnce(server.grpc.port());
      session.destroy(undefined, constants.NGHTTP2_CANCEL);
      stream.destroy();
      assert.equal(((await waitFor(() => outcome)) as { reason?: string }).reason, "CANCELLED");
    }
  });
});
