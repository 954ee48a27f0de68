import assert from "node:assert/strict";
import { once } from "node:events";
import { startEdge, type TestEdge } from "../support/edge.ts";
import { sendHttp } from "../support/http-client.ts";
import { kitchenContract } from "../support/kitchen.ts";
import type { SeenCall } from "../support/scripted-upstream.ts";

/** Also valid base64, so that it could come through as bytes. */
const FORGED = "Forged00";
/** Names by which the house, the mesh, gRPC or a proxy before us speaks. */
const INTERNAL_NAMES = [
  ...["x-user-id", "x-user-role", "x-user-roles", "x-user-email", "x-user-name", "x-user-scopes", "x-user-tenant"],
  ...["x-souk-service", "x-souk-principal", "x-souk-on-behalf-of", "x-souk-role", "x-souk-anything"],
  ...["l5d-dst-override", "l5d-dst-canonical", "l5d-client-id", "l5d-server-id", "l5d-remote-ip", "l5d-ctx-deadline"],
  ...["l5d-require-id", "l5d-proxy-error", "l5d-proxy-connection", "l5d-orig-proto", "l5d-sampled"],
  ...[
    "grpc-status",
    "grpc-message",
    "grpc-encoding",
    "grpc-accept-encoding",
    "grpc-status-details-bin",
    "grpc-trace-bin",
  ],
  ...["grpc-tags-bin", "grpc-previous-rpc-attempts", "grpc-retry-pushback-ms"],
  ...["x-forwarded-for", "x-forwarded-proto", "x-forwarded-port", "x-forwarded-client-cert", "x-forwarded-user"],
  ...[
    "x-forwarded-host",
    "x-forwarded-access-token",
    "forwarded",
    "x-real-ip",
    "x-original-url",
    "x-envoy-peer-metadata",
  ],
];

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

  describe("is never what only the house may say, in whatever case:", () => {
    const capitals = (name: string) =>
      name.replace(/(^|[-_])([a-z])/g, (_, dash, letter) => dash + letter.toUpperCase());
    const mixed = (name: string) => [...name].map((char, i) => (i % 2 ? char.toUpperCase() : char)).join("");
    const cases = [(name: string) => name, (name: string) => name.toUpperCase(), capitals, mixed];
    const spellings = (name: string) =>
      [name, name.replaceAll("-", "_")]
        .flatMap((bare) => [bare, `grpc-metadata-${bare}`, `grpc-metadata-${bare}-bin`])
        .flatMap((full) => cases.map((spell) => spell(full)));
    for (const name of INTERNAL_NAMES) {
      it(name, async () => {
        for (const header of spellings(name)) expectUnheard(header, await send(header));
      });
    }

    /** `fetch` would send every name in lower case. */
    async function send(header: string): Promise<SeenCall | undefined> {
      edge.upstream.answer(() => ({ reply: {} }));
      const headers = { host: "edge", [header]: FORGED };
      assert.equal((await sendHttp({ port: edge.port, method: "GET", path: "/v1/dishes/1", headers })).status, 200);
      return edge.upstream.calls[0];
    }

    function expectUnheard(header: string, call: SeenCall | undefined) {
      assert(call, header);
      const heard = Object.values(call.metadata.getMap()).map((value) => [
        String(value),
        value.toString("base64" as never),
      ]);
      assert(!heard.flat().some((value) => value.includes(FORGED)), header);
      assert(!call.call.getPath().includes(FORGED));
    }

    it("the service's own token is the edge's", async () => {
      assert.match(String((await metadataFor({ "x-souk-service": FORGED }))["x-souk-service"]), /^ey/);
    });
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
