import type { EventWatch } from "@souk/chassis/events";
import { OrderCompleted } from "@souk/proto/souk/order/v1/events";
import type { OrderHistory } from "../usecases/ports.ts";

/** The history of orders in the event log: each event of an order is one piece of news. */
export function createOrderHistory(watch: EventWatch): OrderHistory {
  return {
    end: () => watch.end(),
    after: async function* (token, signal) {
      for await (const events of watch.after(token, signal)) {
        yield events.map(({ token: after, subject, type }) => ({
          ...{ token: after, orderId: subject },
          kind: type === OrderCompleted.$type ? ("COMPLETED" as const) : ("OTHER" as const),
        }));
      }
    },
  };
}
