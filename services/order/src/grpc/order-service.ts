import type { Handlers } from "@souk/chassis/grpc";
import { identifyCall } from "@souk/chassis/idempotency";
import type { PageKeyValue, PageTokens } from "@souk/chassis/pages";
import { OrderState as ProtoState } from "@souk/proto/souk/order/v1/order";
import { type OrderServiceService, PlaceOrderRequest, RefundOrderRequest } from "@souk/proto/souk/order/v1/order_service";
import type { OrderState } from "../domain/step.ts";
import type { cancelOrder } from "../usecases/cancel-order.ts";
import type { getOrder } from "../usecases/find-order.ts";
import type { listOrders } from "../usecases/list-orders.ts";
import type { placeOrder } from "../usecases/place-order.ts";
import type { OrderPosition } from "../usecases/ports.ts";
import type { quoteOrder } from "../usecases/quote-order.ts";
import type { refundOrder } from "../usecases/refund-order.ts";
import { addressFromProto } from "./address-mapping.ts";
import { versionOf } from "./etag.ts";
import { fromMoney } from "./money-mapping.ts";
import { orderToProto, quoteToProto } from "./order-mapping.ts";
import { createSagaHandlers, type SagaUseCases } from "./saga-handlers.ts";
import { createWatchHandlers, type WatchUseCases } from "./watch-handlers.ts";

/** Order's use cases: what the service can do. */
export interface OrderUseCases extends SagaUseCases, WatchUseCases {
  readonly quoteOrder: ReturnType<typeof quoteOrder>;
  readonly placeOrder: ReturnType<typeof placeOrder>;
  readonly getOrder: ReturnType<typeof getOrder>;
  readonly listOrders: ReturnType<typeof listOrders>;
  readonly cancelOrder: ReturnType<typeof cancelOrder>;
  readonly refundOrder: ReturnType<typeof refundOrder>;
}

const DEFAULT_PAGE_SIZE = 24;
const LIST_ORDER = "create_time desc";

const STATES = new Map(Object.entries(ProtoState).map(([name, value]) => [value, name]));

/** souk.order.v1.OrderService: requests in, use cases, replies out. */
export function createOrderService(app: OrderUseCases, pages: PageTokens): Handlers<typeof OrderServiceService> {
  return {
    ...createSagaHandlers(app),
    ...createWatchHandlers(app),

    quoteOrder: async (request, context) => ({ quote: quoteToProto(await app.quoteOrder(request, context)) }),

    placeOrder: async (request, context) => {
      const canonical = PlaceOrderRequest.encode({ ...request, requestId: "" }).finish();
      const call = identifyCall(context, request.requestId, canonical);
      const shippingAddress = addressFromProto(request.shippingAddress);
      const { order, replayed } = await app.placeOrder({ ...request, shippingAddress, call }, context);
      if (replayed) context.setReplyMetadata("idempotency-replayed", "true");
      return { order: orderToProto(order) };
    },

    getOrder: async ({ orderId }, context) => ({ order: orderToProto(await app.getOrder(orderId, context)) }),

    listOrders: async ({ pageSize, pageToken, ...asked }, context) => {
      const { allBuyers, buyerId, needsAttention, orderNumber: number } = asked;
      const state = STATES.get(asked.state) ?? "";
      const filters = { allBuyers: String(allBuyers), buyerId, state, needsAttention: String(needsAttention), number };
      const list = { filters: { ...filters, subject: context.principal?.subject ?? "" }, order: LIST_ORDER };
      const query = {
        allBuyers,
        ...(buyerId ? { buyerId } : {}),
        ...(asked.state ? { state: state as OrderState } : {}),
        ...(needsAttention ? { needsAttention } : {}),
        ...(number ? { number } : {}),
      };
      const page = { after: positionOf(pages.decode(pageToken, list)), size: pageSize || DEFAULT_PAGE_SIZE };
      const { orders, next } = await app.listOrders(query, page, context);
      const nextPageToken = next ? pages.encode(list, [next.createTime, next.id]) : "";
      return { orders: orders.map(orderToProto), nextPageToken };
    },

    cancelOrder: async ({ orderId, etag }, context) => {
      const target = { orderId, expectedV: versionOf(etag) };
      return { order: orderToProto(await app.cancelOrder(target, context)) };
    },

    refundOrder: async (request, context) => {
      const { orderId, reason, etag, requestId } = request;
      const canonical = RefundOrderRequest.encode({ ...request, requestId: "" }).finish();
      const call = identifyCall(context, requestId, canonical);
      const amount = request.amount && fromMoney(request.amount);
      const command = { orderId, expectedV: versionOf(etag), amount, reason, call };
      const { order, replayed } = await app.refundOrder(command, context);
      if (replayed) context.setReplyMetadata("idempotency-replayed", "true");
      return { order: orderToProto(order) };
    },
  };
}

function positionOf(keys: PageKeyValue[] | undefined): OrderPosition | undefined {
  return keys && { createTime: keys[0] as Date, id: keys[1] as string };
}
