import assert from "node:assert/strict";
import { once } from "node:events";
import { status as codes } from "@grpc/grpc-js";
import { EchoDefinition, echoContract, echoHandlers, note } from "../../test/support/echo.ts";
import { detailsOf, failureOf, type RawClient, rawClient } from "../../test/support/raw-client.ts";
import { createLifecycle } from "../lifecycle/index.ts";
import { recordingLogger, startTestServer, type TestServer, waitFor } from "../testing/index.ts";

const forever = () => new Promise<never>(() => undefined);

describe("a server that drains", () => {
  let server: TestServer;
  let raw: RawClient;
  let release: () => void;
  let inFlight: number;

  beforeEach(async () => {
    const held = Promise.withResolvers<void>();
    release = held.resolve;
    inFlight = 0;
    server = await startTestServer({
      contract: echoContract,
      setUp: (grpc) =>
        grpc.add(EchoDefinition, {
          ...echoHandlers(),
          echo: async (request) => {
            inFlight++;
            await held.promise;
            return request;
          },
          write: async () => {
            inFlight++;
            return forever(); // heeds neither its signal nor anything else
          },
          watch: async function* () {
            yield note("first");
            await forever();
          },
        }),
    });
    raw = await rawClient(server);
  });
  afterEach(async () => {
    raw.close();
    await server.stop();
  });

  const call = (name: "echo" | "write") => raw.unary(EchoDefinition[name].path, Buffer.alloc(0));
  const noDeadline = new AbortController().signal;

  async function opened(): Promise<AsyncIterable<unknown>> {
    const stream = raw.watch(EchoDefinition.watch, note(""));
    await once(stream, "data");
    return stream;
  }

  it("lets the calls in flight finish", async () => {
    const calls = Promise.all([call("echo"), call("echo")]);
    await waitFor(() => inFlight === 2);
    const drained = server.grpc.drain?.(noDeadline);
    release();
    assert.equal((await calls).length, 2);
    await drained;
  });

  it("ends endless streams with UNAVAILABLE and the reason DRAINING", async () => {
    const streams = [await opened(), await opened()];
    const chat = raw.chat(EchoDefinition.chat);
    chat.write(note("x"));
    await once(chat, "data");
    const drained = server.grpc.drain?.(noDeadline);
    for (const stream of [...streams, chat]) {
      const error = await failureOf(stream);
      assert.deepEqual(
        [error.code, detailsOf(error)?.reason, detailsOf(error)?.retryAfterMs],
        [codes.UNAVAILABLE, "DRAINING", 0],
      );
    }
    await drained;
  });

  it("is done at once when there is nothing to finish, also with connections that lie idle", async () => {
    release();
    await call("echo");
    const startedAt = performance.now();
    await server.grpc.drain?.(noDeadline);
    assert(performance.now() - startedAt < 500);
  });

  it("refuses new connections", async () => {
    await server.grpc.drain?.(noDeadline);
    const late = await rawClient(server);
    assert.equal((await failureOf(late.unary(EchoDefinition.echo.path, Buffer.alloc(0)))).code, codes.UNAVAILABLE);
    late.close();
  });

  it("is stopped at the end of the grace though a handler never ends", async () => {
    const app = createLifecycle([{ ...server.grpc, start: async () => undefined }], {
      logger: recordingLogger(),
      graceMs: 100,
    });
    await app.start();
    const error = failureOf(call("write"));
    await waitFor(() => inFlight === 1);
    const startedAt = performance.now();
    await app.stop();
    assert(performance.now() - startedAt < 1_000);
    assert([codes.CANCELLED, codes.UNAVAILABLE].includes((await error).code));
  });
});
