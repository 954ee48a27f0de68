import type { Clock } from "@souk/chassis/ports";
import { KEPT_MS } from "../domain/cart.ts";
import type { CartStore } from "./ports.ts";

/** Forgets carts that nobody has changed for 30 days. */
export const forgetCarts =
  ({ carts, clock }: { readonly carts: CartStore; readonly clock: Clock }) =>
  (): Promise<void> =>
    carts.forget(new Date(clock.now() - KEPT_MS));
