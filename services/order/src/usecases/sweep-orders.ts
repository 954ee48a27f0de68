import type { Clock, Random } from "@souk/chassis/ports";
import type { OrderStore } from "./ports.ts";

const BATCH = 100;

export interface SweepDeps {
  readonly orders: OrderStore;
  readonly clock: Clock;
  readonly random: Random;
  /** Goes on with an order, and does not wait; false where this process has enough to do. */
  readonly offer: (orderId: string) => boolean;
}

/**
 * Goes on with the orders that are due: their driver has died, or it was to be tried again now. Asks nobody but the database. Each replica
 * begins with another one of them, so that they do not all do the same.
 */
export const sweepOrders =
  ({ orders, clock, random, offer }: SweepDeps) =>
  async (): Promise<void> => {
    const due = await orders.due(new Date(clock.now()), BATCH);
    const first = Math.floor(random.next() * due.length);
    [...due.slice(first), ...due.slice(0, first)].every(offer);
  };
