import type { RequestContext } from "@souk/chassis/context";
import type { Order } from "../domain/order.ts";
import { isOver } from "../domain/step.ts";
import { findOrder } from "./find-order.ts";
import type { OrderHistory, OrderStore } from "./ports.ts";

export interface WatchDeps {
  readonly orders: OrderStore;
  readonly history: OrderHistory;
}

/** The order as it stands, and the token that stands for the place after that. */
export interface OrderSeen {
  readonly token: string;
  readonly order: Order;
}

/**
 * Shows an order now and after each of its events, until it is over. The end of the history is looked up before the order is read, so that
 * a change which falls between the two is shown: perhaps a second time, but never not at all.
 *
 * @throws OrderError ORDER_NOT_FOUND; AppError WATCH_TOKEN_EXPIRED
 */
export const watchOrder = (deps: WatchDeps) =>
  async function* (
    { orderId, resumeToken }: { readonly orderId: string; readonly resumeToken: string },
    context: RequestContext,
  ): AsyncGenerator<OrderSeen, void> {
    const token = resumeToken || (await deps.history.end());
    const order = await findOrder(deps.orders, orderId, context);
    yield { token, order };
    if (isOver(order.step)) return;
    for await (const batch of deps.history.after(token, context.signal)) {
      const news = batch.findLast((each) => each.orderId === orderId);
      if (!news) continue;
      const now = await findOrder(deps.orders, orderId, context);
      yield { token: news.token, order: now };
      if (isOver(now.step)) return;
    }
  };
