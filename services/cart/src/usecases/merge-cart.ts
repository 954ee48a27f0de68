import type { RequestContext } from "@souk/chassis/context";
import type { Ids } from "@souk/chassis/ports";
import { type Cart, cartFull, emptyCart } from "../domain/cart.ts";
import { guestTokenInvalid } from "../domain/errors.ts";
import { beginLeaving } from "../domain/merge.ts";
import { type ChangeCartDeps, finishMerge } from "./change-cart.ts";
import type { GuestTokens } from "./ports.ts";
import type { ShelfDeps } from "./shelf.ts";
import { type ShownCart, showCart } from "./show-cart.ts";

export interface MergeCartDeps extends ChangeCartDeps, ShelfDeps {
  readonly guestTokens: GuestTokens;
  readonly ids: Ids;
}

export interface MergeCommand {
  readonly ownerId: string;
  readonly guestAccessToken: string;
}

/** @throws CartError GUEST_TOKEN_INVALID, CART_FULL */
export const mergeCart =
  (deps: MergeCartDeps) =>
  async ({ ownerId, guestAccessToken }: MergeCommand, context: RequestContext): Promise<ShownCart> => {
    const guestId = await deps.guestTokens.guestOf(guestAccessToken);
    if (guestId === undefined) throw guestTokenInvalid();
    for (let merged = false; !merged; ) merged = await tryToMerge(deps, guestId, ownerId, context.signal);
    return showCart(deps, (await deps.carts.read(ownerId)) ?? emptyCart(ownerId), context);
  };

/** False where the guest's cart changed meanwhile, or was on its way into another one. */
async function tryToMerge(deps: MergeCartDeps, guestId: string, to: string, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  const guest = await deps.carts.read(guestId);
  if (!guest || guest.lines.length === 0) return true;
  const marked = guest.leaving ? guest : await markAsLeaving(deps, guest, to);
  if (!marked) return false;
  const outcome = await finishMerge(deps, marked, signal);
  if (marked.leaving?.to !== to) return false;
  if (outcome === "REFUSED") throw cartFull();
  return true;
}

async function markAsLeaving({ carts, clock, ids }: MergeCartDeps, guest: Cart, to: string): Promise<Cart | undefined> {
  const leaving = beginLeaving(guest, { mergeId: ids.next(), to }, new Date(clock.now()));
  return (await carts.write(leaving)) ? leaving : undefined;
}
