import type { OutboxFields } from "@souk/chassis/events";
import type { Order } from "../domain/order.ts";
import { type OrderState, stateOf } from "../domain/step.ts";

/** What an order lacks for most of its life; absent fields keep the indexes over them small. */
export const SOMETIMES = ["nextAt", "attention", "paymentToken", "action", "cancelReason", "completeTime"] as const;

/** An order as it is stored, with what it is looked up by. */
export interface OrderDocument extends Omit<Order, "id" | "seq">, OutboxFields {
  _id: string;
  /** Follows from the step; for lists. */
  state: OrderState;
}

/** Everything but the id and the outbox. */
export function toFields({ id: _id, seq: _seq, ...order }: Order): Omit<OrderDocument, "_id" | keyof OutboxFields> {
  return { ...present(order), state: stateOf(order) };
}

/** As a database gives it back: without what is not there. */
export function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

export function toOrder({ _id, state: _state, outbox: _outbox, outboxAt: _outboxAt, ...order }: OrderDocument): Order {
  return { id: _id, ...order };
}
