import assert from "node:assert/strict";
import { once } from "node:events";
import { status as codes, Metadata, type StatusObject } from "@grpc/grpc-js";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { EchoDefinition, echoContract, echoHandlers, type Note, note } from "../../test/support/echo.ts";
import { detailsOf, failureOf, type RawClient, rawClient } from "../../test/support/raw-client.ts";
import { currentContext } from "../context/index.ts";
import { AppError, sharedError } from "../errors/index.ts";
import { connect, recordingLogger, startTestServer, type TestServer } from "../testing/index.ts";
import type { CallContext } from "./index.ts";

async function texts(replies: AsyncIterable<unknown>): Promise<string[]> {
  const all: string[] = [];
  for await (const reply of replies) all.push((reply as Note).text);
  return all;
}

describe("a gRPC server", () => {
  const logger = recordingLogger();
  let server: TestServer;
  let raw: RawClient;
  let fail: unknown;
  let seen: CallContext;

  before(async () => {
    server = await startTestServer({
      contract: echoContract,
      domain: "souk.catalog.v1",
      logger,
      classify: (error) =>
        error === "store down" ? sharedError("UNAVAILABLE", "later", { retryAfterMs: 1_000 }) : undefined,
      setUp: (grpc) =>
        grpc.add(EchoDefinition, {
          ...echoHandlers(),
          echo: async (request, context) => {
            seen = context;
            assert.equal(currentContext(), context);
            context.setReplyMetadata("x-replayed", "true");
            return request;
          },
          write: async (_, context) => {
            context.setReplyMetadata("x-replayed", "false");
            throw fail;
          },
          watch: async function* ({ text }, context) {
            await Promise.resolve();
            context.setReplyMetadata("x-from", "generator");
            if (text === "fail") throw fail;
            for (const word of text.split(" ").filter(Boolean)) yield note(word);
            if (text.endsWith("!")) throw fail;
          },
        }),
    });
    raw = await rawClient(server);
  });
  after(async () => {
    raw.close();
    await server.stop();
  });

  it("answers one request with one reply", async () => {
    const client = await connect(server, EchoDefinition, { as: "edge" });
    assert.equal((await client.echo(note("hello"))).text, "hello");
  });

  it("refuses whoever does not say which service it is", async () => {
    const call = raw.unary(EchoDefinition.echo.path, Buffer.alloc(0), { metadata: new Metadata() });
    assert.equal(detailsOf(await failureOf(call))?.reason, "CALLER_UNKNOWN");
  });

  it("answers one request with a stream", async () => {
    assert.deepEqual(await texts(raw.watch(EchoDefinition.watch, note("a b c"))), ["a", "b", "c"]);
    assert.deepEqual(await texts(raw.watch(EchoDefinition.watch, note(""))), []);
  });

  it("answers a stream with one reply", async () => {
    assert.equal((await raw.collect(EchoDefinition.collect, [note("a"), note("b")])).text, "a b");
    assert.equal((await raw.collect(EchoDefinition.collect, [])).text, "");
  });

  it("answers a stream with a stream, one by one", async () => {
    const chat = raw.chat(EchoDefinition.chat);
    const replies = (chat as AsyncIterable<Note>)[Symbol.asyncIterator]();
    for (const word of ["one", "two"]) {
      chat.write(note(word));
      assert.equal((await replies.next()).value.text, word.toUpperCase());
    }
    chat.end();
    assert.equal((await replies.next()).done, true);
  });

  it("tells the handler who called, for whom, under which id and trace", async () => {
    const client = await connect(server, EchoDefinition, {
      as: "edge",
      user: { role: "STAFF", subject: "u-7" },
    });
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    await client.echo(note(""), { requestId: "r-42", traceparent });
    assert.deepEqual(seen.principal, { subject: "u-7", role: "STAFF", session: "session-of-u-7" });
    assert.deepEqual([seen.caller, seen.requestId], ["edge", "r-42"]);
    assert.equal(seen.traceparent?.slice(0, 35), traceparent.slice(0, 35));
    assert(seen.userToken?.includes("."));
    assert(seen.deadline > Date.now() && seen.deadline <= Date.now() + 5_000);
  });

  it("makes a request id where the caller sent none, or nonsense", async () => {
    const bytes = EchoDefinition.echo.requestSerialize(note(""));
    for (const id of [undefined, "", "x".repeat(129), "with space", "a/b"]) {
      const metadata = raw.metadata();
      if (id !== undefined) metadata.set("x-request-id", id);
      await raw.unary(EchoDefinition.echo.path, bytes, { metadata }).catch(() => undefined);
      assert.match(seen.requestId, /^[0-9a-f-]{36}$/);
    }
  });

  it("sends reply metadata before a reply, with an error, and before a stream", async () => {
    const unary = (path: string) =>
      raw.channel.makeUnaryRequest(path, Buffer.from, Buffer.from, Buffer.alloc(0), raw.metadata(), () => undefined);
    const replayed = (metadata: Metadata) => metadata.get("x-replayed").map(String);
    fail = new Error("x");
    const [headers] = (await once(unary(EchoDefinition.echo.path), "metadata")) as [Metadata];
    assert.deepEqual(replayed(headers), ["true"]);
    const [status] = (await once(unary(EchoDefinition.write.path), "status")) as [StatusObject];
    assert.deepEqual(replayed(status.metadata), ["false"]);
    for (const text of ["a b", ""]) {
      const stream = raw.watch(EchoDefinition.watch, note(text));
      const headers = new Promise<string[]>((resolve) => {
        stream.on("metadata", (metadata) => resolve(metadata.get("x-from").map(String)));
      });
      await texts(stream);
      assert.deepEqual(await headers, ["generator"]);
    }
  });

  it("sends an error with its code, reason and details", async () => {
    fail = new AppError("souk.catalog.v1", "SLUG_TAKEN", "taken", { metadata: { slug: "mug" } });
    for (const call of [
      raw.unary(EchoDefinition.write.path, Buffer.alloc(0)),
      raw.watch(EchoDefinition.watch, note("fail")),
    ]) {
      const error = await failureOf(call);
      assert.deepEqual([error.code, error.details], [codes.ALREADY_EXISTS, "taken"]);
      const { domain, reason, metadata } = detailsOf(error) as AppError;
      assert.deepEqual([domain, reason, metadata], ["souk.catalog.v1", "SLUG_TAKEN", { slug: "mug" }]);
    }
  });

  it("gives its own domain to a reason of the service's domain layer", async () => {
    fail = Object.assign(new Error("no such product"), { reason: "PRODUCT_NOT_FOUND" });
    const error = await failureOf(raw.unary(EchoDefinition.write.path, Buffer.alloc(0)));
    assert.deepEqual([error.code, detailsOf(error)?.domain], [codes.NOT_FOUND, "souk.catalog.v1"]);
  });

  it("has errors of stores told by the classifier", async () => {
    fail = "store down";
    const error = await failureOf(raw.unary(EchoDefinition.write.path, Buffer.alloc(0)));
    assert.deepEqual([error.code, detailsOf(error)?.retryAfterMs], [codes.UNAVAILABLE, 1_000]);
  });

  it("answers INTERNAL, without a word of it, to an error that nobody foresaw, also after the first reply of a stream", async () => {
    fail = new Error("hunter2");
    const calls = [
      raw.unary(EchoDefinition.write.path, Buffer.alloc(0)),
      raw.watch(EchoDefinition.watch, note("fail")),
      raw.watch(EchoDefinition.watch, note("a b!")),
    ];
    for (const call of calls) {
      const error = await failureOf(call);
      assert.deepEqual([error.code, detailsOf(error)?.reason], [codes.INTERNAL, "INTERNAL"]);
      assert(!error.message.includes("hunter2"));
    }
    assert(logger.lines.some(({ level, fields }) => level === "error" && (fields.err as Error).message === "hunter2"));
  });

  it("answers UNIMPLEMENTED to methods and services that it does not have", async () => {
    for (const path of ["/test.v1.EchoService/Nothing", "/souk.catalog.v1.CatalogService/GetProduct", "/nonsense"]) {
      assert.equal((await failureOf(raw.unary(path, Buffer.alloc(0)))).code, codes.UNIMPLEMENTED);
    }
  });

  it("answers INTERNAL when a reply cannot be written as bytes", async () => {
    const broken = await startTestServer({
      setUp: (grpc) =>
        grpc.add({ getProduct: CatalogServiceService.getProduct }, { getProduct: async () => null as never }),
    });
    const client = await connect(broken, { getProduct: CatalogServiceService.getProduct }, { as: "edge" });
    await assert.rejects(client.getProduct({ productId: "p1" }), { reason: "INTERNAL" });
    await broken.stop();
  });

  it("refuses to serve what is not in the image", async () => {
    const stranger = { echo: { ...EchoDefinition.echo, path: "/test.v1.Stranger/Echo" } };
    const start = startTestServer({
      setUp: (grpc) => grpc.add(stranger, { echo: async (request) => request }),
    });
    await assert.rejects(start, /Stranger\/Echo is not in the contract's image/);
  });

  it("cannot start on a port in use", async () => {
    await assert.rejects(
      startTestServer({ port: server.grpc.port(), keys: server.keys, setUp: () => undefined }),
      /EADDRINUSE/,
    );
  });
});
