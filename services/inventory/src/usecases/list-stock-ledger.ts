import type { LedgerEntry } from "../domain/bucket.ts";
import { stockNotFound } from "../domain/errors.ts";
import type { LedgerPosition, StockStore } from "./ports.ts";

export interface LedgerPage {
  readonly entries: readonly LedgerEntry[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: LedgerPosition;
}

/** @throws InventoryError STOCK_NOT_FOUND */
export const listStockLedger =
  ({ stock }: { readonly stock: StockStore }) =>
  async (productId: string, after: LedgerPosition | undefined, size: number): Promise<LedgerPage> => {
    const buckets = await stock.bucketsOf([productId]);
    if (buckets.length === 0) throw stockNotFound(productId);
    for (const { id } of buckets) await stock.settle(id);
    const found = await stock.ledger(productId, after, size + 1);
    const entries = found.slice(0, size);
    const last = entries.at(-1);
    return found.length > size && last ? { entries, next: { createTime: last.createTime, id: last.id } } : { entries };
  };
