import assert from "node:assert/strict";
import { once } from "node:events";
import { status as codes } from "@grpc/grpc-js";
import { EchoDefinition, echoContract, echoHandlers, type Note, note } from "../../test/support/echo.ts";
import { detailsOf, failureOf, type RawClient, rawClient } from "../../test/support/raw-client.ts";
import type { AppError } from "../errors/index.ts";
import { connect, startTestServer, type TestClient, type TestServer, testKeys, waitFor } from "../testing/index.ts";
import type { CallContext } from "./index.ts";

/** Waits until its call is over, and tells why it was. */
async function untilOver({ signal }: CallContext): Promise<never> {
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  throw signal.reason;
}

describe("the end of a call", () => {
  const contexts: CallContext[] = [];
  let server: TestServer;
  let raw: RawClient;
  let client: TestClient<typeof EchoDefinition>;

  before(async () => {
    const wait = async (_: unknown, context: CallContext) => {
      contexts.push(context);
      return untilOver(context);
    };
    server = await startTestServer({
      contract: echoContract,
      setUp: (grpc) =>
        grpc.add(EchoDefinition, {
          ...echoHandlers(),
          echo: wait,
          hurry: wait,
          collect: wait,
          watch: async function* ({ text }, context) {
            contexts.push(context);
            yield note(text);
            await untilOver(context);
          },
        }),
    });
    raw = await rawClient(server);
    client = await connect(server, EchoDefinition, { as: "edge" });
  });
  beforeEach(() => {
    contexts.length = 0;
  });
  after(async () => {
    raw.close();
    await server.stop();
  });

  const reasonSeen = async () => {
    const context = await waitFor(() => contexts.find(({ signal }) => signal.aborted), {
      what: "the handler to be told",
    });
    return (context.signal.reason as AppError).reason;
  };
  const hurry = EchoDefinition.hurry.path;

  it("comes with the policy's timeout, though the caller would wait longer", async () => {
    const startedAt = performance.now();
    const error = await failureOf(raw.unary(hurry, Buffer.alloc(0), { deadline: Date.now() + 5_000 }));
    const elapsed = performance.now() - startedAt;
    assert.deepEqual([error.code, detailsOf(error)?.reason], [codes.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED"]);
    assert(elapsed > 140 && elapsed < 1_000, `${elapsed} ms`);
    assert.equal(await reasonSeen(), "DEADLINE_EXCEEDED");
  });

  it("comes with the policy's timeout when the caller named no end", async () => {
    const error = await failureOf(raw.unary(hurry, Buffer.alloc(0)));
    assert.equal(error.code, codes.DEADLINE_EXCEEDED);
  });

  it("comes with the caller's deadline where that is earlier", async () => {
    const error = await failureOf(raw.unary(EchoDefinition.echo.path, Buffer.alloc(0), { deadline: Date.now() + 60 }));
    assert.equal(error.code, codes.DEADLINE_EXCEEDED);
    assert.match(await reasonSeen(), /^(DEADLINE_EXCEEDED|CANCELLED)$/);
    assert((contexts[0]?.deadline ?? 0) < Date.now() + 60);
  });

  it("does not come to a stream of replies before its caller wants it", async () => {
    const stream = raw.watch(EchoDefinition.watch, note("still here"));
    stream.on("error", () => undefined);
    const [{ text }] = (await once(stream, "data")) as [Note];
    assert.equal(text, "still here");
    await new Promise((resolve) => setTimeout(resolve, 200)); // longer than the policy's 150 ms
    assert.equal(contexts[0]?.signal.aborted, false);
    stream.cancel();
    assert.equal(await reasonSeen(), "CANCELLED");
  });

  it("is told to a unary handler when its caller goes away", async () => {
    const controller = new AbortController();
    const call = client.echo(note(""), { signal: controller.signal });
    await waitFor(() => contexts.length === 1);
    controller.abort();
    await assert.rejects(call, { reason: "CANCELLED" });
    assert.equal(await reasonSeen(), "CANCELLED");
  });

  it("is told to a handler that reads a stream", async () => {
    const call = raw.channel.makeClientStreamRequest(
      ...([EchoDefinition.collect.path, Buffer.from, Buffer.from, raw.metadata()] as const),
      () => undefined,
    );
    call.write(Buffer.alloc(0));
    await waitFor(() => contexts.length === 1);
    call.cancel();
    assert.equal(await reasonSeen(), "CANCELLED");
  });

  it("came before the call when the signal was aborted already", async () => {
    await assert.rejects(client.echo(note(""), { signal: AbortSignal.abort() }), { reason: "CANCELLED" });
  });

  it("came before the call when the caller's time was up already", async () => {
    await assert.rejects(client.echo(note(""), { deadline: Date.now() - 1 }), {
      reason: "DEADLINE_EXCEEDED",
    });
  });
});

describe("a call over two hops", () => {
  let back: TestServer;
  let front: TestServer;
  let caller: TestClient<typeof EchoDefinition>;
  let frontDeadline = 0;
  const backContexts: CallContext[] = [];

  before(async () => {
    const keys = await testKeys(["edge", "gateway", "test"]);
    back = await startTestServer({
      contract: echoContract,
      keys,
      setUp: (grpc) =>
        grpc.add(EchoDefinition, {
          ...echoHandlers(),
          echo: async (request, context) => {
            backContexts.push(context);
            return request.text === "wait" ? untilOver(context) : request;
          },
        }),
    });
    const next = await connect(back, EchoDefinition, { as: "gateway" });
    front = await startTestServer({
      contract: echoContract,
      keys,
      setUp: (grpc) =>
        grpc.add(EchoDefinition, {
          ...echoHandlers(),
          echo: (request, context) => {
            frontDeadline = context.deadline;
            return next.echo(request, context);
          },
          hurry: (request, context) => next.echo(request, context),
        }),
    });
    caller = await connect(front, EchoDefinition, { as: "edge", user: { role: "USER", subject: "u-1" } });
  });
  beforeEach(() => {
    backContexts.length = 0;
  });
  after(async () => {
    await front.stop();
    await back.stop();
    await back.keys.remove();
  });

  const lastContext = async () => (await waitFor(() => backContexts.at(-1), { what: "the second hop" })) as CallContext;

  it("carries id, trace and user on, and the rest of the time less the hop's budget", async () => {
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    await caller.echo(note("x"), { requestId: "r-9", traceparent, deadline: Date.now() + 1_000 });
    const context = await lastContext();
    assert.deepEqual([context.requestId, context.caller], ["r-9", "gateway"]);
    assert.equal(context.traceparent?.slice(0, 35), traceparent.slice(0, 35));
    assert.deepEqual(context.principal, { subject: "u-1", role: "USER", session: "session-of-u-1" });
    assert(context.deadline <= frontDeadline - 15, `${frontDeadline - context.deadline} ms`);
  });

  it("ends at the second hop when the first one's time is over", async () => {
    await assert.rejects(caller.hurry(note("wait")), { reason: "DEADLINE_EXCEEDED" });
    const { signal } = await lastContext();
    await waitFor(() => signal.aborted);
  });

  it("ends at the second hop when the caller goes away", async () => {
    const controller = new AbortController();
    const call = caller.echo(note("wait"), { signal: controller.signal });
    const { signal } = await lastContext();
    assert.equal(signal.aborted, false);
    controller.abort();
    await assert.rejects(call, { reason: "CANCELLED" });
    await waitFor(() => signal.aborted);
    assert.equal((signal.reason as AppError).reason, "CANCELLED");
  });

  it("gives the first caller the second hop's own error", async () => {
    await assert.rejects(caller.hurry({ ...note("x"), text: "x".repeat(5 * 1024 * 1024) }), {
      reason: "RESOURCE_EXHAUSTED",
    });
  });
});
