import type { Handlers } from "@souk/chassis/grpc";
import type { OrderServiceService, WatchCompletedOrdersResponse } from "@souk/proto/souk/order/v1/order_service";
import type { Order } from "../domain/order.ts";
import type { CompletedStep, watchCompletedOrders } from "../usecases/watch-completed.ts";
import type { watchOrder } from "../usecases/watch-order.ts";
import { orderToProto } from "./order-mapping.ts";

export interface WatchUseCases {
  readonly watchOrder: ReturnType<typeof watchOrder>;
  readonly watchCompletedOrders: ReturnType<typeof watchCompletedOrders>;
}

export function createWatchHandlers(
  app: WatchUseCases,
): Pick<Handlers<typeof OrderServiceService>, keyof WatchUseCases> {
  return {
    watchOrder: async function* (request, context) {
      for await (const { token: resumeToken, order } of app.watchOrder(request, context)) {
        yield { resumeToken, order: orderToProto(order) };
      }
    },
    watchCompletedOrders: async function* (request, { signal }) {
      for await (const step of app.watchCompletedOrders(request, signal)) yield toMessage(step);
    },
  };
}

function toMessage(step: CompletedStep): WatchCompletedOrdersResponse {
  switch (step.kind) {
    case "BEGUN":
      return { resumeToken: step.token, event: undefined };
    case "SNAPSHOT_COMPLETE":
      return { resumeToken: step.token, event: { $case: "snapshotComplete", value: {} } };
    case "COMPLETED":
      return { resumeToken: step.token, event: { $case: "completed", value: completedOf(step.order) } };
  }
}

/** What was bought together, and by whom; nothing else is others' business. */
function completedOf({ id: orderId, buyerId, lines, completeTime }: Order) {
  return { orderId, buyerId, completeTime, lines: lines.map(({ productId, quantity }) => ({ productId, quantity })) };
}
