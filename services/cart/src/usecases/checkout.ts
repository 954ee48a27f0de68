import type { RequestContext } from "@souk/chassis/context";
import type { Line } from "../domain/cart.ts";
import { type BeginCommand, beginCheckout as begin, endCheckout as end } from "../domain/checkout.ts";
import { movedTo } from "../domain/merge.ts";
import { type ChangeCartDeps, changeCart } from "./change-cart.ts";
import { lookUpOffers, type ShelfDeps } from "./shelf.ts";
import { type ShownCart, showCart } from "./show-cart.ts";

/** @throws CartError CART_EMPTY, CART_CHANGED, CHECKOUT_BEGUN */
export const beginCheckout =
  (deps: ChangeCartDeps & ShelfDeps) =>
  async (
    { ownerId, ...command }: BeginCommand & { readonly ownerId: string },
    context: RequestContext,
  ): Promise<ShownCart> => {
    let lines: readonly Line[] = [];
    const cart = await changeCart(deps, ownerId, context.signal, (before, now) => {
      const begun = begin(before, command, now);
      lines = begun.lines;
      return begun.cart;
    });
    const productIds = lines.map(({ productId }) => productId);
    return showCart(deps, { ...cart, lines }, context, await lookUpOffers(deps, productIds, context));
  };

/** Frees the cart, and the one that its lines have gone to since. */
export const endCheckout =
  (deps: ChangeCartDeps) =>
  async (
    { ownerId, orderId }: { readonly ownerId: string; readonly orderId: string },
    signal: AbortSignal,
  ): Promise<void> => {
    const cart = await changeCart(deps, ownerId, signal, (before, now) => end(before, orderId, now));
    const to = movedTo(cart, orderId);
    if (to !== undefined) await changeCart(deps, to, signal, (before, now) => end(before, orderId, now));
  };
