import assert from "node:assert/strict";
import { type FakePorts, fakePorts } from "@souk/chassis/testing";
import { emptyCart, type Offer } from "../../src/domain/cart.ts";
import { addItem, removeItem, setItemQuantity, takeAllOut } from "../../src/usecases/change-items.ts";
import { beginCheckout, endCheckout } from "../../src/usecases/checkout.ts";
import { forgetCarts } from "../../src/usecases/forget-carts.ts";
import { getCart } from "../../src/usecases/get-cart.ts";
import { mergeCart } from "../../src/usecases/merge-cart.ts";
import type { CartStore } from "../../src/usecases/ports.ts";
import { removeBought } from "../../src/usecases/remove-bought.ts";
import { MemoryCartStore } from "./memory-cart-store.ts";
import { call, contents, context, offer } from "./mothers.ts";

/** What the neighbours know; undefined where they do not answer. */
export interface Neighbours {
  offers: Map<string, Offer> | undefined;
  levels: Map<string, bigint> | undefined;
}

export function selling(...productIds: string[]): Neighbours {
  return {
    offers: new Map(productIds.map((productId) => [productId, offer(productId)])),
    levels: new Map(productIds.map((productId) => [productId, 50n])),
  };
}

/** The use cases over a store in memory, with neighbours that say what the test wants. A guest's token is the guest's id. */
export function openCarts(
  neighbours: Neighbours,
  carts: CartStore = new MemoryCartStore(),
  ports: FakePorts = fakePorts(),
) {
  const deps = {
    ...{ ...ports, carts, shopCurrency: "EUR" },
    offers: { of: async () => neighbours.offers },
    stockLevels: { of: async () => neighbours.levels },
    guestTokens: { guestOf: async (token: string) => (token.startsWith("guest") ? token : undefined) },
  };
  const [add, set, remove] = [addItem(deps), setItemQuantity(deps), removeItem(deps)];
  const [empty, merge, begin, end] = [takeAllOut(deps), mergeCart(deps), beginCheckout(deps), endCheckout(deps)];
  const [get, bought] = [getCart(deps), removeBought(deps)];
  const { signal } = new AbortController();
  return {
    ...{ carts, ports, forget: forgetCarts(deps) },
    get: (ownerId: string) => get(ownerId, context()),
    contents: async (ownerId: string) => contents((await carts.read(ownerId)) ?? emptyCart(ownerId)),
    add: (ownerId: string, productId: string, quantity = 1, identity = call()) =>
      add({ ownerId, productId, quantity, call: identity }, context()),
    set: (ownerId: string, productId: string, quantity: number, expected?: bigint) =>
      set({ ownerId, productId, quantity, expected }, context()),
    remove: (ownerId: string, productId: string) => remove({ ownerId, productId }, context()),
    empty: (ownerId: string) => empty(ownerId, context()),
    merge: (ownerId: string, guestAccessToken: string, until = signal) =>
      merge({ ownerId, guestAccessToken }, context(until)),
    /** Of the cart as it is now. */
    begin: async (ownerId: string, orderId: string) =>
      begin({ ownerId, orderId, revision: (await carts.read(ownerId))?.revision }, context()),
    beginAt: (ownerId: string, orderId: string, revision: bigint) => begin({ ownerId, orderId, revision }, context()),
    end: (ownerId: string, orderId: string) => end({ ownerId, orderId }, signal),
    bought: (ownerId: string, orderId: string, quantities: Readonly<Record<string, number>>) => {
      const units = Object.entries(quantities).map(([productId, quantity]) => ({ productId, quantity }));
      return bought({ ownerId, orderId, units }, signal);
    },
  };
}

export type Carts = ReturnType<typeof openCarts>;

export async function expectRejected(reason: string, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => (error as { reason?: string }).reason === reason);
}
