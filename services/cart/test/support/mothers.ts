import { backgroundContext, type CallIdentity, type RequestContext } from "@souk/chassis/context";
import { type Cart, emptyCart, type Offer } from "../../src/domain/cart.ts";
import { addUnits } from "../../src/domain/items.ts";

export const NOW = new Date("2026-03-04T05:06:07.089Z");

export function later(ms: number): Date {
  return new Date(NOW.getTime() + ms);
}

/** What the catalog says of a product; each costs 10.00. */
export function offer(productId: string, changes: Partial<Offer> = {}): Offer {
  const unitPrice = { currency: "EUR", amountMinor: 1_000n };
  return { productId, title: `A ${productId}`, unitPrice, productEtag: "v1", ...changes };
}

/** A stored cart with so many units of each product. */
export function cartWith(quantities: Readonly<Record<string, number>>, ownerId = "ada"): Cart {
  return Object.entries(quantities).reduce(
    (cart, [productId, quantity]) => addUnits(cart, { productId, quantity, offer: offer(productId) }, undefined, NOW),
    emptyCart(ownerId),
  );
}

/** How many units of what a cart holds, in its order: `mug×2 jug×1`. */
export function contents({ lines }: Pick<Cart, "lines">): string {
  return lines.map(({ productId, quantity }) => `${productId}×${quantity}`).join(" ");
}

export function call(changes: Partial<CallIdentity> = {}): CallIdentity {
  const { signal } = new AbortController();
  return { key: undefined, fingerprint: "f", traceparent: undefined, signal, ...changes };
}

export function context(signal = new AbortController().signal): RequestContext {
  return backgroundContext("test", signal, Number.POSITIVE_INFINITY);
}
