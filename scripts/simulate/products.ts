import type { Offer } from "../../services/cart/src/domain/cart.ts";
import { bucketIdOf, MAIN_LOCATION, openBucket } from "../../services/inventory/src/domain/bucket.ts";
import type { Durable } from "./durable.ts";
import type { Timeline } from "./timeline.ts";

export const PRODUCTS: readonly string[] = Array.from({ length: 10 }, (_, n) => `product-${n}`);
export const COUPON = "SPRING";
const USES = 9;

export const OFFERS: ReadonlyMap<string, Offer> = new Map(
  PRODUCTS.map((productId, n) => {
    const unitPrice = { currency: "EUR", amountMinor: 999n + 350n * BigInt(n) };
    return [productId, { productId, title: productId, unitPrice, productEtag: "v1" }];
  }),
);

export function bucketOf(productId: string): string {
  return bucketIdOf(productId, MAIN_LOCATION);
}

/** Little stock, and a coupon with few uses. Answers how many units there are of each product. */
export async function stockShop({ stock, coupons }: Durable, timeline: Timeline): Promise<Map<string, bigint>> {
  const now = new Date(timeline.clock.now());
  const initial = new Map<string, bigint>();
  for (const productId of PRODUCTS) {
    const { bucket, entry, events } = openBucket(productId, MAIN_LOCATION, now);
    const available = BigInt(timeline.between(30, 90));
    await stock.open({ bucket: { ...bucket, available }, entry, events }, { fingerprint: "", traceparent: undefined });
    initial.set(productId, available);
  }
  const limits = { useLimit: USES, useLimitPerBuyer: 2, disabled: false };
  await coupons.insert({ code: COUPON, percent: 10, ...limits, v: 1n, createTime: now, updateTime: now });
  return initial;
}
