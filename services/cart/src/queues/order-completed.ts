import type { EventHandler } from "@souk/chassis/queues";
import { OrderCompleted } from "@souk/proto/souk/order/v1/events";
import type { removeBought } from "../usecases/remove-bought.ts";

/** The orders' events for cart, as their contract names them. */
export const ORDER_COMPLETED_QUEUE = "cart.order-completed";

/** What was bought goes out of the cart; the cart remembers the order, so that a repeat changes nothing. */
export function onOrderCompleted(remove: ReturnType<typeof removeBought>): EventHandler {
  return async ({ data }, { signal }) => {
    const { buyerId: ownerId, orderId, lines: units } = OrderCompleted.fromJSON(data);
    await remove({ ownerId, orderId, units }, signal);
  };
}
