import type { CallIdentity, RequestContext } from "@souk/chassis/context";
import { hasRole } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import type { Clock } from "@souk/chassis/ports";
import { OrderError } from "../domain/errors.ts";
import type { Order, ShippingAddress } from "../domain/order.ts";
import { placed } from "../domain/place.ts";
import type { Carts, OrderStore, QuoteContent, QuoteTokens, Wake } from "./ports.ts";
import { checkSold } from "./quote-order.ts";

export interface PlaceDeps {
  readonly orders: OrderStore;
  readonly carts: Carts;
  readonly quoteTokens: QuoteTokens;
  readonly clock: Clock;
  readonly wake: Wake;
}

export interface PlaceCommand {
  readonly buyerId: string;
  readonly quoteToken: string;
  readonly paymentToken: string;
  readonly shippingAddress: ShippingAddress;
  readonly email: string;
  readonly call: CallIdentity;
}

export interface PlacedOrder {
  readonly order: Order;
  readonly replayed: boolean;
}

/**
 * The order is named by the call, so a repeat finds it, whatever died in between. The cart is asked first: it keeps a second order for the
 * same lines out. An order that was stored is accepted, and is seen through by whoever is alive.
 *
 * @throws OrderError QUOTE_TOKEN_INVALID, QUOTE_EXPIRED, CART_CHANGED, CART_EMPTY, CHECKOUT_BEGUN, PRODUCT_NOT_SOLD, EMAIL_REQUIRED,
 * COUNTRY_DIFFERS; AppError REQUEST_ID_REUSED
 */
export const placeOrder =
  (deps: PlaceDeps) =>
  async (command: PlaceCommand, context: RequestContext): Promise<PlacedOrder> => {
    const { key: id = "", fingerprint, traceparent } = command.call;
    const known = await deps.orders.read(id);
    if (known) return replayOf(known, fingerprint);
    const quote = checkQuote(deps, command, context);
    await beginCheckout(deps, id, quote, context);
    const { buyerId, paymentToken, shippingAddress, email } = command;
    const { lines, totals, shippingMethod, couponCode } = quote;
    const parts = { id, buyerId, fingerprint, lines, totals, shippingMethod, shippingAddress, email, couponCode };
    context.signal.throwIfAborted();
    const change = placed({ ...parts, paymentToken }, new Date(deps.clock.now()));
    const order = await deps.orders.insert(change, { traceparent });
    if (!order) return replayOf(await existing(deps, id), fingerprint);
    deps.wake(id);
    return { order, replayed: false };
  };

function checkQuote(
  { quoteTokens, clock }: PlaceDeps,
  command: PlaceCommand,
  { principal }: RequestContext,
): QuoteContent {
  const quote = quoteTokens.read(command.quoteToken);
  if (!quote || quote.buyerId !== command.buyerId) {
    throw new OrderError("QUOTE_TOKEN_INVALID", "This quote was not made here for you. Ask for a quote.");
  }
  if (quote.expireTime.getTime() <= clock.now()) {
    throw new OrderError("QUOTE_EXPIRED", "The quote does not stand any more. Ask for another one.");
  }
  if (!command.email && !hasRole(principal, "USER")) {
    throw new OrderError("EMAIL_REQUIRED", "Say where news of the order go: guests have no account that tells.");
  }
  if (quote.countryCode !== command.shippingAddress.countryCode) {
    throw new OrderError("COUNTRY_DIFFERS", "The address is in another country than the one that was quoted.");
  }
  return quote;
}

/** What is not sold any more is not bought, though it was quoted: then the cart is free again at once. */
async function beginCheckout(
  { carts }: PlaceDeps,
  id: string,
  { buyerId, cartEtag }: QuoteContent,
  context: RequestContext,
): Promise<void> {
  const cart = await carts.begin(id, cartEtag, context);
  try {
    checkSold(cart);
  } catch (error) {
    await carts.end(buyerId, id, context).catch(() => undefined); // or its guard ends by itself
    throw error;
  }
}

async function existing({ orders }: PlaceDeps, id: string): Promise<Order> {
  const order = await orders.read(id);
  if (!order) throw new Error("an order that was there is not there any more");
  return order;
}

function replayOf(order: Order, fingerprint: string): PlacedOrder {
  if (order.fingerprint === fingerprint) return { order, replayed: true };
  throw sharedError("REQUEST_ID_REUSED", "This request id came before with another order. Choose a new one.");
}
