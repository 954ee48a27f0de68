import type { Cart } from "../domain/cart.ts";

/** A cart as it is stored. Lists, not maps: a product's id may hold dots, which not every store takes in the name of a field. */
export interface CartDocument extends Omit<Cart, "ownerId" | "leaving"> {
  readonly _id: string;
  readonly leaving?: Cart["leaving"];
}

export function toDocument({ ownerId, leaving, ...rest }: Cart): CartDocument {
  return { _id: ownerId, ...rest, ...(leaving ? { leaving } : {}) };
}

export function toCart({ _id, ...rest }: CartDocument): Cart {
  return { ownerId: _id, ...rest };
}
