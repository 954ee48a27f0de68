import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { request as openRequest } from "node:http";
import { gzipSync } from "node:zlib";
import { status as codes } from "@grpc/grpc-js";
import { waitFor } from "@souk/chassis/testing";
import { startEdgeBefore, type TestEdge } from "../support/edge.ts";
import { contractIn } from "../support/kitchen.ts";
import { type Fields, failing, type StreamUpstream, startStreamUpstream } from "../support/stream-upstream.ts";

const contract = contractIn("streams");
const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("content that is no JSON", () => {
  let edge: TestEdge<StreamUpstream>;
  before(async () => {
    edge = await startEdgeBefore(await startStreamUpstream(contract), contract);
  });
  beforeEach(() =>
    edge.upstream.answer(async function* ({ requests }) {
      let bytes = 0;
      for await (const { file } of requests) bytes += file?.data.length ?? 0;
      yield { bytes: BigInt(bytes) };
    }),
  );
  after(() => edge.stop());

  const seen = (): Fields[] => edge.upstream.calls[0]?.seen ?? [];
  const CSV = { "content-type": "text/csv; charset=utf-8" };

  it("goes into a field as it is, beside path and query", async () => {
    const { json, status } = await edge.send("PUT", "/v1/blobs/a?request_id=r-1", { body: "x,y\n", headers: CSV });
    assert.deepEqual([status, json.bytes], [200, "4"]);
    const [{ name, requestId, file }] = seen();
    assert.deepEqual(
      [name, requestId, file.contentType, String(file.data)],
      ["a", "r-1", CSV["content-type"], "x,y\n"],
    );
  });

  it("is the whole request and the whole reply", async () => {
    edge.upstream.answer(async function* ({ requests }) {
      for await (const { contentType, data } of requests) yield { contentType, data };
    });
    const bytes = randomBytes(3000);
    const answer = await fetch(`${edge.url}/v1/blobs:echo`, {
      ...{ method: "POST", body: bytes, headers: { "content-type": "image/png" } },
    });
    assert.deepEqual([answer.status, answer.headers.get("content-type")], [200, "image/png"]);
    assert.equal(sha(new Uint8Array(await answer.arrayBuffer())), sha(bytes));
  });

  it("comes out of a field, as octets where nobody says what it is", async () => {
    edge.upstream.answer(async function* () {
      yield { file: { $typeName: "google.api.HttpBody", contentType: "", data: Buffer.from("hi"), extensions: [] } };
    });
    const { text, headers } = await edge.send("GET", "/v1/blobs/a");
    assert.deepEqual([text, headers.get("content-type")], ["hi", "application/octet-stream"]);
  });

  it("of any media type arrives byte for byte, with the header that its policy names", async () => {
    const body = '{ "b":1,\n  "a": 9007199254740993, "a": "\u00e9" }';
    const headers = {
      "content-type": "application/json",
      "old-signature": "t=1,v1=old",
      "Blob-Signature": " t=1, v1=ab ",
    };
    assert.equal((await edge.send("POST", "/v1/signed/a", { body, headers })).status, 200);
    const [{ name, file, signature }] = seen();
    assert.deepEqual([name, String(file.data), signature], ["a", body, "t=1, v1=ab"]);
  });

  it("arrives byte for byte where it says that it is JSON, and is none", async () => {
    const headers = { "content-type": "application/json" };
    for (const body of [Buffer.from('{"a": 1,'), Buffer.from([0x7b, 0xff, 0x00, 0x7d]), Buffer.from("\ufeff[] ")]) {
      assert.equal((await edge.send("POST", "/v1/signed/a", { body, headers })).status, 200);
      assert.equal(sha(edge.upstream.calls.at(-1)?.seen[0]?.file.data), sha(body));
    }
  });

  it("has the next of its headers where the first is missing, and nothing where all are", async () => {
    await edge.send("POST", "/v1/signed/a", { body: "x", headers: { "old-signature": "old" } });
    await edge.send("POST", "/v1/signed/a", { body: "x" });
    assert.deepEqual(
      edge.upstream.calls.map((call) => call.seen[0]?.signature),
      ["old", ""],
    );
  });

  it("takes from a header alone what the policy wants from one", async () => {
    const headers = { "blob-signature": "right" };
    for (const sent of [
      await edge.send("POST", "/v1/signed/a?signature=forged", { body: "x", headers }),
      await edge.send("POST", "/v1/signed/a?signature=right", { body: "x", headers }),
      await edge.send("POST", "/v1/signed/a?signature=forged", { body: "x" }),
      await edge.send("POST", "/v1/signed/a:json", { body: { signature: "forged" } }),
    ]) {
      assert.equal(sent.status, 400);
      assert.match(sent.text, /signature: is set by the header blob-signature or old-signature only/);
    }
  });

  it("is ordinary JSON deeper inside of a message", async () => {
    const body = { file: { contentType: "a/b", data: "aGk=" } };
    const { json } = await edge.send("POST", "/v1/blobs/a:json", { body });
    assert.equal(json.bytes, "2");
  });

  it("is refused beyond the limit of its route, after inflating too", async () => {
    assert.equal((await edge.send("PUT", "/v1/blobs/a", { body: "x".repeat(4097), headers: CSV })).status, 413);
    const bomb = gzipSync(Buffer.alloc(1 << 20));
    const headers = { ...CSV, "content-encoding": "gzip" };
    assert.equal((await edge.send("PUT", "/v1/blobs/a", { body: bomb, headers })).status, 413);
    const { json } = await edge.send("PUT", "/v1/blobs/a", { body: gzipSync("hello"), headers });
    assert.equal(json.bytes, "5");
  });

  it("is streamed in pieces that are whole together, the last of them marked", async () => {
    const bytes = randomBytes(5_000_000);
    const answer = await fetch(`${edge.url}/v1/files/big`, {
      ...{ method: "POST", body: bytes, headers: { ...CSV, "idempotency-key": "k-1" } },
    });
    assert.deepEqual([answer.status, await answer.json()], [200, { titles: [], bytes: "5000000" }]);
    const data = seen().map(({ file }) => file?.data ?? new Uint8Array());
    assert.equal(sha(Buffer.concat(data)), sha(bytes));
    const marks = seen().map(({ name, requestId, complete, file }) => [
      name,
      requestId,
      complete,
      file?.contentType ?? "",
    ]);
    assert.deepEqual(marks[0], ["big", "k-1", false, CSV["content-type"]]);
    assert.deepEqual(marks.at(-1), ["big", "", true, ""]);
    assert(marks.slice(1, -1).every(([name, id, complete, type]) => name === "big" && !id && !complete && !type));
    assert(marks.length > 10);
  });

  it("that is empty is streamed too", async () => {
    const { json } = await edge.send("POST", "/v1/files/none", { headers: CSV });
    assert.equal(json.bytes, "0");
    assert.deepEqual(
      seen().map(({ name, complete }) => [name, complete]),
      [
        ["none", false],
        ["none", true],
      ],
    );
  });

  it("is taken no faster than the service reads it", async () => {
    let go: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      go = resolve;
    });
    edge.upstream.answer(async function* ({ requests }) {
      await waiting;
      let bytes = 0;
      for await (const { file } of requests) bytes += file?.data.length ?? 0;
      yield { bytes: BigInt(bytes) };
    });
    const request = openRequest({ port: edge.port, path: "/v1/files/slow", method: "POST", headers: CSV });
    const total = 30_000_000;
    let isFull = false;
    let sent = 0;
    const piece = Buffer.alloc(1_000_000);
    while (sent < total && !isFull) {
      sent += piece.length;
      isFull = !(await Promise.race([
        new Promise((resolve) => request.write(piece, () => resolve(true))),
        new Promise((resolve) => setTimeout(resolve, 500, false)),
      ]));
    }
    assert(isFull, "the edge took everything though nobody read it");
    go();
    request.end();
    const [response] = (await new Promise((resolve) =>
      request.once("response", (...args) => resolve(args)),
    )) as Fields[];
    const { bytes } = JSON.parse(String(Buffer.concat(await response.toArray())));
    assert.equal(bytes, String(sent));
  });

  it("that is cut off is never marked as whole", async () => {
    const request = openRequest({ port: edge.port, path: "/v1/files/cut", method: "POST", headers: CSV });
    request.on("error", () => undefined);
    request.write("half");
    await waitFor(() => seen().length > 0);
    request.destroy();
    await waitFor(() => edge.upstream.calls[0]?.cancelled.aborted);
    assert(seen().every(({ complete }) => !complete));
  });

  it("is streamed out as it is, in the type of its first piece", async () => {
    const pieces = Array.from({ length: 50 }, () => randomBytes(20_000));
    edge.upstream.answer(async function* () {
      for (const [i, data] of pieces.entries()) yield { contentType: i === 0 ? "image/png" : "text/other", data };
    });
    const answer = await fetch(`${edge.url}/v1/files/a`, { headers: { accept: "text/event-stream" } });
    assert.equal(answer.headers.get("content-type"), "image/png");
    assert.equal(sha(new Uint8Array(await answer.arrayBuffer())), sha(Buffer.concat(pieces)));
  });

  it("that breaks off breaks the connection, and nothing is mixed into it", async () => {
    edge.upstream.answer(async function* () {
      yield { contentType: "text/plain", data: Buffer.from("half") };
      throw { code: codes.DATA_LOSS, details: "disk" };
    });
    const answer = await edge.raw("GET /v1/files/a HTTP/1.1\r\nhost: x\r\n\r\n");
    assert.match(answer, /\r\n\r\n4\r\nhalf\r\n$/);
    assert.equal(edge.log.findLast(({ route }) => route === "/v1/files/{name}")?.msg, "request failed");
  });

  it("that fails before its first piece is an error like any other", async () => {
    edge.upstream.answer(() => failing({ code: codes.NOT_FOUND, details: "No such file." }));
    assert.equal((await edge.send("GET", "/v1/files/a")).status, 404);
  });
});
