import assert from "node:assert/strict";
import { once } from "node:events";
import { startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract } from "../support/kitchen.ts";
import type { SeenCall } from "../support/scripted-upstream.ts";

const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

describe("what travels along with a call", () => {
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(kitchenContract());
  });
  beforeEach(() => edge.upstream.answer(() => ({ reply: {} })));
  after(() => edge.stop());

  async function metadataFor(headers: Record<string, string>): Promise<Record<string, unknown>> {
    await edge.send("GET", "/v1/dishes/1", { headers });
    return edge.upstream.calls[0]?.metadata.getMap() ?? {};
  }

  it("is what the list allows", async () => {
    const headers = {
      tracestate: "a=1",
      baggage: "b=2",
      "accept-language": "de",
      "idempotency-key": "k",
    };
    const metadata = await metadataFor({ ...headers, traceparent: TRACEPARENT, "x-request-id": "r-1" });
    for (const [name, value] of Object.entries(headers)) assert.equal(metadata[name], value);
    assert.equal(metadata["x-request-id"], "r-1");
    assert.equal(metadata["x-forwarded-for"], "127.0.0.1");
  });

  it("is what is called Grpc-Metadata-", async () => {
    const metadata = await metadataFor({
      "grpc-metadata-x-shop": "1",
      "Grpc-Metadata-Key-Bin": "AQI=",
      "x-other": "2",
      cookie: "a=b",
    });
    assert.equal(metadata["x-shop"], "1");
    assert.deepEqual(metadata["key-bin"], Buffer.from([1, 2]));
    assert.ok(!("x-other" in metadata) && !("cookie" in metadata));
  });

  it("is never what only the house may say", async () => {
    const names = [
      "x-souk-service",
      "x-souk-anything",
      "l5d-dst-override",
      "grpc-status",
      "grpc-timeout",
      "x-user-id",
      "x-user-role",
      "x-forwarded-for",
    ];
    const forged = names.flatMap((name) => [
      name,
      name.toUpperCase(),
      `Grpc-Metadata-${name}`,
      `GRPC-METADATA-${name.toUpperCase()}`,
    ]);
    for (const name of forged.filter((text) => !/^grpc-timeout$/i.test(text))) {
      edge.upstream.answer(() => ({ reply: {} }));
      assert.ok(!JSON.stringify(await metadataFor({ [name]: "forged" })).includes("forged"), name);
    }
    assert.match(String((await metadataFor({}))["x-souk-service"]), /^ey/);
  });

  it("is in the caller's trace as it is, where nobody wants the edge's spans", async () => {
    assert.equal((await metadataFor({ traceparent: TRACEPARENT })).traceparent, TRACEPARENT);
  });

  it("is in the caller's trace, under a span of the edge's own, where somebody does", async () => {
    const tracing = await startEdge(kitchenContract(), { otlpEndpoint: "http://127.0.0.1:1" });
    try {
      tracing.upstream.answer(() => ({ reply: {} }));
      await tracing.send("GET", "/v1/dishes/1", { headers: { traceparent: TRACEPARENT } });
      const { traceparent } = tracing.upstream.calls[0]?.metadata.getMap() ?? {};
      assert.equal(String(traceparent).slice(0, 35), TRACEPARENT.slice(0, 35));
      assert.notEqual(traceparent, TRACEPARENT);
    } finally {
      await tracing.stop();
    }
  });

  it("begins a trace where the caller's is none", async () => {
    assert.match(
      String((await metadataFor({ traceparent: "nonsense" })).traceparent),
      /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/,
    );
  });

  it("is nothing that is broken", async () => {
    const metadata = await metadataFor({
      traceparent: "nonsense",
      tracestate: "a=1",
      "grpc-metadata-bad-bin": "***",
      "grpc-metadata-x-latin": "caf\u00e9",
      "grpc-metadata-": "x",
      "grpc-metadata-authorization": "Bearer x",
      "x-request-id": "two words",
    });
    for (const name of ["tracestate", "bad-bin", "x-latin", "", "authorization"]) assert.ok(!(name in metadata), name);
    assert.match(String(metadata["x-request-id"]), /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it("comes back as headers, a few of them by their own name", async () => {
    edge.upstream.answer(() => ({
      reply: {},
      metadata: {
        "cache-control": "no-store",
        etag: '"m"',
        "x-note": "n",
        "key-bin": "\u0001",
        "x-souk-secret": "s",
      },
    }));
    const { headers } = await edge.send("GET", "/v1/dishes/1");
    assert.deepEqual([headers.get("cache-control"), headers.get("etag")], ["no-store", '"m"']);
    assert.deepEqual([headers.get("grpc-metadata-x-note"), headers.get("grpc-metadata-key-bin")], ["n", "AQ=="]);
    assert.equal(headers.get("grpc-metadata-x-souk-secret"), null);
    assert.equal(headers.get("grpc-metadata-content-type"), null);
  });

  it("is the request id, which the answer repeats", async () => {
    const { headers } = await edge.send("GET", "/v1/dishes/1", { headers: { "x-request-id": "a.B-9_" } });
    assert.equal(headers.get("x-request-id"), "a.B-9_");
    const made = await edge.send("GET", "/v1/nowhere", { headers: { "x-request-id": "x".repeat(129) } });
    assert.match(made.headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/);
  });

  const timeouts: [rule: string, headers: Record<string, string>, least: number, most: number][] = [
    ["the policy's", {}, 1500, 2000],
    ["the caller's in Grpc-Timeout", { "grpc-timeout": "900m" }, 500, 900],
    ["the caller's in X-Server-Timeout", { "x-server-timeout": "0.9" }, 500, 900],
    ["the shorter of both", { "grpc-timeout": "1S", "x-server-timeout": "0.9" }, 500, 900],
    ["never longer than the policy's", { "grpc-timeout": "1H" }, 1500, 2000],
    ["in whatever unit", { "grpc-timeout": "900000u" }, 500, 900],
  ];
  for (const [rule, headers, least, most] of timeouts) {
    it(`is a deadline: ${rule}`, async () => {
      await edge.send("GET", "/v1/dishes/1", { headers });
      const left = edge.upstream.calls[0]?.deadlineMs ?? 0;
      assert.ok(left > least && left <= most, `${left} ms`);
    });
  }

  it("ends with 504 when the deadline passes", async () => {
    edge.upstream.answer(() => "never");
    const answer = await edge.send("GET", "/v1/dishes/1", { headers: { "grpc-timeout": "50m" } });
    assert.deepEqual([answer.status, answer.json.details[0].reason], [504, "DEADLINE_EXCEEDED"]);
  });

  it("is cancelled when the caller goes away", async () => {
    let arrived: (call: SeenCall) => void = () => undefined;
    const arrival = new Promise<SeenCall>((resolve) => {
      arrived = resolve;
    });
    edge.upstream.answer((call) => {
      arrived(call);
      return "never";
    });
    const caller = new AbortController();
    const request = fetch(`${edge.url}/v1/dishes/1`, { signal: caller.signal }).catch(() => "gone");
    const { call } = await arrival;
    const cancelled = once(call, "cancelled");
    caller.abort();
    await cancelled;
    assert.equal(await request, "gone");
  });
});
