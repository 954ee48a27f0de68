import type { Clock } from "@souk/chassis/ports";
import type { StockStore } from "./ports.ts";

const LEFT_AFTER_MS = 10_000;
const BATCH = 100;

/** Finishes what a process left behind that died between a change and its ledger entry. */
export const settleLedgers =
  ({ stock, clock }: { readonly stock: StockStore; readonly clock: Clock }) =>
  async (): Promise<void> => {
    const before = new Date(clock.now() - LEFT_AFTER_MS);
    for (const bucketId of await stock.unsettled(before, BATCH)) await stock.settle(bucketId);
  };
