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

/** The stock found, in the order asked for, and the ids of the products without any. */
export const batchGetStock =
  ({ stock }: Deps) =>
  async (productIds: readonly string[]): Promise<{ found: Stock[]; missing: string[] }> => {
    const byProduct = Map.groupBy(await stock.bucketsOf(productIds), ({ productId }) => productId);
    return {
      found: productIds.flatMap((productId) => {
        const buckets = byProduct.get(productId);
        return buckets ? [{ productId, buckets }] : [];
      }),
      missing: productIds.filter((productId) => !byProduct.has(productId)),
    };
  };
