import { peopleOf } from "../../e2e/support/people.ts";
import type { RunningShop } from "../../e2e/support/shop.ts";
import type { Buyers } from "./buyers.ts";

const PRODUCTS = 40;
const STOCK = 1_000_000;

/** Stocks a shop up and warms it: what runs for the first time is slow for reasons that nobody wants to know of here. */
export async function readyShop(shop: RunningShop, buyers: Buyers, firstOrders: number): Promise<string[]> {
  const clerk = await peopleOf(shop).aClerk();
  const productIds = Array.from({ length: PRODUCTS }, (_, i) => `measured-${i}`);
  for (const productId of productIds) await clerk.sells(productId, STOCK);
  const ready = await buyers.prepare(firstOrders, productIds);
  const placed = await Promise.all(
    ready.map(async (buyer) => ({ ...(await buyers.place(buyer)), token: buyer.token })),
  );
  await buyers.allCompleted(placed);
  return productIds;
}
