import assert from "node:assert/strict";
import fc from "fast-check";
import { adjustBucket, openBucket, type StockEvent } from "./bucket.ts";
import { InventoryError } from "./errors.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const LIMIT = 1_000_000_000_000n;

describe("bucket", () => {
  it("opens empty, with an entry that says so", () => {
    const { bucket, entry } = openBucket("mug-1", "main", NOW);
    assert.deepEqual([bucket.id, bucket.available, bucket.v], ["mug-1~main~0", 0n, 1n]);
    assert.deepEqual(
      [entry.id, entry.kind, entry.delta, entry.availableAfter],
      ["mug-1~main~0~open", "OPENED", 0n, 0n],
    );
  });

  it("never goes below zero nor above its limit, and the ledger adds up to what there is", () => {
    const deltas = fc.array(fc.bigInt({ min: -LIMIT, max: LIMIT }), { maxLength: 40 });
    fc.assert(
      fc.property(deltas, (wanted) => {
        let { bucket, entry } = openBucket("mug-1", "main", NOW);
        let sum = entry.delta;
        wanted.forEach((delta, i) => {
          const expected = bucket.available + delta;
          try {
            ({ bucket, entry } = adjustBucket(bucket, { op: `op${i}`, delta, note: "" }, 5n, NOW));
            sum += entry.delta;
            assert.equal(entry.availableAfter, bucket.available);
          } catch (error) {
            assert.ok(error instanceof InventoryError);
            assert.equal(error.reason, expected < 0n ? "INSUFFICIENT_STOCK" : "STOCK_LIMIT_REACHED");
          }
          assert.ok(bucket.available >= 0n && bucket.available <= LIMIT);
          assert.equal(sum, bucket.available);
        });
      }),
    );
  });

  it("tells of each change, and of low stock once for each fall from above the threshold", () => {
    const threshold = 5n;
    const quantities = fc.array(fc.bigInt({ min: 0n, max: 12n }), { maxLength: 40 });
    fc.assert(
      fc.property(quantities, (wanted) => {
        const opened = openBucket("mug-1", "main", NOW);
        assert.deepEqual(kinds(opened.events), ["StockChanged"], "an empty bucket that is new has not fallen");
        let { bucket } = opened;
        wanted.forEach((quantity, i) => {
          const before = bucket.available;
          const adjustment = { op: `op${i}`, delta: quantity - before, note: "" };
          const change = adjustBucket(bucket, adjustment, threshold, NOW);
          const fell = before > threshold && quantity <= threshold;
          assert.deepEqual(kinds(change.events), fell ? ["StockChanged", "StockLow"] : ["StockChanged"]);
          bucket = change.bucket;
        });
      }),
    );
  });
});

function kinds(events: readonly StockEvent[]): string[] {
  return events.map(({ kind }) => kind);
}
