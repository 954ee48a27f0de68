import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { EchoDefinition, echoContract, echoHandlers, note } from "../../test/support/echo.ts";
import { type RawClient, rawClient } from "../../test/support/raw-client.ts";
import { startTestServer, type TestServer, waitFor } from "../testing/index.ts";

const TEXT = "x".repeat(16 * 1024);

describe("a stream of replies", () => {
  let server: TestServer;
  let raw: RawClient;
  let made = 0;
  let ended = false;

  before(async () => {
    server = await startTestServer({
      contract: echoContract,
      setUp: (grpc) =>
        grpc.add(EchoDefinition, {
          ...echoHandlers(),
          watch: async function* () {
            try {
              for (made = 0; made < 5_000; made++) yield note(TEXT);
            } finally {
              ended = true;
            }
          },
        }),
    });
    raw = await rawClient(server);
  });
  after(async () => {
    raw.close();
    await server.stop();
  });

  it("is made as fast as it is read: who does not read has no memory filled", async () => {
    const stream = raw.watch(EchoDefinition.watch, note(""));
    stream.on("error", () => undefined);
    await once(stream, "data"); // grpc-js's client only holds back what comes after a first read
    stream.pause();
    let before = -1;
    await waitFor(async () => {
      const still = made === before;
      before = made;
      await delay(50);
      return still && made > 0;
    });
    assert(made < 300, `${made} of 5000 messages of 16 KiB were made for nobody`);
    stream.cancel();
    await waitFor(() => ended, { what: "the generator to hear that its reader is gone" });
  });

  it("goes on where it stood when it is read again, to the last message", async () => {
    const stream = raw.watch(EchoDefinition.watch, note(""));
    await once(stream, "metadata");
    await delay(20);
    let read = 0;
    for await (const _ of stream) read++;
    assert.equal(read, 5_000);
  });
});
