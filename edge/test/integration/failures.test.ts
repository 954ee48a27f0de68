import assert from "node:assert/strict";
import { Metadata } from "@grpc/grpc-js";
import { BREAKER_SETTINGS } from "@souk/chassis/breaker";
import { AppError, type ErrorDetails, encodeStatus, sharedError } from "@souk/chassis/errors";
import { DebugInfo, ErrorInfo } from "@souk/proto/google/rpc/error_details";
import { type Answered, startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract } from "../support/kitchen.ts";
import { serviceError } from "../support/scripted-upstream.ts";

const INFO = "type.googleapis.com/google.rpc.ErrorInfo";
const PROBLEM = { accept: "application/problem+json" };

describe("an error over REST", () => {
  const contract = kitchenContract();
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(contract);
  });
  after(() => edge.stop());

  const kitchenFails = (reason: string, details?: ErrorDetails) =>
    edge.upstream.answer(() =>
      serviceError(contract, new AppError("kitchen.v1", reason, `told of ${reason}`, details)),
    );
  const upstreamFails = (code: number, details: string, bytes?: Uint8Array) => {
    const metadata = new Metadata();
    if (bytes) metadata.set("grpc-status-details-bin", Buffer.from(bytes));
    edge.upstream.answer(() => ({ error: { code, details, metadata } }));
  };
  const get = (headers: Record<string, string> = {}): Promise<Answered> =>
    edge.send("GET", "/v1/dishes/1", { headers });

  it("is google.rpc.Status by default, with what the service said", async () => {
    kitchenFails("DISH_NOT_FOUND", { metadata: { dishId: "1" } });
    const { status, json, headers } = await get();
    assert.equal(status, 404);
    assert.equal(headers.get("content-type"), "application/json");
    assert.deepEqual(json, {
      code: 5,
      message: "told of DISH_NOT_FOUND",
      details: [{ "@type": INFO, reason: "DISH_NOT_FOUND", domain: "kitchen.v1", metadata: { dishId: "1" } }],
    });
  });

  const badReplies: [what: string, hex: string][] = [
    ["is no message of its type", "0a05ff"],
    ["holds text that is not UTF-8", "0a01ff"],
    ["is cut", "0a05616161"],
    ["is a group without an end", "a306"],
  ];
  for (const [what, hex] of badReplies) {
    it(`is INTERNAL, in the edge's own words, where a reply ${what}`, async () => {
      edge.upstream.answer(() => ({ bytes: Buffer.from(hex, "hex") }));
      const { status, json } = await get();
      assert.deepEqual([status, json.code], [500, 13]);
      assert.doesNotMatch(JSON.stringify(json), /UTF-8|group|ends too early|WireError/);
    });
  }

  it("is problem+json where Accept prefers it", async () => {
    kitchenFails("DISH_NOT_FOUND", { fieldViolations: [{ field: "dish_id", description: "is not there" }] });
    const { status, json, headers } = await get({ ...PROBLEM, "x-request-id": "r-1" });
    assert.deepEqual(
      [status, headers.get("content-type"), headers.get("vary")],
      [404, "application/problem+json", "Accept"],
    );
    const { details, ...problem } = json;
    assert.equal(details.length, 2);
    assert.deepEqual(problem, {
      type: "urn:problem:kitchen.v1:DISH_NOT_FOUND",
      title: "Dish not found",
      status: 404,
      detail: "told of DISH_NOT_FOUND",
      instance: "urn:request:r-1",
      code: 5,
      reason: "DISH_NOT_FOUND",
      domain: "kitchen.v1",
      metadata: {},
      errors: [{ field: "dishId", detail: "is not there" }],
    });
  });

  it("has the HTTP status that the contract states for its reason", async () => {
    kitchenFails("OVEN_COLD");
    assert.equal((await get()).status, 422);
  });

  it("of an etag is 412 where the call was conditional, else 409", async () => {
    edge.upstream.answer(() => serviceError(contract, sharedError("ETAG_MISMATCH", "changed")));
    const put = (headers: Record<string, string>) =>
      edge.sendAs("customer", "PUT", "/v1/dishes/1", { body: {}, headers });
    assert.equal((await put({ "if-match": '"7"' })).status, 412);
    assert.equal((await put({})).status, 409);
  });

  it("tells when to come again", async () => {
    edge.upstream.answer(() =>
      serviceError(contract, sharedError("RESOURCE_EXHAUSTED", "slowly", { retryAfterMs: 1500 })),
    );
    const { status, headers } = await get();
    assert.deepEqual([status, headers.get("retry-after")], [429, "2"]);
  });

  it("keeps a detail that nobody here knows", async () => {
    const details = [
      {
        typeUrl: "type.googleapis.com/google.rpc.ErrorInfo",
        value: Buffer.from(ErrorInfo.encode({ reason: "X", domain: "y", metadata: {} }).finish()),
      },
      { typeUrl: "type.googleapis.com/no.Such", value: Buffer.from([1, 2]) },
      { typeUrl: "type.googleapis.com/kitchen.v1.Item", value: Buffer.from([255]) },
    ];
    upstreamFails(9, "m", encodeStatus({ code: 9, message: "m", details }));
    const { status, json } = await get();
    assert.equal(status, 400);
    assert.deepEqual(json.details.slice(1), [
      { "@type": "type.googleapis.com/no.Such", value: "AQI=" },
      { "@type": "type.googleapis.com/kitchen.v1.Item", value: "/w==" },
    ]);
  });

  it("keeps code and message where the details are broken", async () => {
    upstreamFails(5, "gone", Buffer.from([0xff, 0xff]));
    const { status, json } = await get();
    assert.deepEqual([status, json], [404, { code: 5, message: "gone", details: [] }]);
    assert.equal((await get(PROBLEM)).json.type, "about:blank");
  });

  it("says what the service says, whatever the code", async () => {
    for (const [code, status] of [
      ...[
        [1, 499],
        [2, 500],
        [4, 504],
        [8, 429],
        [12, 501],
        [13, 500],
        [14, 503],
        [15, 500],
        [99, 500],
      ],
    ] as const) {
      upstreamFails(code as number, "The oven is broken.");
      const answer = await get();
      assert.deepEqual([answer.status, answer.json], [status, { code, message: "The oven is broken.", details: [] }]);
    }
  });

  it("of the mesh is not taken for the service's own", async () => {
    const metadata = new Metadata();
    metadata.set("l5d-proxy-error", "unexpected error");
    for (const code of [5, 14]) {
      edge.upstream.answer(() => ({ error: { code, details: "unexpected error", metadata } }));
      const { json, text } = await get();
      assert.doesNotMatch(text, /unexpected error|l5d/);
      assert.equal(json.code, code);
    }
  });

  it("of a service that is away asks to come again, though the service does not", async () => {
    upstreamFails(14, "Closed for today.");
    assert.equal((await get()).headers.get("retry-after"), "1");
  });

  for (const [code, status] of [
    [2, 500],
    [13, 500],
    [15, 500],
    [99, 500],
    [14, 503],
    [12, 501],
    [8, 429],
  ] as const) {
    it(`of code ${code} without a reason is ${status} and says nothing of internals`, async () => {
      upstreamFails(code, "TypeError at /srv/secret.ts:12");
      const answer = await get();
      assert.equal(answer.status, status);
      assert.doesNotMatch(answer.text, /secret|TypeError/);
      assert.equal(answer.json.details[0].domain, "souk.type.v1");
    });
  }

  it("loses what was meant for debugging", async () => {
    const debug = {
      typeUrl: `t/${DebugInfo.$type}`,
      value: Buffer.from(DebugInfo.encode({ stackEntries: ["secret"], detail: "" }).finish()),
    };
    upstreamFails(3, "m", encodeStatus({ code: 3, message: "m", details: [debug] }));
    assert.deepEqual((await get()).json.details, []);
  });

  it("is INTERNAL where the reply is none of its type", async () => {
    edge.upstream.answer(() => ({
      reply: { dish: { createTime: { seconds: 999_999_999_999n, nanos: 0 } } },
    }));
    const { status, json } = await get();
    assert.deepEqual([status, json.code, json.details[0].reason], [500, 13, "INTERNAL"]);
  });

  it("has no content for HEAD", async () => {
    kitchenFails("DISH_NOT_FOUND");
    const answer = await edge.send("HEAD", "/v1/dishes/1");
    assert.deepEqual([answer.status, answer.text], [404, ""]);
  });

  it("is UNAVAILABLE where nobody is there, and the edge's health says so", async () => {
    const lonely = await startEdge(contract, { upstreams: ["127.0.0.1:1"] });
    try {
      const { status, json, text } = await lonely.send("GET", "/v1/dishes/1", {
        headers: { "x-server-timeout": "1" },
      });
      assert.equal(status, 503);
      assert.equal(json.details[0].reason, "UNAVAILABLE");
      assert.doesNotMatch(text, /127\.0\.0\.1|ECONN/);
      const ready = await fetch(`${lonely.adminUrl}/readyz`);
      assert.deepEqual([ready.status, await ready.json()], [200, { ready: true, degraded: ["peer kitchen"] }]);
    } finally {
      await lonely.stop();
    }
  });

  it("is BREAKER_OPEN once many calls found nobody there, and the edge's health goes on saying so", async () => {
    const lonely = await startEdge(contract, { upstreams: ["127.0.0.1:1"] });
    try {
      const ask = (id: number) => lonely.send("GET", `/v1/dishes/${id}`, { headers: { "x-server-timeout": "1" } });
      await Promise.all(Array.from({ length: BREAKER_SETTINGS.leastCalls }, (_, id) => ask(id)));
      const { json } = await ask(0);
      assert.equal(json.details[0].reason, "BREAKER_OPEN");
      const ready = await fetch(`${lonely.adminUrl}/readyz`);
      assert.deepEqual([ready.status, await ready.json()], [200, { ready: true, degraded: ["peer kitchen"] }]);
    } finally {
      await lonely.stop();
    }
  });
});
