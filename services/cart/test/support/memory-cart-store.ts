import type { Cart } from "../../src/domain/cart.ts";
import type { CartStore } from "../../src/usecases/ports.ts";

/** The store's port in memory; the suite that it shares with MongoDB's keeps the two alike. */
export class MemoryCartStore implements CartStore {
  readonly #carts = new Map<string, Cart>();

  async read(ownerId: string): Promise<Cart | undefined> {
    return this.#carts.get(ownerId);
  }

  async write(cart: Cart): Promise<boolean> {
    if ((this.#carts.get(cart.ownerId)?.v ?? 0n) !== cart.v - 1n) return false;
    this.#carts.set(cart.ownerId, cart);
    return true;
  }

  async forget(before: Date): Promise<void> {
    for (const [ownerId, { changeTime }] of this.#carts) if (changeTime < before) this.#carts.delete(ownerId);
  }
}
