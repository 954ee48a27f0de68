import type { Clock } from "@souk/chassis/ports";
import { type Cart, emptyCart, type Merge } from "../domain/cart.ts";
import { endLeaving, outcomeOf, takeOver } from "../domain/merge.ts";
import type { CartStore } from "./ports.ts";

export interface ChangeCartDeps {
  readonly carts: CartStore;
  readonly clock: Clock;
}

/** The next version of a cart, or the cart itself where there is nothing to change. */
export type Decide = (cart: Cart, now: Date) => Cart;

/** Reads, decides and writes, and begins again when somebody else was faster: so no change is lost. */
export async function changeCart(
  deps: ChangeCartDeps,
  ownerId: string,
  signal: AbortSignal,
  decide: Decide,
): Promise<Cart> {
  for (;;) {
    const cart = await readForChange(deps, ownerId, signal);
    const next = decide(cart, new Date(deps.clock.now()));
    if (next === cart) return cart;
    signal.throwIfAborted();
    if (await deps.carts.write(next)) return next;
  }
}

/** The cart with no merge under way: one that was begun is brought to its end first. */
export async function readForChange(deps: ChangeCartDeps, ownerId: string, signal: AbortSignal): Promise<Cart> {
  for (;;) {
    signal.throwIfAborted();
    const cart = (await deps.carts.read(ownerId)) ?? emptyCart(ownerId);
    if (!cart.leaving) return cart;
    await finishMerge(deps, cart, signal);
  }
}

/** Brings the merge of a cart that is leaving to its end, whoever began it. */
export async function finishMerge(deps: ChangeCartDeps, guest: Cart, signal: AbortSignal): Promise<Merge["outcome"]> {
  const outcome = await decided(deps, guest, signal);
  signal.throwIfAborted();
  await deps.carts.write(endLeaving(guest, outcome, new Date(deps.clock.now()))); // or somebody else has done it
  return outcome;
}

async function decided({ carts, clock }: ChangeCartDeps, guest: Cart, signal: AbortSignal): Promise<Merge["outcome"]> {
  const { mergeId = "", to = "" } = guest.leaving ?? {};
  for (;;) {
    signal.throwIfAborted();
    const cart = (await carts.read(to)) ?? emptyCart(to);
    const known = outcomeOf(cart, mergeId);
    if (known) return known;
    await carts.write(takeOver(cart, guest, mergeId, new Date(clock.now())));
  }
}
