import assert from "node:assert/strict";
import { status as codes, Metadata } from "@grpc/grpc-js";
import { waitFor } from "@souk/chassis/testing";
import { startEdgeBefore, type TestEdge } from "../support/edge.ts";
import { contractIn } from "../support/kitchen.ts";
import { type StreamUpstream, startStreamUpstream } from "../support/stream-upstream.ts";

const contract = contractIn("streams");
const EVENTS = { accept: "text/event-stream" };
const ARRAY = { accept: "application/json" };

describe("a stream of replies over REST", () => {
  let edge: TestEdge<StreamUpstream>;
  before(async () => {
    edge = await startEdgeBefore(await startStreamUpstream(contract), contract, { heartbeatMs: 50 });
  });
  after(() => edge.stop());

  /** Replies so many messages, then fails if it is told how. */
  const replying = (count: number, failure?: object) =>
    edge.upstream.answer(async function* ({ requests }) {
      for await (const _ of requests);
      for (let i = 0; i < count; i++) yield { resumeToken: `t.${i}`, title: `Title ${i}`, number: BigInt(i) };
      if (failure) throw failure;
    });
  const message = (i: number) => ({ resumeToken: `t.${i}`, title: `Title ${i}`, number: String(i) });
  const watch = (headers = {}, query = "") => edge.send("GET", `/v1/topics/a%2Fb:watch${query}`, { headers });

  it("is a line for each, in the envelope of grpc-gateway, where nothing else is asked for", async () => {
    replying(2);
    for (const accept of ["*/*", "application/x-ndjson", "text/html", "application/jsonl, application/json;q=0.5"]) {
      const { status, headers, text } = await watch({ accept });
      assert.deepEqual([status, headers.get("content-type")], [200, "application/x-ndjson"]);
      assert.deepEqual(
        text
          .split("\n")
          .slice(0, -1)
          .map((line) => JSON.parse(line)),
        [{ result: message(0) }, { result: message(1) }],
      );
    }
    assert.equal(edge.upstream.calls[0]?.seen[0].topic, "a/b");
  });

  it("is events where Accept says so, their ids the cursor", async () => {
    replying(2);
    const { headers, text } = await watch(EVENTS);
    assert.equal(headers.get("content-type"), "text/event-stream");
    assert.equal(headers.get("cache-control"), "no-cache");
    const events = [0, 1].map((i) => `id: t.${i}\ndata: ${JSON.stringify(message(i))}\n\n`).join("");
    assert.equal(text, `retry: 1000\n\n${events}`);
  });

  it("is one array where Accept says so, empty where there is nothing", async () => {
    replying(3);
    const some = await watch(ARRAY);
    assert.deepEqual([some.headers.get("content-type"), some.json], ["application/json", [0, 1, 2].map(message)]);
    replying(0);
    assert.equal((await watch(ARRAY)).text, "[]");
    assert.equal((await watch()).text, "");
  });

  it("goes on where Last-Event-ID says, whatever the query says", async () => {
    replying(0);
    await watch({ ...EVENTS, "last-event-id": "t.41" }, "?resume_token=t.7&count=3");
    const { resumeToken, count } = edge.upstream.calls[0]?.seen[0] ?? {};
    assert.deepEqual([resumeToken, count], ["t.41", 3]);
  });

  it("may show one field of each reply", async () => {
    replying(2);
    const { json } = await edge.send("GET", "/v1/topics/a:titles", { headers: ARRAY });
    assert.deepEqual(json, ["Title 0", "Title 1"]);
  });

  const failure = { code: codes.NOT_FOUND, details: "No such topic." };
  it("that fails before its first reply is an error like any other", async () => {
    replying(0, failure);
    for (const headers of [{}, EVENTS, ARRAY]) {
      const { status, json, headers: told } = await watch(headers);
      assert.deepEqual([status, json.code, json.message], [404, 5, "No such topic."]);
      assert.equal(told.get("content-type"), "application/json");
    }
  });

  it("that fails later ends with the error", async () => {
    replying(1, failure);
    const status = { code: 5, message: "No such topic.", details: [] };
    const lines = await watch();
    assert.equal(lines.text, `${JSON.stringify({ result: message(0) })}\n${JSON.stringify({ error: status })}\n`);
    assert.deepEqual((await watch(ARRAY)).json, [message(0), { error: status }]);
    assert.match((await watch(EVENTS)).text, /\n\nevent: error\ndata: \{"code":5,.*\}\n\n$/);
    const logged = edge.log.findLast(({ route }) => route === "/v1/topics/{topic}:watch");
    assert.equal(logged?.status, 200);
  });

  it("shows signs of life while there is nothing to tell", async () => {
    edge.upstream.answer(async function* () {
      yield { title: "first" };
      await waitFor(() => waited.length >= 2);
      yield { title: "second" };
    });
    const waited: string[] = [];
    const response = await fetch(`${edge.url}/v1/topics/a:watch`, { headers: EVENTS });
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      if (new TextDecoder().decode(chunk) === ":\n\n") waited.push("beat");
    }
    assert.match(text, /first.*\n\n(?::\n\n)+data: .*second/);
  });

  it("begins its answer though there is nothing to tell yet", async () => {
    const gone = new AbortController();
    edge.upstream.answer(async function* ({ cancelled }) {
      await new Promise((resolve) => cancelled.addEventListener("abort", resolve));
    });
    const response = await fetch(`${edge.url}/v1/topics/a:watch`, { signal: gone.signal });
    assert.equal(response.status, 200);
    gone.abort();
    await waitFor(() => edge.upstream.calls[0]?.cancelled.aborted);
  });

  it("is cancelled within 100 ms of its caller's going", async () => {
    edge.upstream.answer(async function* ({ cancelled }) {
      yield { title: "first" };
      await new Promise((resolve) => cancelled.addEventListener("abort", resolve));
    });
    const gone = new AbortController();
    const response = await fetch(`${edge.url}/v1/topics/a:watch`, { signal: gone.signal });
    await response.body?.getReader().read();
    const cancelled = edge.upstream.calls[0]?.cancelled as AbortSignal;
    const at = performance.now();
    gone.abort();
    await waitFor(() => cancelled.aborted);
    assert(performance.now() - at < 100);
  });

  it("has its caller's deadline, and else none", async () => {
    replying(0);
    await watch();
    assert.equal(edge.upstream.calls[0]?.deadlineMs, Number.POSITIVE_INFINITY);
    await watch({ "grpc-timeout": "3S" });
    assert((edge.upstream.calls[1]?.deadlineMs ?? 0) <= 3_000);
  });

  it("begins with the metadata that the service sends, and ends with its trailers where they are taken", async () => {
    const metadata = new Metadata();
    metadata.set("x-shard", "7");
    edge.upstream.answer(async function* (call) {
      call.sendMetadata(metadata);
      yield { title: "first" };
      const trailers = new Metadata();
      trailers.set("x-cost", "12");
      call.trailers = trailers;
    });
    const answer = await edge.raw(
      "GET /v1/topics/a:watch HTTP/1.1\r\nhost: x\r\nte: trailers\r\nconnection: close, te\r\n\r\n",
    );
    assert.match(answer, /\r\ngrpc-metadata-x-shard: 7\r\n/i);
    assert.match(answer, /\r\n0\r\ngrpc-trailer-x-cost: 12\r\n\r\n$/i);
    assert.doesNotMatch(
      await edge.raw("GET /v1/topics/a:watch HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"),
      /x-cost/,
    );
  });

  it("is compressed piece by piece", async () => {
    replying(2);
    const answer = await fetch(`${edge.url}/v1/topics/a:watch`, { headers: { "accept-encoding": "gzip" } });
    assert.equal(answer.headers.get("content-encoding"), "gzip");
    assert.equal((await answer.text()).split("\n").length, 3);
  });

  it("answers HEAD without content", async () => {
    replying(2);
    const { status, text, headers } = await edge.send("HEAD", "/v1/topics/a:watch");
    assert.deepEqual([status, text, headers.get("content-type")], [200, "", "application/x-ndjson"]);
  });
});
