import { type Cart, changed, type Line, recent } from "./cart.ts";

const BOUGHT_KEPT_MS = 30 * 86_400_000;
/** Bounds the document, whatever somebody does to his own cart. */
const BOUGHT_KEPT = 100;

/** So many units of a product, as an order has them. */
export interface BoughtUnits {
  readonly productId: string;
  readonly quantity: number;
}

export function hasBought({ bought }: Cart, orderId: string): boolean {
  return bought.some((entry) => entry.orderId === orderId);
}

/** Takes out what an order has bought, once; what was added since stays. */
export function takeOutBought(cart: Cart, orderId: string, units: readonly BoughtUnits[], now: Date): Cart {
  if (hasBought(cart, orderId)) return cart;
  const taken = new Map<string, number>();
  for (const { productId, quantity } of units) taken.set(productId, (taken.get(productId) ?? 0) + quantity);
  const lines = cart.lines.map(
    (line): Line => ({ ...line, quantity: line.quantity - (taken.get(line.productId) ?? 0) }),
  );
  const bought = [...recent(cart.bought, now, BOUGHT_KEPT_MS, BOUGHT_KEPT - 1), { orderId, time: now }];
  return changed(cart, { lines: lines.filter(({ quantity }) => quantity > 0), bought }, now);
}
