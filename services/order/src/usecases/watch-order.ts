import type { RequestContext } from "@souk/chassis/context";
import type { Sleep } from "@souk/chassis/ports";
import type { Order } from "../domain/order.ts";
import { isOver, stateOf } from "../domain/step.ts";
import { findOrder } from "./find-order.ts";
import type { OrderHistory, OrderNews, OrderStore } from "./ports.ts";

/** Not every change that a buyer can see has an event: that he cancels, say, or has done what his bank wanted. */
const LOOK_EVERY_MS = 1_000;

export interface WatchDeps {
  readonly orders: OrderStore;
  readonly history: OrderHistory;
}

export interface WatchOrderDeps extends WatchDeps {
  readonly sleep: Sleep;
}

/** The order as it stands, and the token that stands for the place after that. */
export interface OrderSeen {
  readonly token: string;
  readonly order: Order;
}

/**
 * Shows an order now, after each of its events, and whenever what its buyer can see of it has changed, until it is over. The end of the
 * history is looked up before the order is read, so that a change which falls between the two is shown: perhaps a second time, but never
 * not at all.
 *
 * @throws OrderError ORDER_NOT_FOUND; AppError WATCH_TOKEN_EXPIRED
 */
export const watchOrder = (deps: WatchOrderDeps) =>
  async function* (
    { orderId, resumeToken }: { readonly orderId: string; readonly resumeToken: string },
    context: RequestContext,
  ): AsyncGenerator<OrderSeen, void> {
    const token = resumeToken || (await deps.history.end());
    const seen = { token, order: await findOrder(deps.orders, orderId, context) };
    yield seen;
    if (!isOver(seen.order.step)) yield* changesAfter(deps, seen, context);
  };

async function* changesAfter(
  deps: WatchOrderDeps,
  first: OrderSeen,
  context: RequestContext,
): AsyncGenerator<OrderSeen, void> {
  let { token, order } = first;
  for await (const batch of batchesAndPauses(deps, token, context.signal)) {
    const news = batch.findLast(({ orderId }) => orderId === order.id);
    if (!news && batch.length > 0) continue;
    const before = order;
    order = await findOrder(deps.orders, order.id, context);
    token = news?.token ?? token;
    if (news || isOver(order.step) || shown(order) !== shown(before)) yield { token, order };
    if (isOver(order.step)) return;
  }
}

/** What has happened after the token, in batches; and now and then an empty one, however much others do. */
async function* batchesAndPauses(
  { history, sleep }: WatchOrderDeps,
  token: string,
  signal: AbortSignal,
): AsyncGenerator<readonly OrderNews[], void> {
  const stopped = new AbortController();
  const over = AbortSignal.any([signal, stopped.signal]);
  const batches = history.after(token, over)[Symbol.asyncIterator]();
  let batch: ReturnType<typeof batches.next> | undefined;
  let pause: Promise<undefined> | undefined;
  try {
    while (!signal.aborted) {
      batch ??= batches.next();
      pause ??= sleep(LOOK_EVERY_MS, over).then(() => undefined);
      const first = await Promise.race([batch, pause]);
      if (first?.done || signal.aborted) return;
      if (first) batch = undefined;
      else pause = undefined;
      yield first?.value ?? [];
    }
  } finally {
    stopped.abort();
    await batch?.catch(() => undefined); // whoever has gone wants no more of it
    await batches.return?.();
  }
}

/** What of an order changes before its buyer's eyes. */
function shown(order: Order): string {
  const { action, cancelReason, declineCode, refunds } = order;
  return JSON.stringify([
    stateOf(order),
    action,
    cancelReason,
    declineCode,
    refunds.map(({ id, state }) => [id, state]),
  ]);
}
