import type { RequestContext } from "@souk/chassis/context";
import type { Cart, Offer } from "../domain/cart.ts";

export interface CartStore {
  read(ownerId: string): Promise<Cart | undefined>;
  /** Stores a cart over the version before it, or as the owner's first; false when something else is stored by now. */
  write(cart: Cart): Promise<boolean>;
  /** Forgets the carts that were changed last before the time. */
  forget(before: Date): Promise<void>;
}

/** The catalog, as far as it answers soon. */
export interface Offers {
  /** What can be bought of these products, by their ids; undefined when nobody answers. */
  of(productIds: readonly string[], context: RequestContext): Promise<ReadonlyMap<string, Offer> | undefined>;
}

/** The inventory, as far as it answers soon. */
export interface StockLevels {
  /** How many units there are of these products, by their ids; undefined when nobody answers. */
  of(productIds: readonly string[], context: RequestContext): Promise<ReadonlyMap<string, bigint> | undefined>;
}

export interface GuestTokens {
  /** Whose token it is; undefined where it is none of a guest. */
  guestOf(accessToken: string): Promise<string | undefined>;
}
