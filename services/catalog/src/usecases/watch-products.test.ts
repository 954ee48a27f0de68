import assert from "node:assert/strict";
import { MemoryProductStore } from "../../test/support/memory-product-store.ts";
import { anonymousCall, mug } from "../../test/support/mothers.ts";
import type { ProductHistory, ProductNews } from "./ports.ts";
import { type ProductWatchStep, watchProducts } from "./watch-products.ts";

/** A history that ends: tokens count what came before. */
function historyOf(news: ProductNews[]): ProductHistory {
  return {
    end: async () => String(news.length),
    after: async function* (token) {
      yield news.slice(Number(token));
    },
  };
}

function newsOf(productId: string, sequence: bigint, n: number): ProductNews {
  return { token: String(n), productId, sequence, kind: "UPDATED" };
}

async function all(steps: AsyncIterable<ProductWatchStep>): Promise<ProductWatchStep[]> {
  const seen: ProductWatchStep[] = [];
  for await (const step of steps) seen.push(step);
  return seen;
}

const { signal } = new AbortController();

describe("watching products", () => {
  let products: MemoryProductStore;
  beforeEach(async () => {
    products = new MemoryProductStore();
    await products.create(mug({ id: "a" }), [], anonymousCall(), {});
  });
  const versions = (steps: readonly ProductWatchStep[]) =>
    steps.flatMap((step) => ("product" in step ? [[step.kind, step.product.v]] : []));

  it("a change that the snapshot came too early for is told of after it", async () => {
    const news: ProductNews[] = [];
    const read = products.everyProduct.bind(products);
    products.everyProduct = async function* () {
      yield* read();
      await products.update(mug({ id: "a", v: 2n }), [], anonymousCall());
      news.push(newsOf("a", 2n, 1));
    };
    const watch = watchProducts({ products, history: historyOf(news) });
    const steps = await all(watch({ resumeToken: "", snapshot: true }, signal));
    assert.deepEqual(versions(steps), [
      ["FOUND", 1n],
      ["CHANGED", 2n],
    ]);
    assert.deepEqual(steps[1], { kind: "SNAPSHOT_COMPLETE", token: "0" });
  });

  it("reads the products of a batch once, and tells each change with the latest", async () => {
    await products.update(mug({ id: "a", v: 2n }), [], anonymousCall());
    let reads = 0;
    const read = products.getMany.bind(products);
    products.getMany = (ids) => {
      reads += 1;
      assert.deepEqual(ids, ["a"]);
      return read(ids);
    };
    const history = historyOf([newsOf("a", 1n, 1), newsOf("a", 2n, 2)]);
    const steps = await all(watchProducts({ products, history })({ resumeToken: "0", snapshot: false }, signal));
    assert.deepEqual(versions(steps), [
      ["CHANGED", 2n],
      ["CHANGED", 2n],
    ]);
    assert.equal(reads, 1);
  });

  it("begins with a token and nothing else where neither token nor snapshot is given", async () => {
    const history = historyOf([newsOf("a", 1n, 1)]);
    const steps = await all(watchProducts({ products, history })({ resumeToken: "", snapshot: false }, signal));
    assert.deepEqual(steps, [{ kind: "BEGUN", token: "1" }]);
  });
});
