import assert from "node:assert/strict";
import { fakePorts, testRedisUrl, uniqueName } from "@souk/chassis/testing";
import { Redis } from "ioredis";
import { RedisReplayStore } from "../../src/replay/replay-store.ts";

const LEASE_MS = 10_000;

describe("the claim of a call whose end nobody has told", () => {
  const redis = new Redis(testRedisUrl());
  after(() => void redis.disconnect());

  async function claimAndWait(outlivesLease: boolean) {
    const { clock } = fakePorts();
    const store = new RedisReplayStore(redis, uniqueName("replay"), "me", clock);
    const claim = { fingerprint: "f", leaseMs: LEASE_MS, outlivesLease };
    assert.equal((await store.begin("key", claim)).kind, "begun");
    const before = await store.begin("key", claim);
    await clock.advance(LEASE_MS);
    return [before.kind, (await store.begin("key", claim)).kind];
  }

  it("makes its copies come again until Redis lets go of it, where the service remembers calls", async () => {
    assert.deepEqual(await claimAndWait(false), ["in flight", "in flight"]);
  });

  it("is lost after its time, where nobody but the edge remembers it", async () => {
    assert.deepEqual(await claimAndWait(true), ["in flight", "lost"]);
  });
});
