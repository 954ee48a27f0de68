import type { Order, OrderChange } from "./order.ts";
import { orderNumberOf } from "./order-number.ts";

/** What an order is made of when it is placed. */
export type Placed = Pick<
  Order,
  | "id"
  | "buyerId"
  | "fingerprint"
  | "lines"
  | "totals"
  | "shippingMethod"
  | "shippingAddress"
  | "email"
  | "couponCode"
  | "paymentToken"
>;

/** So long whoever placed an order has for its first steps before a sweep goes on with it. */
export const LEASE_MS = 2_000;

export function placed(parts: Placed, now: Date): OrderChange {
  const order: Order = {
    ...parts,
    ...{ number: orderNumberOf(parts.id), v: 1n, seq: 0n, step: "RESERVING", stepSince: now, tries: 0, unforeseen: 0 },
    nextAt: new Date(now.getTime() + LEASE_MS),
    log: [{ time: now, step: "RESERVING", cause: "placed" }],
    ...{ declineCode: "", refunds: [], createTime: now, updateTime: now },
  };
  return { order, events: [{ kind: "OrderPlaced" }] };
}
