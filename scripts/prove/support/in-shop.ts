import { openShop, type RunningShop, type ShopOptions } from "../../e2e/support/shop.ts";

/** Does its work in a shop that ends with it. */
export async function inShop<T>(options: ShopOptions, work: (shop: RunningShop) => Promise<T>): Promise<T> {
  const shop = await openShop(options);
  try {
    return await work(shop);
  } finally {
    await shop.stop();
  }
}
