import assert from "node:assert/strict";
import { sharedError } from "@souk/chassis/errors";
import { freePort, type OwnRedis, startOwnRedis, testRedisUrl, uniqueName, waitFor } from "@souk/chassis/testing";
import { Redis } from "ioredis";
import type { EdgeConfig } from "../../src/config.ts";
import { type Answered, startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract } from "../support/kitchen.ts";
import { type Answer, serviceError } from "../support/scripted-upstream.ts";

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

  it("is the same request in whatever order its maps are written", async () => {
    const headers = { "idempotency-key": newKey() };
    const send = (labels: object) => edges[0].sendAs("staff", "POST", "/v1/dishes", { body: { labels }, headers });
    assert.equal((await send({ a: "1", b: "2" })).status, 201);
    assert.equal((await send({ b: "2", a: "1" })).headers.get("idempotency-replayed"), "true");
    assert.equal((await send({ a: "2", b: "1" })).status, 422);
  });

  it("is kept so that whoever reads Redis reads neither the request nor the answer", async () => {
    const redisPrefix = uniqueName("sealed");
    const edge = await readyEdge(testRedisUrl(), { redisPrefix, jwksFile: edges[0].keys.jwksFile });
    const redis = new Redis(testRedisUrl());
    try {
      edge.upstream.answer(() => ({ reply: { dish: { title: "12 Private Road" } } }));
      await create(edge, newKey(), "12 Private Road");
      const [name = "", ...others] = await redis.keys(`{${redisPrefix}}:replay:*`);
      const kept = (await redis.get(name)) ?? "";
      const decoded = (kept.match(/[\w+/=-]{16,}/g) ?? []).map((word) =>
        Buffer.from(word, "base64").toString("latin1"),
      );
      assert.deepEqual(others, []);
      assert.match(kept, /^answered /);
      for (const text of [kept, ...decoded]) assert.doesNotMatch(text, /Private Road/);
    } finally {
      redis.disconnect();
      await edge.stop();
    }
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

/** The call takes a key, and the service has no memory of keys. */
describe("a key that only the edge remembers", () => {
  let edge: TestEdge;
  let calls: number;
  before(async () => {
    edge = await readyEdge(testRedisUrl());
  });
  beforeEach(() => {
    calls = 0;
  });
  after(() => edge.stop());

  const answerBy = (script: () => Answer) =>
    edge.upstream.answer(() => {
      calls++;
      return script();
    });
  let count = 0;
  const newKey = () => `forgotten-${process.pid}-${Date.now()}-${count++}`;
  const stir = (key: string, headers: Record<string, string> = {}, of = edge) =>
    of.send("POST", "/v1/dishes:stir", {
      body: { dishId: "1" },
      headers: { "idempotency-key": key, authorization: `Bearer ${edge.keys.token("staff")}`, ...headers },
    });
  const expectLost = (answer: Answered) => {
    assert.deepEqual([answer.status, reasonOf(answer)], [409, "REQUEST_OUTCOME_UNKNOWN"]);
    assert.equal(answer.headers.get("retry-after"), null, "to ask again is of no use");
  };

  it("is 409 while its call, which ran out of time, may still be at work, and then says that its outcome is unknown", async () => {
    const key = newKey();
    answerBy(() => "never");
    assert.equal((await stir(key, { "grpc-timeout": "100m" })).status, 504);
    answerBy(() => ({ reply: {} }));
    const copy = await stir(key);
    assert.deepEqual([copy.status, reasonOf(copy)], [409, "REQUEST_IN_FLIGHT"]);
    expectLost(
      await waitFor(async () => {
        const answer = await stir(key);
        return reasonOf(answer) === "REQUEST_IN_FLIGHT" ? undefined : answer;
      }),
    );
    assert.equal(calls, 1, "no copy was made");
    assert.equal((await stir(newKey())).status, 200);
  });

  it("is not free again when its caller goes away", async () => {
    const key = newKey();
    answerBy(() => "never");
    const caller = new AbortController();
    const headers = { "idempotency-key": key, authorization: `Bearer ${edge.keys.token("staff")}` };
    const init = {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: '{"dishId":"1"}',
    };
    const gone = fetch(`${edge.url}/v1/dishes:stir`, { ...init, signal: caller.signal }).catch(() => "gone");
    await waitFor(() => calls === 1);
    caller.abort();
    assert.equal(await gone, "gone");
    answerBy(() => ({ reply: {} }));
    assert.equal((await stir(key)).status, 409);
    assert.equal(calls, 1);
  });

  it("is not free again where the service broke over it", async () => {
    for (const code of [2, 13, 14]) {
      const key = newKey();
      answerBy(() => ({ error: { code, details: "broke" } }));
      assert((await stir(key)).status >= 500);
      answerBy(() => ({ reply: {} }));
      assert.equal((await stir(key)).status, 409, `code ${code}`);
    }
  });

  it("is free again where the service refused", async () => {
    const explained = serviceError(kitchenContract(), sharedError("UNAVAILABLE", "Not now."));
    for (const refusal of [{ error: { code: 9, details: "not yet" } }, { error: { code: 5 } }, explained]) {
      const key = newKey();
      answerBy(() => refusal);
      assert((await stir(key)).status >= 400);
      answerBy(() => ({ reply: {} }));
      assert.equal((await stir(key)).status, 200);
    }
  });

  it("is free again where nobody was there to take the call", async () => {
    const alone = await readyEdge(testRedisUrl(), {
      jwksFile: edge.keys.jwksFile,
      upstreams: [`127.0.0.1:${await freePort()}`],
    });
    try {
      const key = newKey();
      assert.equal((await stir(key, {}, alone)).status, 503);
      answerBy(() => ({ reply: {} }));
      assert.equal((await stir(key)).status, 200);
    } finally {
      await alone.stop();
    }
  });

  it("is not free again where the answer was too large to be kept", async () => {
    const key = newKey();
    answerBy(() => ({ reply: { state: "x".repeat(300_000) } }));
    assert.equal((await stir(key)).status, 200);
    assert.equal((await stir(key)).status, 409);
    assert.equal(calls, 1);
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
