import assert from "node:assert/strict";
import { provePublishLag, quantile } from "./publish-lag.ts";

const CHANGES = 150;

describe("the publish lag of events", () => {
  it("has a p99 of at most a second while nothing breaks", async function () {
    this.timeout(60_000);
    const { p99Seconds, events } = await provePublishLag(CHANGES);
    assert.equal(events, CHANGES);
    assert.ok(p99Seconds <= 1, `p99 of the publish lag is ${p99Seconds} s`);
  });

  it("is read as the bound under which that share of events lies", () => {
    const buckets = new Map([
      [0.1, 98],
      [0.5, 99],
      [1, 100],
      [Number.POSITIVE_INFINITY, 100],
    ]);
    assert.deepEqual(quantile(buckets, 0.99), { p99Seconds: 0.5, events: 100 });
  });
});
