import type { Order } from "../domain/order.ts";
import type { WatchDeps } from "./watch-order.ts";

export interface WatchCompletedQuery {
  /** Empty begins with the next completed order, after the snapshot where one is wanted. */
  readonly resumeToken: string;
  readonly snapshot: boolean;
}

/** One step of a watch. A token stands for the place after the step; while a snapshot lasts there is none. */
export type CompletedStep =
  | { readonly kind: "BEGUN" | "SNAPSHOT_COMPLETE"; readonly token: string }
  | { readonly kind: "COMPLETED"; readonly token: string; readonly order: Order };

/**
 * Follows the orders that are completed. The end of the history is looked up before the snapshot is read: what is completed between the
 * two is told of after the snapshot, perhaps a second time.
 *
 * @throws AppError WATCH_TOKEN_EXPIRED
 */
export const watchCompletedOrders = (deps: WatchDeps) =>
  async function* (
    { resumeToken, snapshot }: WatchCompletedQuery,
    signal: AbortSignal,
  ): AsyncGenerator<CompletedStep, void> {
    const token = resumeToken || (await deps.history.end());
    if (snapshot && !resumeToken) yield* everyCompleted(deps);
    if (!resumeToken) yield { kind: snapshot ? "SNAPSHOT_COMPLETE" : "BEGUN", token };
    yield* completedAfter(deps, token, signal);
  };

async function* everyCompleted({ orders }: WatchDeps): AsyncGenerator<CompletedStep, void> {
  for await (const batch of orders.everyCompleted()) {
    for (const order of batch) yield { kind: "COMPLETED", token: "", order };
  }
}

async function* completedAfter(
  { orders, history }: WatchDeps,
  token: string,
  signal: AbortSignal,
): AsyncGenerator<CompletedStep, void> {
  for await (const batch of history.after(token, signal)) {
    const news = batch.filter(({ kind }) => kind === "COMPLETED");
    const found = await orders.getMany(news.map(({ orderId }) => orderId));
    const byId = new Map(found.map((order) => [order.id, order]));
    for (const { token: after, orderId } of news) {
      const order = byId.get(orderId);
      if (order) yield { kind: "COMPLETED", token: after, order };
    }
  }
}
