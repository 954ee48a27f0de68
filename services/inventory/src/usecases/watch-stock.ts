import { type Stock, stockByProduct } from "./get-stock.ts";
import type { StockHistory, StockNews, StockStore } from "./ports.ts";

export interface WatchStockDeps {
  readonly stock: StockStore;
  readonly history: StockHistory;
}

export interface WatchStockQuery {
  /** Empty begins with the next change, after the snapshot where one is wanted. */
  readonly resumeToken: string;
  readonly snapshot: boolean;
}

/** One step of a watch. A token stands for the place after the step; while a snapshot lasts there is none. */
export type StockWatchStep =
  | { readonly kind: "BEGUN" | "SNAPSHOT_COMPLETE"; readonly token: string }
  | { readonly kind: "FOUND"; readonly stock: Stock }
  | { readonly kind: "CHANGED"; readonly news: StockNews; readonly stock: Stock };

/**
 * Follows all stock. The end of the history is looked up before the snapshot is read, so that a change which falls between
 * the two is told of after the snapshot: perhaps a second time, but never not at all.
 *
 * @throws AppError WATCH_TOKEN_EXPIRED
 */
export const watchStock = (deps: WatchStockDeps) =>
  async function* (
    { resumeToken, snapshot }: WatchStockQuery,
    signal: AbortSignal,
  ): AsyncGenerator<StockWatchStep, void> {
    const token = resumeToken || (await deps.history.end());
    if (snapshot && !resumeToken) yield* allStock(deps);
    if (!resumeToken) yield { kind: snapshot ? "SNAPSHOT_COMPLETE" : "BEGUN", token };
    yield* changesAfter(deps, token, signal);
  };

async function* allStock({ stock }: WatchStockDeps): AsyncGenerator<StockWatchStep, void> {
  for await (const buckets of stock.everyBucket()) {
    for (const found of stockByProduct(buckets).values()) yield { kind: "FOUND", stock: found };
  }
}

async function* changesAfter(
  { stock, history }: WatchStockDeps,
  token: string,
  signal: AbortSignal,
): AsyncGenerator<StockWatchStep, void> {
  for await (const batch of history.after(token, signal)) {
    const buckets = await stock.bucketsOf([...new Set(batch.map(({ productId }) => productId))]);
    const byProduct = stockByProduct(buckets);
    for (const news of batch) {
      const found = byProduct.get(news.productId);
      if (found) yield { kind: "CHANGED", news, stock: found };
    }
  }
}
