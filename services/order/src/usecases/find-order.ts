import { hasRole, type RequestContext } from "@souk/chassis/context";
import { OrderError } from "../domain/errors.ts";
import type { Order } from "../domain/order.ts";
import type { OrderStore } from "./ports.ts";

/** The order, if the caller may see it: a buyer sees his own, staff all. @throws OrderError ORDER_NOT_FOUND */
export async function findOrder(
  orders: Pick<OrderStore, "read">,
  orderId: string,
  { principal }: Pick<RequestContext, "principal">,
): Promise<Order> {
  const order = await orders.read(orderId);
  if (order && (order.buyerId === principal?.subject || hasRole(principal, "STAFF"))) return order;
  throw new OrderError("ORDER_NOT_FOUND", "There is no such order.");
}

/** @throws OrderError ORDER_NOT_FOUND */
export const getOrder =
  ({ orders }: { readonly orders: OrderStore }) =>
  (orderId: string, context: RequestContext): Promise<Order> =>
    findOrder(orders, orderId, context);
