import type { RequestContext } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import type { Clock } from "@souk/chassis/ports";
import type { Order, OrderChange } from "../domain/order.ts";
import { findOrder } from "./find-order.ts";
import type { OrderStore } from "./ports.ts";

export interface ChangeDeps {
  readonly orders: OrderStore;
  readonly clock: Clock;
}

/** Which order, and the version that the caller has read, where that matters. */
export interface Target {
  readonly orderId: string;
  readonly expectedV: bigint | undefined;
}

/**
 * Reads, decides and stores over the version read, and begins again when somebody else was faster. Where there is nothing to change it does
 * not matter what the caller has read: a repeat finds an order that the first call has changed.
 *
 * @param decide gives undefined where there is nothing to change
 * @throws OrderError ORDER_NOT_FOUND, and what `decide` throws; AppError ETAG_MISMATCH
 */
export async function changeOrder(
  { orders, clock }: ChangeDeps,
  { orderId, expectedV }: Target,
  context: RequestContext,
  decide: (order: Order, now: Date) => OrderChange | undefined,
): Promise<Order> {
  for (;;) {
    context.signal.throwIfAborted();
    const order = await findOrder(orders, orderId, context);
    const change = decide(order, new Date(clock.now()));
    if (!change) return order;
    if (expectedV !== undefined && expectedV !== order.v) {
      throw sharedError("ETAG_MISMATCH", "The order has changed since it was read. Read it again.");
    }
    context.signal.throwIfAborted();
    const stored = await orders.write(change, { traceparent: context.traceparent });
    if (stored) return stored;
  }
}
