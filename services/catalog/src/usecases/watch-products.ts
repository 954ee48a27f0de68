import type { Product } from "../domain/product.ts";
import type { ProductHistory, ProductNews, ProductStore } from "./ports.ts";

export interface WatchProductsDeps {
  readonly products: ProductStore;
  readonly history: ProductHistory;
}

export interface WatchProductsQuery {
  /** Empty begins with the next change, after the snapshot where one is wanted. */
  readonly resumeToken: string;
  readonly snapshot: boolean;
}

/** One step of a watch. A token stands for the place after the step; while a snapshot lasts there is none. */
export type ProductWatchStep =
  | { readonly kind: "BEGUN" | "SNAPSHOT_COMPLETE"; readonly token: string }
  | { readonly kind: "FOUND"; readonly product: Product }
  | { readonly kind: "CHANGED"; readonly news: ProductNews; readonly product: Product };

/**
 * Follows all products. The end of the history is looked up before the snapshot is read, so that a change which falls
 * between the two is told of after the snapshot: perhaps a second time, but never not at all.
 *
 * @throws AppError WATCH_TOKEN_EXPIRED
 */
export const watchProducts = (deps: WatchProductsDeps) =>
  async function* (
    { resumeToken, snapshot }: WatchProductsQuery,
    signal: AbortSignal,
  ): AsyncGenerator<ProductWatchStep, void> {
    const token = resumeToken || (await deps.history.end());
    if (snapshot && !resumeToken) yield* everyProduct(deps);
    if (!resumeToken) yield { kind: snapshot ? "SNAPSHOT_COMPLETE" : "BEGUN", token };
    yield* changesAfter(deps, token, signal);
  };

async function* everyProduct({ products }: WatchProductsDeps): AsyncGenerator<ProductWatchStep, void> {
  for await (const batch of products.everyProduct()) {
    for (const product of batch) yield { kind: "FOUND", product };
  }
}

async function* changesAfter(
  { products, history }: WatchProductsDeps,
  token: string,
  signal: AbortSignal,
): AsyncGenerator<ProductWatchStep, void> {
  for await (const batch of history.after(token, signal)) {
    const found = await products.getMany([...new Set(batch.map(({ productId }) => productId))]);
    const byId = new Map(found.map((product) => [product.id, product]));
    for (const news of batch) {
      const product = byId.get(news.productId);
      if (product) yield { kind: "CHANGED", news, product };
    }
  }
}
