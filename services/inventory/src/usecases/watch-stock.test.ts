import assert from "node:assert/strict";
import { MemoryStockStore } from "../../test/support/memory-stock-store.ts";
import { adjustBucket, type Bucket, openBucket } from "../domain/bucket.ts";
import type { StockHistory, StockNews } from "./ports.ts";
import { type StockWatchStep, watchStock } from "./watch-stock.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const ORIGIN = { fingerprint: "f", traceparent: undefined };

/** A history that ends: tokens count what came before. */
function historyOf(news: StockNews[]): StockHistory {
  return {
    end: async () => String(news.length),
    after: async function* (token) {
      yield news.slice(Number(token));
    },
  };
}

async function all(steps: AsyncIterable<StockWatchStep>): Promise<StockWatchStep[]> {
  const seen: StockWatchStep[] = [];
  for await (const step of steps) seen.push(step);
  return seen;
}

const { signal } = new AbortController();

describe("watching stock", () => {
  let stock: MemoryStockStore;
  let bucket: Bucket;
  beforeEach(async () => {
    stock = new MemoryStockStore();
    const opened = openBucket("mug-1", "main", NOW);
    bucket = opened.bucket;
    await stock.open(opened, ORIGIN);
  });
  const add = (delta: bigint) => stock.update(adjustBucket(bucket, { op: "a", delta, note: "" }, 5n, NOW), ORIGIN);
  const newsOf = (sequence: bigint, n: number): StockNews => ({
    ...{ token: String(n), productId: "mug-1", bucketId: bucket.id, sequence },
  });
  const quantities = (steps: readonly StockWatchStep[]) =>
    steps.flatMap((step) => ("stock" in step ? [[step.kind, step.stock.buckets[0]?.available]] : []));

  it("a change that the snapshot came too early for is told of after it", async () => {
    const news: StockNews[] = [];
    const read = stock.everyBucket.bind(stock);
    stock.everyBucket = async function* () {
      yield* read();
      await add(7n);
      news.push(newsOf(2n, 1));
    };
    const steps = await all(
      watchStock({ stock, history: historyOf(news) })({ resumeToken: "", snapshot: true }, signal),
    );
    assert.deepEqual(quantities(steps), [
      ["FOUND", 0n],
      ["CHANGED", 7n],
    ]);
    assert.deepEqual(steps[1], { kind: "SNAPSHOT_COMPLETE", token: "0" });
  });

  it("tells a product's whole stock with each change of one of its buckets", async () => {
    await stock.open(openBucket("mug-1", "shop", NOW), ORIGIN);
    const history = historyOf([newsOf(1n, 1)]);
    const steps = await all(watchStock({ stock, history })({ resumeToken: "0", snapshot: false }, signal));
    assert.deepEqual(
      steps.map((step) => "stock" in step && step.stock.buckets.map(({ locationId }) => locationId)),
      [["main", "shop"]],
    );
  });
});
