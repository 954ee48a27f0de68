import assert from "node:assert/strict";
import { type OwnRedis, startOwnRedis, waitFor } from "@souk/chassis/testing";
import { startEdge, type TestEdge } from "../support/edge.ts";
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
