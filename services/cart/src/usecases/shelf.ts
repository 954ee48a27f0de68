import type { RequestContext } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import { type Cart, lineOf, type Offer } from "../domain/cart.ts";
import { productNotSold } from "../domain/errors.ts";
import type { Offers, StockLevels } from "./ports.ts";

export interface ShelfDeps {
  readonly offers: Offers;
  readonly stockLevels: StockLevels;
  /** What everything is sold in. */
  readonly shopCurrency: string;
}

/** What is known of some products at this moment. */
export interface Shelf {
  readonly asked: ReadonlySet<string>;
  /** Undefined when catalog does not answer. */
  readonly offers: ReadonlyMap<string, Offer> | undefined;
  /** Undefined when inventory does not answer. */
  readonly levels: ReadonlyMap<string, bigint> | undefined;
}

const RETRY_AFTER_MS = 1_000;

/** Asks both neighbours at once, and takes no answer for an answer: a cart must not fail because they do. */
export async function lookUp(deps: ShelfDeps, productIds: Iterable<string>, context: RequestContext): Promise<Shelf> {
  const asked = new Set(productIds);
  if (asked.size === 0) return { asked, offers: new Map(), levels: new Map() };
  const [offers, levels] = await Promise.all([
    offersOf(deps, asked, context),
    deps.stockLevels.of([...asked], context),
  ]);
  return { asked, offers, levels };
}

/** Asks only what is sold, and for how much: how many there are, an order finds out when it reserves them. */
export async function lookUpOffers(
  deps: ShelfDeps,
  productIds: Iterable<string>,
  context: RequestContext,
): Promise<Shelf> {
  const asked = new Set(productIds);
  return { asked, offers: await offersOf(deps, asked, context), levels: undefined };
}

async function offersOf({ offers, shopCurrency }: ShelfDeps, asked: ReadonlySet<string>, context: RequestContext) {
  const found = await offers.of([...asked], context);
  return found && new Map([...found].filter(([, { unitPrice }]) => unitPrice.currency === shopCurrency));
}

/**
 * What is known of a product that is to be put into the cart; undefined where nobody can be asked, but it is in there already.
 *
 * @throws CartError PRODUCT_NOT_SOLD; AppError UNAVAILABLE
 */
export function offerFor({ offers }: Shelf, cart: Cart, productId: string): Offer | undefined {
  const offer = offers?.get(productId);
  if (offer) return offer;
  if (offers) throw productNotSold(productId);
  if (lineOf(cart, productId)) return undefined;
  const text = "The catalog does not answer right now, so nothing new can be put into the cart.";
  throw sharedError("UNAVAILABLE", text, { retryAfterMs: RETRY_AFTER_MS });
}
