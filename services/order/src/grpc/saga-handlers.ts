import type { RequestContext } from "@souk/chassis/context";
import { versionOf } from "@souk/chassis/etag";
import type { Handlers } from "@souk/chassis/grpc";
import type { OrderServiceService } from "@souk/proto/souk/order/v1/order_service";
import type { getOrder } from "../usecases/find-order.ts";
import type { compensateOrder, retryOrder, skipOrderStep } from "../usecases/handle-stuck.ts";
import { sagaToProto } from "./order-mapping.ts";

export interface SagaUseCases {
  readonly getOrder: ReturnType<typeof getOrder>;
  readonly retryOrder: ReturnType<typeof retryOrder>;
  readonly compensateOrder: ReturnType<typeof compensateOrder>;
  readonly skipOrderStep: ReturnType<typeof skipOrderStep>;
}

type SagaRpcs = "getOrderSaga" | "retryOrder" | "compensateOrder" | "skipOrderStep";

interface ByHandRequest {
  readonly orderId: string;
  readonly reason: string;
  readonly etag: string;
}

/** What staff sees of an order's saga, and does with it. */
export function createSagaHandlers(app: SagaUseCases): Pick<Handlers<typeof OrderServiceService>, SagaRpcs> {
  const byHand =
    (decide: SagaUseCases["retryOrder"]) =>
    async ({ orderId, reason, etag }: ByHandRequest, context: RequestContext) => ({
      saga: sagaToProto(await decide({ orderId, reason, expectedV: versionOf(etag) }, context)),
    });
  return {
    getOrderSaga: async ({ orderId }, context) => ({ saga: sagaToProto(await app.getOrder(orderId, context)) }),
    retryOrder: byHand(app.retryOrder),
    compensateOrder: byHand(app.compensateOrder),
    skipOrderStep: byHand(app.skipOrderStep),
  };
}
