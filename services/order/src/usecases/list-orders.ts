import { hasRole, type RequestContext } from "@souk/chassis/context";
import { invalidRequest, sharedError } from "@souk/chassis/errors";
import type { Order } from "../domain/order.ts";
import type { OrderFilter, OrderPosition, OrderStore } from "./ports.ts";

export interface ListQuery extends OrderFilter {
  /** Of everybody, or of `buyerId`; for staff. */
  readonly allBuyers: boolean;
}

export interface OrderPage {
  readonly orders: readonly Order[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: OrderPosition;
}

/** @throws AppError ACCESS_DENIED for the orders of others, INVALID_REQUEST for filters that do not go together */
export const listOrders =
  ({ orders }: { readonly orders: OrderStore }) =>
  async (
    query: ListQuery,
    page: { readonly after: OrderPosition | undefined; readonly size: number },
    context: RequestContext,
  ): Promise<OrderPage> => {
    const found = await orders.list(filterOf(query, context), page.after, page.size + 1);
    const shown = found.slice(0, page.size);
    const last = shown.at(-1);
    return found.length > page.size && last ? { orders: shown, next: last } : { orders: shown };
  };

function filterOf({ allBuyers, ...filter }: ListQuery, { principal }: RequestContext): OrderFilter {
  const { state, buyerId, needsAttention, number } = filter;
  const special = [buyerId, needsAttention, number].filter((value) => value !== undefined);
  if (!allBuyers) {
    if (special.length > 0)
      throw notTogether("all_buyers", "must be set with buyer_id, needs_attention and order_number");
    return { buyerId: principal?.subject ?? "", ...(state ? { state } : {}) };
  }
  if (!hasRole(principal, "STAFF")) {
    throw sharedError("ACCESS_DENIED", "Only staff see the orders of others.", { metadata: { needs: "STAFF" } });
  }
  const alone = needsAttention !== undefined || number !== undefined;
  if (alone && (special.length > 1 || state)) {
    throw notTogether("needs_attention", "and order_number go with no other filter");
  }
  return filter;
}

function notTogether(field: string, description: string) {
  return invalidRequest({ field, description });
}
