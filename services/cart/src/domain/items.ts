import { type Cart, changed, type FinishedCall, type Line, lineOf, MOST_UNITS, type Offer, recent } from "./cart.ts";
import { CartError, productNotSold } from "./errors.ts";

const CALLS_KEPT_MS = 48 * 3_600_000;
/** Bounds the document, whatever somebody does to his own cart. */
const CALLS_KEPT = 200;

/** How many units of which product; the offer is undefined where nothing new is known of a product that is in the cart. */
export interface Wanted {
  readonly productId: string;
  readonly quantity: number;
  readonly offer: Offer | undefined;
}

/**
 * Puts units on top of those that are there.
 *
 * @param call remembered with the change, so that a repeat of it finds it done
 * @throws CartError PRODUCT_NOT_SOLD, CART_FULL, QUANTITY_TOO_LARGE
 */
export function addUnits(cart: Cart, wanted: Wanted, call: Omit<FinishedCall, "time"> | undefined, now: Date): Cart {
  const quantity = (lineOf(cart, wanted.productId)?.quantity ?? 0) + wanted.quantity;
  if (quantity > MOST_UNITS) throw quantityTooLarge();
  const lines = withLine(cart, { ...wanted, quantity });
  const known = recent(cart.calls, now, CALLS_KEPT_MS, call ? CALLS_KEPT - 1 : CALLS_KEPT);
  return changed(cart, { lines, calls: call ? [...known, { ...call, time: now }] : known }, now);
}

/** The call of this key, as long as it is remembered. */
export function finishedCall({ calls }: Cart, key: string | undefined, now: Date): FinishedCall | undefined {
  return recent(calls, now, CALLS_KEPT_MS, CALLS_KEPT).find((call) => call.key === key);
}

/**
 * Sets how many units there are; of none, the product is taken out.
 *
 * @throws CartError PRODUCT_NOT_SOLD, CART_FULL
 */
export function setQuantity(cart: Cart, wanted: Wanted, now: Date): Cart {
  if (wanted.quantity === 0) return takeOut(cart, wanted.productId, now);
  if (lineOf(cart, wanted.productId)?.quantity === wanted.quantity) return cart;
  return changed(cart, { lines: withLine(cart, wanted) }, now);
}

export function takeOut(cart: Cart, productId: string, now: Date): Cart {
  if (!lineOf(cart, productId)) return cart;
  return changed(cart, { lines: cart.lines.filter((line) => line.productId !== productId) }, now);
}

export function takeOutAll(cart: Cart, now: Date): Cart {
  return cart.lines.length === 0 ? cart : changed(cart, { lines: [] }, now);
}

/** A line keeps its place. */
function withLine(cart: Cart, { productId, quantity, offer }: Wanted): readonly Line[] {
  const before = lineOf(cart, productId);
  const line = offer ? { ...offer, quantity, addedUnitPrice: offer.unitPrice } : before && { ...before, quantity };
  if (!line) throw productNotSold(productId);
  return before ? cart.lines.map((each) => (each === before ? line : each)) : [...cart.lines, line];
}

function quantityTooLarge(): CartError {
  const metadata = { limit: String(MOST_UNITS) };
  return new CartError("QUANTITY_TOO_LARGE", `A cart holds ${MOST_UNITS} units of a product at most.`, { metadata });
}
