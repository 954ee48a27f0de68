import assert from "node:assert/strict";
import { RateClass } from "@souk/proto/souk/options/v1/policy";
import fc from "fast-check";
import { LocalWindows } from "./local-windows.ts";
import { RateLimiter } from "./rate-limiter.ts";
import { DEFAULT_RATE_LIMITS, parseRateLimits, type RateLimits } from "./rate-limits.ts";

const LIMITS = parseRateLimits("read=3/10,write=2/10,search=1/10,auth=1/10") as RateLimits;

describe("rate limits", () => {
  it("are read for every class but the one without", () => {
    const limits = parseRateLimits(DEFAULT_RATE_LIMITS);
    assert.deepEqual([...(limits?.keys() ?? [])].sort(), [
      RateClass.READ,
      RateClass.WRITE,
      RateClass.SEARCH,
      RateClass.AUTH,
    ]);
    assert.deepEqual(LIMITS.get(RateClass.READ), { name: "read", quota: 3, windowSeconds: 10 });
  });

  for (const text of [
    "",
    "read=1/1",
    "read=0/1,write=1/1,search=1/1,auth=1/1",
    "read=1/1,read=1/1,search=1/1,auth=1/1",
    "x",
  ]) {
    it(`are not ${JSON.stringify(text)}`, () => assert.equal(parseRateLimits(text), undefined));
  }
});

describe("a caller's requests", () => {
  let now = 0;
  const refused: string[] = [];
  const limiter = () =>
    new RateLimiter({
      ...{ limits: LIMITS, own: new LocalWindows(() => now), shared: undefined },
      refused: (limit) => refused.push(limit),
    });

  it("pass up to the quota, are told what is left, and then when to come again", async () => {
    refused.length = 0;
    const rates = limiter();
    const told: (string | undefined)[] = [];
    for (let i = 0; i < 4; i++) {
      const limited = await rates.take(RateClass.READ, "a");
      told.push(limited?.headers.ratelimit);
      assert.equal(limited?.headers["ratelimit-policy"], '"read";q=3;w=10');
      assert.equal(limited?.refusal === undefined, i < 3);
      if (i === 3) assert.equal(limited?.refusal?.retryAfterMs, 7_000);
      now += 1_000;
    }
    assert.deepEqual(refused, ["read"]);
    assert.deepEqual(told, ['"read";r=2;t=10', '"read";r=1;t=9', '"read";r=0;t=8', '"read";r=0;t=7']);
  });

  it("are not those of another caller, nor of another class", async () => {
    const rates = limiter();
    for (const [rateClass, caller] of [
      [RateClass.AUTH, "a"],
      [RateClass.AUTH, "b"],
      [RateClass.SEARCH, "a"],
    ] as const) {
      assert.equal((await rates.take(rateClass, caller))?.refusal, undefined);
    }
    assert((await rates.take(RateClass.AUTH, "a"))?.refusal);
  });

  it("of a class without a limit are not counted", async () => {
    for (const rateClass of [RateClass.UNLIMITED, RateClass.UNSPECIFIED]) {
      assert.equal(await limiter().take(rateClass, "a"), undefined);
    }
  });

  it("never exceed the quota in any window, whenever they come", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 6_000 }), { maxLength: 40 }), async (pauses) => {
        now = 0;
        const rates = limiter();
        let [windowStart, passed] = [Number.NEGATIVE_INFINITY, 0];
        for (const pause of pauses) {
          now += pause;
          if (now >= windowStart + 10_000) [windowStart, passed] = [now, 0];
          const isRefused = (await rates.take(RateClass.READ, "a"))?.refusal !== undefined;
          assert.equal(isRefused, passed >= 3);
          if (!isRefused) passed++;
        }
      }),
    );
  });
});
