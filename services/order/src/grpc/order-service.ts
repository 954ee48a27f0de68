import type { RequestContext } from "@souk/chassis/context";
import { versionOf } from "@souk/chassis/etag";
import type { Handlers } from "@souk/chassis/grpc";
import { identifyCall } from "@souk/chassis/idempotency";
import type { PageKeyValue, PageTokens } from "@souk/chassis/pages";
import { OrderState as ProtoState } from "@souk/proto/souk/order/v1/order";
import {
  type ListOrdersRequest,
  type OrderServiceService,
  PlaceOrderRequest,
  RefundOrderRequest,
} from "@souk/proto/souk/order/v1/order_service";
import type { OrderState } from "../domain/step.ts";
import type { cancelOrder } from "../usecases/cancel-order.ts";
import type { getOrder } from "../usecases/find-order.ts";
import type { ListQuery, listOrders } from "../usecases/list-orders.ts";
import type { placeOrder } from "../usecases/place-order.ts";
import type { OrderPosition } from "../usecases/ports.ts";
import type { quoteOrder } from "../usecases/quote-order.ts";
import type { refundOrder } from "../usecases/refund-order.ts";
import { addressFromProto } from "./address-mapping.ts";
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
      const list = { filters: filtersOf(asked, context), order: LIST_ORDER };
      const page = { after: positionOf(pages.decode(pageToken, list)), size: pageSize || DEFAULT_PAGE_SIZE };
      const { orders, next } = await app.listOrders(queryOf(asked), page, context);
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

type ListFilters = Omit<ListOrdersRequest, "pageSize" | "pageToken">;

/** What a page token is bound to: the list, and whose it is. */
function filtersOf({ allBuyers, buyerId, state, needsAttention, orderNumber }: ListFilters, context: RequestContext) {
  const flags = { allBuyers: String(allBuyers), needsAttention: String(needsAttention), state: String(state) };
  return { ...flags, buyerId, orderNumber, subject: context.principal?.subject ?? "" };
}

function queryOf({ allBuyers, buyerId, state, needsAttention, orderNumber: number }: ListFilters): ListQuery {
  return {
    allBuyers,
    ...(buyerId ? { buyerId } : {}),
    ...(state ? { state: STATES.get(state) as OrderState } : {}),
    ...(needsAttention ? { needsAttention } : {}),
    ...(number ? { number } : {}),
  };
}
