import assert from "node:assert/strict";
import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request as openRequest } from "node:http";
import { text } from "node:stream/consumers";
import { status as codes } from "@grpc/grpc-js";
import { waitFor } from "@souk/chassis/testing";
import { startEdgeBefore, type TestEdge } from "../support/edge.ts";
import { contractIn } from "../support/kitchen.ts";
import { type Fields, failing, type StreamUpstream, startStreamUpstream } from "../support/stream-upstream.ts";

const contract = contractIn("streams");
const LINES = { "content-type": "application/x-ndjson" };

describe("a stream of requests over REST", () => {
  let edge: TestEdge<StreamUpstream>;
  before(async () => {
    edge = await startEdgeBefore(await startStreamUpstream(contract), contract);
  });
  beforeEach(() =>
    edge.upstream.answer(async function* ({ requests, path }) {
      const titles: string[] = [];
      for await (const { title } of requests) {
        if (path.endsWith("/Chat")) yield { title: `${title}!` };
        titles.push(title);
      }
      if (!path.endsWith("/Chat")) yield { titles };
    }),
  );
  after(() => edge.stop());

  const collect = (body: string, headers: Record<string, string> = LINES, path = "/v1/topics/t:collect") =>
    edge.send("POST", path, { body, headers });
  const seen = (): Fields[] => edge.upstream.calls[0]?.seen ?? [];

  const forms: [form: string, body: string, headers?: Record<string, string>][] = [
    ["lines", '{"title":"a"}\n{"title":"b"}\n'],
    ["lines under another name", '{"title":"a"}\r\n\r\n{"title":"b"}', { "content-type": "application/jsonl" }],
    ["values without anything between them", '{"title":"a"}{"title":"b"}', { "content-type": "application/json" }],
    ["one array", ' [ {"title":"a"} ,\n{"title":"b"} ] ', { "content-type": "application/json" }],
    ["lines of no named type", '{"title":"a"}\n{"title":"b"}', {}],
  ];
  for (const [form, body, headers = LINES] of forms) {
    it(`is taken as ${form}, with the path in each message`, async () => {
      const { status, json } = await collect(body, headers);
      assert.deepEqual([status, json], [200, { titles: ["a", "b"], bytes: "0" }]);
      assert.deepEqual(
        seen().map(({ topic }) => topic),
        ["t", "t"],
      );
    });
  }

  it("may be of one field of the messages, and then the query is in each", async () => {
    const { status } = await collect('{"numbers":[1]}\n{"numbers":[2]}', LINES, "/v1/topics/t/items:collect?title=q");
    assert.equal(status, 200);
    assert.deepEqual(
      seen().map(({ topic, title, item }) => [topic, title, item.numbers]),
      [
        ["t", "q", [1]],
        ["t", "q", [2]],
      ],
    );
  });

  it("may be empty", async () => {
    for (const body of ["", " \n", "[]", "[ ]"]) {
      assert.deepEqual((await collect(body)).json, { titles: [], bytes: "0" });
    }
  });

  const faults: [rule: string, body: string, reason: string, field?: string][] = [
    ["a value that does not fit", '{"title":"a"}\n{"number":"x"}', "INVALID_REQUEST", "[1].number"],
    ["text that is no JSON", '{"title":"a"}\n{"title":b}', "MALFORMED_REQUEST", "[1].title"],
    ["a value that is cut off", '{"title":"a"}\n{"title":', "MALFORMED_REQUEST", "[1]"],
    ["an array that is cut off", '[{"title":"a"},', "MALFORMED_REQUEST", "[1]"],
    ["a comma too many", '[{"title":"a"},]', "MALFORMED_REQUEST", "[1]"],
    ["a comma between lines", '{"title":"a"},{"title":"b"}', "MALFORMED_REQUEST", "[1]"],
    ["no comma in an array", '[{"title":"a"}{"title":"b"}]', "MALFORMED_REQUEST", "[1]"],
    ["something after an array", '[{"title":"a"}] {"title":"b"}', "MALFORMED_REQUEST", "[1]"],
    ["a word", '{"title":"a"}\nnope', "MALFORMED_REQUEST", "[1]"],
    ["a list where a message belongs", '{"title":"a"}\n[1]', "INVALID_REQUEST"],
  ];
  for (const [rule, body, reason, field] of faults) {
    it(`is refused for ${rule}, which is named, and the call cancelled`, async () => {
      const { status, json } = await collect(body);
      assert.deepEqual([status, json.details[0].reason], [400, reason], JSON.stringify(json));
      if (field)
        assert.deepEqual(
          json.details[1].fieldViolations.map((fault: Fields) => fault.field),
          [field],
        );
      await waitFor(() => edge.upstream.calls.every(({ cancelled }) => cancelled.aborted));
    });
  }

  it("is refused where one of its messages is too large, not for being long", async () => {
    const line = `${JSON.stringify({ title: "x".repeat(1000) })}\n`;
    assert.equal((await collect(line.repeat(20))).status, 200);
    const large = await collect(line + JSON.stringify({ title: "x".repeat(3000) }));
    assert.deepEqual([large.status, large.json.details[0].reason], [413, "BODY_TOO_LARGE"]);
  });

  it("is refused in another type", async () => {
    assert.equal((await collect("a,b", { "content-type": "text/csv" })).status, 415);
  });

  it("ends early where the service answers early", async () => {
    edge.upstream.answer(() => failing({ code: codes.RESOURCE_EXHAUSTED, details: "Enough." }));
    const { request, response } = open("/v1/topics/t:collect");
    request.write('{"title":"a"}\n');
    const answer = await response;
    assert.equal(answer.statusCode, 429);
    request.destroy();
  });

  it("is cancelled when its caller goes away in the middle", async () => {
    const { request } = open("/v1/topics/t:collect");
    request.on("error", () => undefined);
    request.write('{"title":"a"}\n');
    await waitFor(() => seen().length === 1);
    request.destroy();
    await waitFor(() => edge.upstream.calls[0]?.cancelled.aborted);
  });

  it("both ways is answered message by message, while it is still being sent", async () => {
    const { request, response } = open("/v1/topics/t:chat");
    request.write('{"title":"a"}\n');
    const answer = await response;
    const chunks = answer.iterator({ destroyOnReturn: false });
    assert.equal(String((await chunks.next()).value), '{"result":{"resumeToken":"","title":"a!","number":"0"}}\n');
    request.end('{"title":"b"}\n');
    assert.match(String((await chunks.next()).value), /"b!"/);
    assert.equal((await chunks.next()).done, true);
  });

  it("both ways may be sent whole before it is read", async () => {
    const { json } = await edge.send("POST", "/v1/topics/t:chat", {
      body: '[{"title":"a"},{"title":"b"}]',
      headers: { accept: "application/json" },
    });
    assert.deepEqual(
      json.map(({ title }: Fields) => title),
      ["a!", "b!"],
    );
  });

  it("both ways ends with the fault of a later message", async () => {
    const { status, text: body } = await edge.send("POST", "/v1/topics/t:chat", {
      body: '{"title":"a"}\n{"title":5}\n',
      headers: LINES,
    });
    const last = JSON.parse(body.trimEnd().split("\n").at(-1) as string);
    assert.deepEqual([status === 200 ? last.error.code : last.code], [3]);
  });

  function open(path: string): { request: ClientRequest; response: Promise<IncomingMessage> } {
    const request = openRequest({ port: edge.port, path, method: "POST", headers: LINES });
    request.flushHeaders();
    return { request, response: once(request, "response").then(([response]) => response as IncomingMessage) };
  }

  it("both ways is read to its end where its caller only half closes", async () => {
    const { request, response } = open("/v1/topics/t:chat");
    request.end('{"title":"a"}\n{"title":"b"}\n');
    assert.equal((await text(await response)).split("\n").length, 3);
  });
});
