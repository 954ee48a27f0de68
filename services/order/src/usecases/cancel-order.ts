import { hasRole, type RequestContext } from "@souk/chassis/context";
import { cancelled } from "../domain/cancel.ts";
import type { Order } from "../domain/order.ts";
import { type ChangeDeps, changeOrder, type Target } from "./change-order.ts";
import type { Wake } from "./ports.ts";

/** @throws OrderError ORDER_NOT_FOUND, ORDER_NOT_CANCELLABLE; AppError ETAG_MISMATCH */
export const cancelOrder =
  (deps: ChangeDeps & { readonly wake: Wake }) =>
  async (target: Target, context: RequestContext): Promise<Order> => {
    const { principal } = context;
    const order = await changeOrder(deps, target, context, (before, now) => {
      const isStaff = before.buyerId !== principal?.subject && hasRole(principal, "STAFF");
      return cancelled(before, isStaff ? "STAFF" : "BUYER", now);
    });
    deps.wake(order.id);
    return order;
  };
