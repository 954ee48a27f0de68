import type { NewEvent } from "@souk/chassis/events";
import {
  OrderActionRequired,
  OrderCancelled,
  OrderCompleted,
  OrderNeedsAttention,
  OrderPlaced,
  OrderRefunded,
} from "@souk/proto/souk/order/v1/events";
import { CancelReason } from "@souk/proto/souk/order/v1/order";
import type { Money } from "../domain/money.ts";
import type { Order, OrderEvent } from "../domain/order.ts";

/** The contract's event for what happened in the domain: ids and facts, nothing personal. */
export function toNewEvent({ id: orderId, buyerId, lines, totals, cancelReason }: Order, event: OrderEvent): NewEvent {
  const whose = { orderId, buyerId };
  switch (event.kind) {
    case "OrderPlaced":
      return { type: OrderPlaced.$type, data: OrderPlaced.toJSON({ ...whose, total: money(totals.total) }) };
    case "OrderActionRequired":
      return { type: OrderActionRequired.$type, data: OrderActionRequired.toJSON(whose) };
    case "OrderCompleted": {
      const bought = lines.map(({ productId, quantity }) => ({ productId, quantity }));
      const data = OrderCompleted.toJSON({ ...whose, lines: bought, total: money(totals.total) });
      return { type: OrderCompleted.$type, data };
    }
    case "OrderCancelled": {
      const reason = CancelReason[cancelReason ?? "UNSPECIFIED"];
      return { type: OrderCancelled.$type, data: OrderCancelled.toJSON({ ...whose, reason }) };
    }
    case "OrderRefunded": {
      const { id: refundId, amount } = event.refund;
      const data = OrderRefunded.toJSON({ ...whose, refundId, amount: money(amount) });
      return { type: OrderRefunded.$type, data };
    }
    case "OrderNeedsAttention": {
      const data = OrderNeedsAttention.toJSON({ orderId, reason: event.reason });
      return { type: OrderNeedsAttention.$type, data };
    }
  }
}

function money({ currency, amountMinor }: Money) {
  return { currencyCode: currency, amountMinor };
}
