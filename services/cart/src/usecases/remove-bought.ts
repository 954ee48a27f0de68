import { type BoughtUnits, hasBought, takeOutBought } from "../domain/bought.ts";
import { movedTo } from "../domain/merge.ts";
import { type ChangeCartDeps, changeCart } from "./change-cart.ts";

export interface RemoveBoughtCommand {
  readonly ownerId: string;
  readonly orderId: string;
  readonly units: readonly BoughtUnits[];
}

/** Takes what an order has bought out of the cart that it was in, or of the one that this has become a part of since; once. */
export const removeBought =
  (deps: ChangeCartDeps) =>
  async ({ ownerId, orderId, units }: RemoveBoughtCommand, signal: AbortSignal): Promise<void> => {
    const cart = await changeCart(deps, ownerId, signal, (before, now) =>
      movedTo(before, orderId) === undefined ? takeOutBought(before, orderId, units, now) : before,
    );
    const to = movedTo(cart, orderId);
    if (to === undefined || hasBought(cart, orderId)) return;
    await changeCart(deps, to, signal, (before, now) => takeOutBought(before, orderId, units, now));
  };
