import assert from "node:assert/strict";
import { Metadata } from "@grpc/grpc-js";
import { type OwnRedis, startOwnRedis, waitFor } from "@souk/chassis/testing";
import { startEdge, type TestEdge, withEdge } from "../support/edge.ts";
import { kitchenContract } from "../support/kitchen.ts";

const QUOTA = 40;
const LIMITS = `read=${QUOTA}/60,write=5/60,search=5/60,auth=5/60`;

describe("two edges on one Redis", () => {
  let redis: OwnRedis;
  let edges: TestEdge[];
  beforeEach(async () => {
    redis = await startOwnRedis();
    const config = { rateLimits: LIMITS, redisUrl: redis.url };
    edges = await Promise.all([startEdge(kitchenContract(), config), startEdge(kitchenContract(), config)]);
    for (const edge of edges) {
      edge.upstream.answer(() => ({ reply: {} }));
      await waitFor(async () => !(await (await fetch(`${edge.adminUrl}/readyz`)).text()).includes("redis"));
    }
  });
  afterEach(async () => {
    await Promise.all(edges.map((edge) => edge.stop()));
    await redis.stop();
  });

  /** Asks so often, one edge after the other. */
  async function ask(count: number) {
    const answers = [];
    for (let i = 0; i < count; i++) answers.push(await (edges[i % 2] as TestEdge).send("GET", "/v1/dishes/1"));
    return answers;
  }
  const passed = (answers: Awaited<ReturnType<typeof ask>>) => answers.filter(({ status }) => status === 200).length;

  it("let the quota through and not one more, and say so exactly", async () => {
    const answers = await ask(QUOTA + 10);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [...Array(QUOTA).fill(200), ...Array(10).fill(429)],
    );
    for (const [i, { headers }] of answers.entries()) {
      assert.equal(headers.get("ratelimit-policy"), `"read";q=${QUOTA};w=60`);
      const [, left, seconds] = /^"read";r=([0-9]+);t=([0-9]+)$/.exec(headers.get("ratelimit") ?? "") ?? [];
      assert.equal(Number(left), Math.max(QUOTA - i - 1, 0));
      assert(Number(seconds) > 50 && Number(seconds) <= 60);
    }
    const last = answers.at(-1);
    assert.equal(last?.json.details[0].reason, "RESOURCE_EXHAUSTED");
    assert(Number(last?.headers.get("retry-after")) > 50);
  });

  it("let each caller have its own", async () => {
    await ask(QUOTA);
    const [edge] = edges as [TestEdge];
    const other = await edge.send("GET", "/v1/dishes/1", {
      headers: { authorization: `Bearer ${edge.keys.token("guest")}` },
    });
    assert.equal(other.status, 200);
    assert.equal((await edge.send("GET", "/v1/dishes/1")).status, 429);
  });

  it("let at most twice as much through when Redis dies in the middle, and never everything", async () => {
    const before = passed(await ask(QUOTA / 2));
    await redis.stop();
    const after = passed(await ask(QUOTA * 3));
    assert.equal(before, QUOTA / 2);
    assert(before + after <= 2 * QUOTA, `${before + after} of ${QUOTA}`);
    assert(after > 0, "without Redis the edge goes on");
  });
});

describe("limits", () => {
  const metricsOf = async ({ adminUrl }: TestEdge) => (await fetch(`${adminUrl}/metrics`)).text();

  it("hold for the documents too, which have names in metrics and log", () =>
    withEdge({ rateLimits: "read=2/60,write=5/60,search=5/60,auth=5/60" }, async (edge) => {
      const answers = [await edge.send("GET", "/docs"), await edge.send("GET", "/openapi.json")];
      assert.deepEqual(
        answers.map(({ status, headers }) => [status, headers.get("ratelimit")?.slice(0, 10)]),
        [
          [200, '"read";r=1'],
          [200, '"read";r=0'],
        ],
      );
      const refused = await edge.send("GET", "/docs");
      assert.deepEqual([refused.status, refused.headers.get("retry-after") !== null], [429, true]);
      assert.equal((await edge.send("GET", "/v1/dishes/1")).status, 429, "they are reads like others");
      assert.deepEqual(
        edge.log.filter(({ route }) => route).map(({ route, status }) => [route, status]),
        [
          ["/docs", 200],
          ["/openapi.json", 200],
          ["/docs", 429],
          ["/v1/dishes/{dish_id}", 429],
        ],
      );
      const metrics = await metricsOf(edge);
      assert.match(metrics, /http_route="\/openapi\.json",http_response_status_code="200"\} 1/);
      assert.match(metrics, /^souk_edge_rate_refusals_total\{limit="read"\} 2$/m);
    }));

  it("hold for those who are not let in, so that nobody can try tokens for ever", () =>
    withEdge({ rateLimits: "read=3/60,write=5/60,search=5/60,auth=5/60" }, async (edge) => {
      const statuses: number[] = [];
      for (let i = 0; i < 5; i++) {
        const headers = { authorization: `Bearer guess-${i}` };
        statuses.push((await edge.send("GET", "/v1/dishes/1", { headers })).status);
      }
      assert.deepEqual(statuses, [401, 401, 401, 429, 429]);
    }));

  it("of a service stand beside those of the edge, in answers and in refusals", () =>
    withEdge({ rateLimits: "read=9/60,write=9/60,search=9/60,auth=9/60" }, async (edge) => {
      const own = { "ratelimit-policy": '"account";q=10;w=900', ratelimit: '"account";r=3;t=60' };
      const trailers = new Metadata();
      for (const [name, value] of Object.entries(own)) trailers.set(name, value);
      for (const answer of [{ reply: {}, metadata: own }, { error: { code: 16, details: "no", metadata: trailers } }]) {
        edge.upstream.answer(() => answer);
        const { headers } = await edge.send("GET", "/v1/dishes/1");
        assert.equal(headers.get("ratelimit-policy"), '"account";q=10;w=900, "read";q=9;w=60');
        assert.match(headers.get("ratelimit") ?? "", /^"account";r=3;t=60, "read";r=[78];t=[0-9]+$/);
      }
    }));

  it("are measured where they shed calls, by rpc and priority", () =>
    withEdge({}, async (edge) => {
      edge.upstream.answer(() => "never");
      const caller = new AbortController();
      let refused = 0;
      const ask = async () => {
        const { status } = await fetch(`${edge.url}/v1/everything?a_bool=true`, { signal: caller.signal });
        if (status === 503) refused += 1; // what has no answer in time is 504
      };
      const asked = Array.from({ length: 450 }, () => ask().catch(() => undefined));
      const label = 'rpc_method="kitchen.v1.KitchenService/EchoEverything",priority="CHECKOUT"';
      const areCounted = async () =>
        (await metricsOf(edge)).includes(`souk_edge_load_refusals_total{${label}} ${refused}\n`);
      await waitFor(async () => refused > 0 && (await areCounted()), { timeoutMs: 15_000 });
      caller.abort();
      await Promise.all(asked);
    }));
});
