import { type Cart, type Checkout, changed, type Line, recent, sameLines } from "./cart.ts";
import { CartError } from "./errors.ts";

/** So long the same cart is kept from a second order. */
const GUARD_MS = 120_000;
/** A checkout is remembered longer than it keeps others out: a merge tells by it where an order's lines have gone. */
const REMEMBERED_MS = 48 * 3_600_000;
const REMEMBERED = 10;

export interface BeginCommand {
  readonly orderId: string;
  /** The revision that the order was quoted for. */
  readonly revision: bigint | undefined;
}

/** The cart after the call, and the lines that the order gets. */
export interface Begun {
  readonly cart: Cart;
  readonly lines: readonly Line[];
}

/** @throws CartError CART_EMPTY, CART_CHANGED, CHECKOUT_BEGUN */
export function beginCheckout(cart: Cart, { orderId, revision }: BeginCommand, now: Date): Begun {
  const known = cart.checkouts.find((checkout) => checkout.orderId === orderId);
  if (known && stands(known, now)) return { cart, lines: known.lines };
  if (cart.lines.length === 0) throw new CartError("CART_EMPTY", "There is nothing in the cart.");
  if (revision !== cart.revision) throw cartChanged();
  const other = cart.checkouts.find((checkout) => stands(checkout, now) && isFor(checkout, cart));
  if (other) throw checkoutBegun(other, now);
  const checkout = { orderId, lines: cart.lines, mergedAs: [], time: now };
  return { cart: changed(cart, { checkouts: [...without(cart, orderId, now), checkout] }, now), lines: cart.lines };
}

/** The order came to nothing: it keeps nobody out any more. */
export function endCheckout(cart: Cart, orderId: string, now: Date): Cart {
  if (!cart.checkouts.some((checkout) => checkout.orderId === orderId)) return cart;
  return changed(cart, { checkouts: without(cart, orderId, now) }, now);
}

/** Those that are remembered. */
export function rememberedCheckouts({ checkouts }: Cart, now: Date): readonly Checkout[] {
  return recent(checkouts, now, REMEMBERED_MS, REMEMBERED);
}

/**
 * The checkouts of two carts that become one. An order that was for all of either of them is for all of what they become:
 * whoever bought that would buy those lines twice. Revisions of the other cart mean nothing in this one.
 */
export function joinedCheckouts(
  own: Cart,
  other: Cart,
  joined: Pick<Cart, "revision">,
  now: Date,
): readonly Checkout[] {
  const joinedAs = (cart: Cart, checkout: Checkout) => (isFor(checkout, cart) ? [joined.revision] : []);
  const all = [
    ...rememberedCheckouts(own, now).map((each) => ({ ...each, mergedAs: [...each.mergedAs, ...joinedAs(own, each)] })),
    ...rememberedCheckouts(other, now).map((each) => ({ ...each, mergedAs: joinedAs(other, each) })),
  ];
  return all.sort((a, b) => a.time.getTime() - b.time.getTime()).slice(-REMEMBERED);
}

function without(cart: Cart, orderId: string, now: Date): Checkout[] {
  return rememberedCheckouts(cart, now)
    .filter((checkout) => checkout.orderId !== orderId)
    .slice(1 - REMEMBERED);
}

function stands({ time }: Checkout, now: Date): boolean {
  return now.getTime() < time.getTime() + GUARD_MS;
}

function isFor({ mergedAs, lines }: Checkout, cart: Cart): boolean {
  return mergedAs.includes(cart.revision) || sameLines(lines, cart.lines);
}

function cartChanged(): CartError {
  return new CartError("CART_CHANGED", "The cart has changed since its price was quoted. Ask for a quote again.");
}

function checkoutBegun({ orderId, time }: Checkout, now: Date): CartError {
  const retryAfterMs = time.getTime() + GUARD_MS - now.getTime();
  const text = "An order for this cart was placed just now. Look at it before you place another one.";
  return new CartError("CHECKOUT_BEGUN", text, { metadata: { orderId }, retryAfterMs });
}
