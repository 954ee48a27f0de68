import assert from "node:assert/strict";
import { proveEvents } from "./proof.ts";
import { quantile } from "./publish-lag.ts";

const CHANGES = 600;

describe("events from catalog to inventory", () => {
  it("none is lost and none takes effect twice while Redis is flushed, killed and restored and the relay is killed", async function () {
    this.timeout(120_000);
    const result = await proveEvents({ changes: CHANGES, healthyChanges: 150, say: () => undefined });
    const { changes, relayKills, lagP99Seconds, lagEvents, ...faults } = result;
    assert.deepEqual(faults, {
      logFaults: 0,
      missingAtInventory: 0,
      staleProducts: 0,
      repeatedEffects: 0,
      outboxRows: 0,
    });
    assert.ok(changes >= CHANGES);
    assert.deepEqual([relayKills, lagEvents], [3, 150]);
    assert.ok(lagP99Seconds <= 1, `p99 of the publish lag is ${lagP99Seconds} s`);
  });

  it("the lag's quantile is the bound under which that share of events lies", () => {
    const buckets = new Map([
      [0.1, 98],
      [0.5, 99],
      [1, 100],
      [Number.POSITIVE_INFINITY, 100],
    ]);
    assert.deepEqual(quantile(buckets, 0.99), { p99Seconds: 0.5, events: 100 });
  });
});
