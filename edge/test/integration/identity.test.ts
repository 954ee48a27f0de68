import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { loadContract } from "@souk/chassis/contract";
import {
  freePort,
  type OwnRedis,
  type ScriptedIdentity,
  startOwnRedis,
  startScriptedIdentity,
  startTcpProxy,
  type TcpProxy,
  type TestKeys,
  testKeys,
  waitFor,
} from "@souk/chassis/testing";
import { Redis } from "ioredis";
import type { EdgeConfig } from "../../src/config.ts";
import { type Answered, startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract } from "../support/kitchen.ts";

const KEY = "souk_machine-1_abcdefghijklmnopqrstuvwxyz0123456789";
const SESSION = "session-of-machine";
const reasonOf = ({ json }: Answered) => json.details[0].reason;

describe("an edge that knows identity", function () {
  this.timeout(20_000);
  let keys: TestKeys;
  let identity: ScriptedIdentity;
  let line: TcpProxy;
  let redis: OwnRedis;
  let edge: TestEdge;

  /** What an edge needs to ask identity. */
  const asking = (): Partial<EdgeConfig> => ({
    ...{ jwksFile: undefined, serviceKey: keys.serviceKey("edge"), profile: "production" },
    identityGrpcAddr: `127.0.0.1:${line.port}`,
  });

  before(async () => {
    redis = await startOwnRedis();
  });
  after(() => redis.stop());

  beforeEach(async () => {
    keys = await testKeys(["edge", "identity"]);
    identity = await startScriptedIdentity(keys);
    identity.apiKeys.set(KEY, { role: "STAFF", subject: "machine", scope: "kitchen.read kitchen.write" });
    line = await startTcpProxy(identity.port);
    edge = await startEdge(kitchenContract(), { ...asking(), redisUrl: redis.url });
    edge.upstream.answer(() => ({ reply: {} }));
  });
  afterEach(async () => {
    await edge.stop();
    await line.stop();
    await identity.stop();
    await keys.remove();
  });

  const withBearer = (bearer: string, method = "POST", path = "/v1/dishes:count", more = {}) =>
    edge.send(method, path, { headers: { authorization: `Bearer ${bearer}`, ...more } });
  const READ = ["GET", "/v1/dishes/1"] as const;
  const STAFFS = ["POST", "/v1/dishes"] as const;

  it("takes the tokens that identity signs", async () => {
    const token = await identity.userToken({ role: "STAFF", subject: "u-1" });
    assert.equal((await withBearer(token, ...STAFFS)).status, 201);
    const forged = await withBearer(edge.keys.token("admin"), ...STAFFS);
    assert.deepEqual([forged.status, reasonOf(forged)], [401, "TOKEN_INVALID"]);
  });

  it("refuses a session within seconds of its end", async () => {
    const token = await identity.userToken({ role: "STAFF", subject: "u-1" });
    assert.equal((await withBearer(token, ...READ)).status, 200);
    const endedAt = performance.now();
    identity.end(["session-of-u-1"]);
    await waitFor(async () => (await withBearer(token, ...READ)).status === 401);
    assert.ok(performance.now() - endedAt < 2_500);
  });

  it("says when to come again where identity has told nothing yet, and answers who needs no token", async () => {
    const port = await freePort(); // where nobody listens
    const early = await startEdge(kitchenContract(), { ...asking(), identityGrpcAddr: `127.0.0.1:${port}` });
    early.upstream.answer(() => ({ reply: {} }));
    try {
      assert.equal((await early.send(...READ)).status, 200);
      for (const bearer of [await identity.userToken({ role: "STAFF", subject: "u-1" }), KEY]) {
        const answer = await early.send(...READ, { headers: { authorization: `Bearer ${bearer}` } });
        assert.deepEqual([answer.status, reasonOf(answer)], [503, "UNAVAILABLE"]);
        assert.equal(answer.headers.get("retry-after"), "1");
      }
      assert.deepEqual(await degradedOf(early), ["identity"]);
    } finally {
      await early.stop();
    }
  });

  it("goes on with what it knows while identity is away, and tells so", async () => {
    const token = await identity.userToken({ role: "STAFF", subject: "u-1" });
    await withBearer(KEY, ...READ);
    await line.cut();
    await waitFor(async () => (await degradedOf(edge)).includes("identity"), { timeoutMs: 10_000 });
    assert.equal((await withBearer(token, ...READ)).status, 200);
    assert.equal((await withBearer(KEY, ...READ)).status, 200);
    await line.mend();
    await waitFor(async () => !(await degradedOf(edge)).includes("identity"), { timeoutMs: 10_000 });
  });

  it("asks over the peer that it has for identity's routes, where it fronts the project's own contract", async () => {
    const front = await startEdge(loadContract(), {
      ...asking(),
      upstreams: [],
      catalogGrpcAddr: edge.upstream.address,
    });
    try {
      const token = await identity.userToken({ role: "GUEST", subject: "g-1" });
      const answer = await front.send("GET", "/v1/products", { headers: { authorization: `Bearer ${token}` } });
      assert.deepEqual([answer.status, reasonOf(answer)], [501, "UNIMPLEMENTED"]); // so says the kitchen
      const metrics = await (await fetch(`${front.adminUrl}/metrics`)).text();
      assert.equal(metrics.match(/souk_breaker_state\{target="identity",state="CLOSED"\} 1/g)?.length, 1);
    } finally {
      await front.stop();
    }
  });

  it("takes an API key in for a token, which is all that services get to see", async () => {
    const answer = await withBearer(KEY, ...STAFFS);
    assert.equal(answer.status, 201, answer.text);
    assert.deepEqual(identity.exchanged, [KEY]);
    const [call] = edge.upstream.calls;
    assert.match(String(call?.metadata.get("authorization")), /^Bearer ey[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.ok(!JSON.stringify(call?.metadata.getMap()).includes(KEY));
  });

  it("exchanges a key once, however many calls come with it at once", async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => withBearer(KEY, ...READ)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal(identity.exchanged.length, 1);
  });

  it("lets a key do what its scopes are for, and nothing else", async () => {
    identity.apiKeys.set("souk_reader_s", { role: "STAFF", subject: "reader", scope: "kitchen.read" });
    identity.apiKeys.set("souk_other_s", { role: "STAFF", subject: "other", scope: "catalog.write" });
    for (const key of ["souk_reader_s", "souk_other_s"]) {
      const refused = await withBearer(key, ...STAFFS);
      assert.deepEqual([refused.status, reasonOf(refused)], [403, "ACCESS_DENIED"], key);
    }
  });

  it("refuses a key that identity does not know, and asks for it once in five seconds", async () => {
    for (let i = 0; i < 3; i++) {
      const answer = await withBearer("souk_nobody_s", ...READ);
      assert.deepEqual([answer.status, reasonOf(answer)], [401, "API_KEY_INVALID"]);
      assert.equal(answer.headers.get("www-authenticate"), 'Bearer error="invalid_token"');
    }
    assert.deepEqual(identity.exchanged, ["souk_nobody_s"]);
    assert.equal(edge.upstream.calls.length, 0);
  });

  it("refuses a revoked key within seconds", async () => {
    assert.equal((await withBearer(KEY, ...READ)).status, 200);
    identity.apiKeys.delete(KEY);
    identity.end([SESSION]);
    await waitFor(async () => (await withBearer(KEY, ...READ)).status === 401);
    assert.equal(reasonOf(await withBearer(KEY, ...READ)), "API_KEY_INVALID");
  });

  it("writes a key down nowhere: its holder is counted and remembered by the token's subject", async () => {
    const writes = { "idempotency-key": "once" };
    for (let i = 0; i < 2; i++) assert.equal((await withBearer(KEY, ...STAFFS, writes)).status, 201);
    await withBearer("souk_nobody_othersecret", ...READ);
    const held = await contentsOf(redis.url);
    assert.ok(
      held.some((text) => text.includes("sub:machine")),
      held.join("\n"),
    );
    const log = JSON.stringify(edge.log);
    const hash = createHash("sha256").update(KEY).digest("base64url");
    for (const secret of [KEY, "abcdefghijklmnop", "othersecret", hash]) {
      assert.ok(!held.join("\n").includes(secret), `${secret} in Redis`);
      assert.ok(!log.includes(secret), `${secret} in the log`);
    }
  });
});

describe("an edge that knows no identity", () => {
  for (const [how, config] of [
    ["but the keys of a file", {}],
    ["and no keys", { jwksFile: undefined, serviceKey: undefined }],
  ] as const) {
    it(`refuses every API key: ${how}`, async () => {
      const edge = await startEdge(kitchenContract(), config);
      try {
        const answer = await edge.send("GET", "/v1/dishes/1", { headers: { authorization: `Bearer ${KEY}` } });
        assert.deepEqual([answer.status, reasonOf(answer)], [401, "API_KEY_INVALID"]);
        assert.equal(edge.upstream.calls.length, 0);
      } finally {
        await edge.stop();
      }
    });
  }
});

/** What a ready edge says it does without. */
async function degradedOf({ adminUrl }: TestEdge): Promise<string[]> {
  const response = await fetch(`${adminUrl}/readyz`);
  const { ready, degraded } = (await response.json()) as { ready: boolean; degraded: string[] };
  assert.ok(ready);
  return degraded;
}

/** Every key in a Redis, with what it holds. */
async function contentsOf(url: string): Promise<string[]> {
  const redis = new Redis(url);
  try {
    const names = await redis.keys("*");
    return await Promise.all(names.map(async (name) => `${name} ${((await redis.dump(name)) ?? "").toString()}`));
  } finally {
    redis.disconnect();
  }
}
