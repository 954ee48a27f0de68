import assert from "node:assert/strict";
import { type OwnRedis, startOwnRedis, testRedisUrl, waitFor } from "@souk/chassis/testing";
import type { EdgeConfig } from "../../src/config.ts";
import { type Answered, startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract } from "../support/kitchen.ts";

const reasonOf = ({ json }: Answered) => json.details[0].reason;

async function readyEdge(redisUrl: string, changes: Partial<EdgeConfig> = {}): Promise<TestEdge> {
  const edge = await startEdge(kitchenContract(), { redisUrl, ...changes });
  await waitFor(async () => !(await (await fetch(`${edge.adminUrl}/readyz`)).text()).includes("redis"));
  return edge;
}

describe("a request with an Idempotency-Key", () => {
  let edges: [TestEdge, TestEdge];
  let made = 0;
  before(async () => {
    const first = await readyEdge(testRedisUrl());
    edges = [first, await readyEdge(testRedisUrl(), { jwksFile: first.keys.jwksFile })];
  });
  beforeEach(() => {
    made = 0;
    for (const edge of edges) {
      edge.upstream.answer(async ({ json }) => {
        made++;
        await new Promise((resolve) => setTimeout(resolve, 100));
        return {
          reply: { dish: { dishId: `made-${made}`, title: (json as { dish: { title: string } }).dish?.title } },
        };
      });
    }
  });
  after(() => Promise.all(edges.map((edge) => edge.stop())));

  let count = 0;
  const newKey = () => `key-${process.pid}-${Date.now()}-${count++}`;
  const create = (edge: TestEdge, key: string, title = "Soup", sub = "user-1") =>
    edge.send("POST", "/v1/dishes", {
      body: { title },
      headers: { "idempotency-key": key, authorization: `Bearer ${edges[0].keys.token("staff", { sub })}` },
    });

  it("is made once, and answered with the same bytes again, by the other edge too", async () => {
    const key = newKey();
    const [first] = [await create(edges[0], key)];
    const again = [await create(edges[1], key), await create(edges[0], `"${key}"`)];
    assert.equal(made, 1);
    assert.equal(first.headers.get("idempotency-replayed"), null);
    for (const { status, text, headers } of again) {
      assert.deepEqual([status, text, headers.get("location")], [201, first.text, first.headers.get("location")]);
      assert.equal(headers.get("idempotency-replayed"), "true");
    }
  });

  it("is 409 while the first is on its way", async () => {
    const key = newKey();
    const copies = await Promise.all(Array.from({ length: 10 }, () => create(edges[0], key)));
    const made201 = copies.filter(({ status }) => status === 201);
    const refused = copies.filter(({ status }) => status === 409);
    assert.deepEqual([made, made201.length, refused.length], [1, 1, 9]);
    for (const answer of refused) {
      assert.equal(reasonOf(answer), "REQUEST_IN_FLIGHT");
      assert.equal(answer.headers.get("retry-after"), "1");
    }
  });

  it("is 422 with another body, and another one of another caller", async () => {
    const key = newKey();
    await create(edges[0], key);
    const other = await create(edges[0], key, "Stew");
    assert.deepEqual([other.status, reasonOf(other)], [422, "REQUEST_ID_REUSED"]);
    assert.equal((await create(edges[0], key, "Soup", "user-2")).status, 201);
    assert.equal(made, 2);
  });

  it("that failed may be tried again", async () => {
    const key = newKey();
    edges[0].upstream.answer(() => ({ error: { code: 9, details: "not yet" } }));
    assert.equal((await create(edges[0], key)).status, 400);
    edges[0].upstream.answer(() => ({ reply: { dish: { dishId: "now" } } }));
    assert.equal((await create(edges[0], key)).status, 201);
  });

  it("that is refused at the door is not kept", async () => {
    const key = newKey();
    const headers = { "idempotency-key": key, authorization: `Bearer ${edges[0].keys.token("staff")}` };
    assert.equal((await edges[0].send("POST", "/v1/dishes", { body: { nope: 1 }, headers })).status, 400);
    assert.equal((await create(edges[0], key)).status, 201);
  });
});

describe("without Redis, a request with an Idempotency-Key", () => {
  let redis: OwnRedis;
  let edge: TestEdge;
  before(async () => {
    redis = await startOwnRedis();
    edge = await readyEdge(redis.url);
    edge.upstream.answer(() => ({ reply: { dish: { dishId: "1" } } }));
    await redis.kill();
  });
  after(async () => {
    await edge.stop();
    await redis.stop();
  });

  it("passes where the service remembers calls", async () => {
    const headers = { "idempotency-key": "k" };
    assert.equal((await edge.sendAs("staff", "POST", "/v1/dishes", { body: {}, headers })).status, 201);
  });

  it("is 503 where nobody would", async () => {
    const answer = await edge.sendAs("staff", "POST", "/v1/dishes:stir", {
      body: {},
      headers: { "idempotency-key": "k" },
    });
    assert.deepEqual([answer.status, reasonOf(answer)], [503, "UNAVAILABLE"]);
    assert.equal(answer.headers.get("retry-after"), "1");
    assert.equal((await edge.sendAs("staff", "POST", "/v1/dishes:stir", { body: {} })).status, 200);
  });
});
