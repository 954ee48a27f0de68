import type { Bucket } from "../domain/bucket.ts";
import { stockNotFound } from "../domain/errors.ts";
import type { StockStore } from "./ports.ts";

/** The stock of one product: its buckets, at least one. */
export interface Stock {
  readonly productId: string;
  readonly buckets: readonly Bucket[];
}

interface Deps {
  readonly stock: StockStore;
}

/** @throws InventoryError STOCK_NOT_FOUND */
export const getStock =
  ({ stock }: Deps) =>
  async (productId: string): Promise<Stock> => {
    const buckets = await stock.bucketsOf([productId]);
    if (buckets.length === 0) throw stockNotFound(productId);
    return { productId, buckets };
  };

/** The stock of each product that the buckets are of. */
export function stockByProduct(buckets: readonly Bucket[]): Map<string, Stock> {
  const byProduct = Map.groupBy(buckets, ({ productId }) => productId);
  return new Map([...byProduct].map(([productId, own]) => [productId, { productId, buckets: own }]));
}

/** The stock found, in the order asked for, and the ids of the products without any. */
export const batchGetStock =
  ({ stock }: Deps) =>
  async (productIds: readonly string[]): Promise<{ found: Stock[]; missing: string[] }> => {
    const byProduct = stockByProduct(await stock.bucketsOf(productIds));
    return {
      found: productIds.flatMap((productId) => byProduct.get(productId) ?? []),
      missing: productIds.filter((productId) => !byProduct.has(productId)),
    };
  };
