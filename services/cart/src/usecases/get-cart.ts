import type { RequestContext } from "@souk/chassis/context";
import { emptyCart } from "../domain/cart.ts";
import type { CartStore } from "./ports.ts";
import type { ShelfDeps } from "./shelf.ts";
import { type ShownCart, showCart } from "./show-cart.ts";

export interface GetCartDeps extends ShelfDeps {
  readonly carts: CartStore;
}

export const getCart =
  (deps: GetCartDeps) =>
  async (ownerId: string, context: RequestContext): Promise<ShownCart> =>
    showCart(deps, (await deps.carts.read(ownerId)) ?? emptyCart(ownerId), context);
