import type { Clock } from "@souk/chassis/ports";
import type { OrderStore, Wake } from "./ports.ts";

const BATCH = 100;

/** Goes on with the orders that are due: their driver has died, or it was to be tried again now. Asks nobody but the database. */
export const sweepOrders =
  ({ orders, clock, wake }: { readonly orders: OrderStore; readonly clock: Clock; readonly wake: Wake }) =>
  async (): Promise<void> => {
    for (const orderId of await orders.due(new Date(clock.now()), BATCH)) wake(orderId);
  };
