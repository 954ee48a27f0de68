import type { NewEvent } from "@souk/chassis/events";
import { ReservationExpired, StockChanged, StockLow } from "@souk/proto/souk/inventory/v1/events";
import type { Bucket, StockEvent } from "../domain/bucket.ts";

/** The contract's event for what happened in the domain. */
export function toNewEvent({ productId, locationId, available }: Bucket, event: StockEvent): NewEvent {
  const facts = { productId, locationId, availableQuantity: available };
  switch (event.kind) {
    case "StockChanged":
      return { type: StockChanged.$type, data: StockChanged.toJSON(facts) };
    case "StockLow":
      return { type: StockLow.$type, data: StockLow.toJSON({ ...facts, threshold: event.threshold }) };
    case "ReservationExpired": {
      const { orderId, quantity } = event;
      return { type: ReservationExpired.$type, data: ReservationExpired.toJSON({ orderId, productId, quantity }) };
    }
  }
}
