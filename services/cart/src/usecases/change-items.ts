import type { CallIdentity, RequestContext } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import { type Cart, withOffers } from "../domain/cart.ts";
import { addUnits, finishedCall, setQuantity, takeOut, takeOutAll } from "../domain/items.ts";
import { type ChangeCartDeps, changeCart, type Decide, readForChange } from "./change-cart.ts";
import { lookUp, offerFor, type Shelf, type ShelfDeps } from "./shelf.ts";
import { type ShownCart, showCart } from "./show-cart.ts";

export interface ChangeItemsDeps extends ChangeCartDeps, ShelfDeps {}

export interface ItemCommand {
  readonly ownerId: string;
  readonly productId: string;
  readonly quantity: number;
}

export interface Added {
  readonly cart: ShownCart;
  readonly replayed: boolean;
}

/** @throws CartError PRODUCT_NOT_SOLD, CART_FULL, QUANTITY_TOO_LARGE; AppError REQUEST_ID_REUSED, UNAVAILABLE */
export const addItem =
  (deps: ChangeItemsDeps) =>
  async (command: ItemCommand & { readonly call: CallIdentity }, context: RequestContext): Promise<Added> => {
    const { productId, quantity, call } = command;
    let replayed = false;
    const cart = await changeShown(deps, command, context, (shelf) => (before, now) => {
      replayed = isReplay(before, call, now);
      if (replayed) return before;
      const { key, fingerprint } = call;
      const wanted = { productId, quantity, offer: offerFor(shelf, before, productId) };
      return addUnits(before, wanted, key ? { key, fingerprint } : undefined, now);
    });
    return { cart, replayed };
  };

/** @throws CartError PRODUCT_NOT_SOLD, CART_FULL; AppError ETAG_MISMATCH, UNAVAILABLE */
export const setItemQuantity =
  (deps: ChangeItemsDeps) =>
  (
    command: ItemCommand & {
      /** The revision that the caller has read; undefined lets the last writer win. */
      readonly expected: bigint | undefined;
    },
    context: RequestContext,
  ): Promise<ShownCart> => {
    const { productId, quantity, expected } = command;
    return changeShown(deps, command, context, (shelf) => (before, now) => {
      if (expected !== undefined && expected !== before.revision) throw etagMismatch();
      const offer = quantity === 0 ? undefined : offerFor(shelf, before, productId);
      return setQuantity(before, { productId, quantity, offer }, now);
    });
  };

export const removeItem =
  (deps: ChangeItemsDeps) =>
  async ({ ownerId, productId }: Omit<ItemCommand, "quantity">, context: RequestContext): Promise<ShownCart> =>
    showCart(
      deps,
      await changeCart(deps, ownerId, context.signal, (cart, now) => takeOut(cart, productId, now)),
      context,
    );

export const takeAllOut =
  (deps: ChangeItemsDeps) =>
  async (ownerId: string, context: RequestContext): Promise<ShownCart> =>
    showCart(deps, await changeCart(deps, ownerId, context.signal, takeOutAll), context);

/** A change that needs to know of products: they are asked for once, however often the change is tried. */
async function changeShown(
  deps: ChangeItemsDeps,
  { ownerId, productId }: Pick<ItemCommand, "ownerId" | "productId">,
  context: RequestContext,
  decideBy: (shelf: Shelf) => Decide,
): Promise<ShownCart> {
  const { lines } = await readForChange(deps, ownerId, context.signal);
  const shelf = await lookUp(deps, [...lines.map((line) => line.productId), productId], context);
  const decide = decideBy(shelf);
  const cart = await changeCart(deps, ownerId, context.signal, (before, now) => {
    const fresh = { ...before, lines: withOffers(before.lines, shelf.offers ?? new Map()) };
    const next = decide(fresh, now);
    return next === fresh ? before : next;
  });
  return showCart(deps, cart, context, shelf);
}

function isReplay(cart: Cart, { key, fingerprint }: CallIdentity, now: Date): boolean {
  const known = finishedCall(cart, key, now);
  if (known && known.fingerprint !== fingerprint) {
    throw sharedError("REQUEST_ID_REUSED", "This request id came before with another item. Choose a new one.");
  }
  return known !== undefined;
}

function etagMismatch() {
  return sharedError("ETAG_MISMATCH", "The cart has changed since you read it. Read it again and decide anew.");
}
