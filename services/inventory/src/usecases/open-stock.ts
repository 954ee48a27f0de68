import type { Clock } from "@souk/chassis/ports";
import { MAIN_LOCATION, openBucket } from "../domain/bucket.ts";
import type { FollowedProducts, StockStore } from "./ports.ts";

export interface OpenStockDeps {
  readonly stock: StockStore;
  readonly followed: FollowedProducts;
  readonly clock: Clock;
}

/** What an event of the catalog says of a product. */
export interface ProductNews {
  readonly productId: string;
  readonly state: string;
  readonly sequence: number;
  readonly traceparent?: string | undefined;
}

/**
 * Follows a product: opens its stock the first time it is heard of, and keeps its latest state. Repeats and events that
 * come late change nothing: the bucket is there already, and an older sequence never overwrites a newer one.
 */
export const openStock =
  ({ stock, followed, clock }: OpenStockDeps) =>
  async ({ productId, state, sequence, traceparent }: ProductNews): Promise<void> => {
    const change = openBucket(productId, MAIN_LOCATION, new Date(clock.now()));
    await stock.open(change, { fingerprint: "", traceparent });
    await stock.settle(change.bucket.id);
    await followed.apply(productId, sequence, state);
  };
