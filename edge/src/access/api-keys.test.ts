import assert from "node:assert/strict";
import { sharedError } from "@souk/chassis/errors";
import { fakePorts } from "@souk/chassis/testing";
import { createApiKeys, isApiKey } from "./api-keys.ts";

const KEY = "souk_k-1_secret";
const TOKEN_MS = 600_000;

function setUp(lifetimeMs = TOKEN_MS) {
  const { clock } = fakePorts();
  const asked: string[] = [];
  const script = { fail: undefined as unknown, wait: Promise.resolve() };
  const apiKeys = createApiKeys(async (apiKey) => {
    asked.push(apiKey);
    await script.wait;
    if (script.fail) throw script.fail;
    return { accessToken: `token ${asked.length}`, expiresAt: clock.now() + lifetimeMs };
  }, clock);
  const { signal } = new AbortController();
  return { clock, asked, script, apiKeys, take: (key = KEY, by = signal) => apiKeys.tokenFor(key, by) };
}

const INVALID = { reason: "API_KEY_INVALID", domain: "souk.type.v1" };

describe("an API key", () => {
  it("is told from a token by its beginning, and by having no dots", () => {
    assert.deepEqual([KEY, "souk_", "souk_a.b.c", "eyJhbGciOiJFUzI1NiJ9.e30.AA", "SOUK_k_s"].map(isApiKey), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("is exchanged once, until 30 seconds before its token ends", async () => {
    const { clock, asked, take } = setUp();
    assert.equal(await take(), "token 1");
    await clock.advance(TOKEN_MS - 30_001);
    assert.equal(await take(), "token 1");
    await clock.advance(2);
    assert.equal(await take(), "token 2");
    assert.deepEqual(asked, [KEY, KEY]);
  });

  it("whose token is short is not exchanged at every call", async () => {
    const { clock, asked, take } = setUp(10_000);
    await take();
    await clock.advance(4_999);
    await take();
    assert.equal(asked.length, 1);
    await clock.advance(2);
    await take();
    assert.equal(asked.length, 2);
  });

  it("is exchanged once for all that come at the same time, also where the first goes away", async () => {
    const { asked, script, take } = setUp();
    const { promise, resolve } = Promise.withResolvers<void>();
    script.wait = promise;
    const gone = new AbortController();
    const first = take(KEY, gone.signal);
    const others = Array.from({ length: 50 }, () => take());
    gone.abort(new Error("gone"));
    await assert.rejects(first, /gone/);
    resolve();
    assert.deepEqual(new Set(await Promise.all(others)), new Set(["token 1"]));
    assert.equal(asked.length, 1);
  });

  it("that is refused is not asked for again within five seconds", async () => {
    const { clock, asked, script, take } = setUp();
    script.fail = sharedError("API_KEY_INVALID", "no");
    await assert.rejects(take(), INVALID);
    await clock.advance(4_999);
    await assert.rejects(take(), INVALID);
    assert.equal(asked.length, 1);
    script.fail = undefined;
    await clock.advance(2);
    assert.equal(await take(), "token 2");
  });

  it("whose token is not good any more is refused, and asked for again after five seconds", async () => {
    const { clock, asked, apiKeys, take } = setUp();
    await take();
    assert.equal(apiKeys.refuse(KEY).reason, "API_KEY_INVALID");
    await assert.rejects(take(), INVALID);
    assert.equal(asked.length, 1);
    await clock.advance(5_001);
    assert.equal(await take(), "token 2");
  });

  for (const reason of ["UNAVAILABLE", "DEADLINE_EXCEEDED", "INTERNAL", "CALLER_DENIED"] as const) {
    it(`says when to come again where identity answers ${reason}, and remembers nothing`, async () => {
      const { script, take } = setUp();
      script.fail = sharedError(reason, "no");
      await assert.rejects(take(), { reason: "UNAVAILABLE", retryAfterMs: 1_000 });
      script.fail = undefined;
      assert.equal(await take(), "token 2");
    });
  }

  for (const text of [
    "souk_",
    "souk_k",
    "souk_k_",
    "souk__s",
    "souk_k_s=",
    "souk_k/1_s",
    `souk_k_${"s".repeat(200)}`,
  ]) {
    it(`that is no whole one is refused without asking: ${text.slice(0, 20)}`, async () => {
      const { asked, take } = setUp();
      await assert.rejects(take(text), INVALID);
      assert.deepEqual(asked, []);
    });
  }

  it("is forgotten when ten thousand others have come since", async () => {
    const { asked, take } = setUp();
    await take();
    for (let i = 0; i < 9_999; i++) await take(`souk_other-${i}_s`);
    await take();
    assert.equal(asked.length, 10_000);
    await take("souk_one-more_s");
    await take();
    assert.equal(asked.length, 10_002);
  });
});
