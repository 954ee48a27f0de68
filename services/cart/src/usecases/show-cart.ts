import type { RequestContext } from "@souk/chassis/context";
import { type Cart, expireTimeOf, type Line, type Money, withOffers } from "../domain/cart.ts";
import { lookUp, type Shelf, type ShelfDeps } from "./shelf.ts";

/** What an int64 holds. */
const MOST = 2n ** 63n - 1n;

export type Availability = "UNSPECIFIED" | "IN_STOCK" | "SHORT" | "NOT_SOLD";

export interface ShownLine extends Line {
  readonly availability: Availability;
}

/** A cart as its owner sees it. */
export interface ShownCart {
  readonly lines: readonly ShownLine[];
  /** Absent where it is more than an amount can be. */
  readonly subtotal: Money | undefined;
  readonly revision: bigint;
  /** Absent where there is nothing to forget. */
  readonly expireTime: Date | undefined;
}

/** The cart with what its products cost now, and whether they can be had; with what was known last where nobody answers. */
export async function showCart(
  deps: ShelfDeps,
  cart: Pick<Cart, "lines" | "revision" | "changeTime">,
  context: RequestContext,
  known?: Shelf,
): Promise<ShownCart> {
  const productIds = cart.lines.map(({ productId }) => productId);
  const isKnown = known && productIds.every((productId) => known.asked.has(productId));
  const shelf = isKnown ? known : await lookUp(deps, productIds, context);
  const lines = withOffers(cart.lines, shelf.offers ?? new Map()).map((line) => ({
    ...line,
    availability: availabilityOf(line, shelf, deps.shopCurrency),
  }));
  const expireTime = lines.length === 0 ? undefined : expireTimeOf(cart);
  return { lines, subtotal: subtotalOf(lines, deps.shopCurrency), revision: cart.revision, expireTime };
}

function availabilityOf(
  { productId, quantity, unitPrice }: Line,
  { offers, levels }: Shelf,
  shopCurrency: string,
): Availability {
  if (unitPrice.currency !== shopCurrency || (offers && !offers.has(productId))) return "NOT_SOLD";
  if (!offers || !levels) return "UNSPECIFIED";
  return (levels.get(productId) ?? 0n) >= BigInt(quantity) ? "IN_STOCK" : "SHORT";
}

function subtotalOf(lines: readonly ShownLine[], currency: string): Money | undefined {
  const sold = lines.filter(({ availability }) => availability !== "NOT_SOLD");
  const amountMinor = sold.reduce((sum, { unitPrice, quantity }) => sum + unitPrice.amountMinor * BigInt(quantity), 0n);
  return amountMinor <= MOST ? { currency, amountMinor } : undefined;
}
