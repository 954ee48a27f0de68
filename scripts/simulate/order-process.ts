import type { Logger } from "@souk/chassis/log";
import { createCarts } from "../../services/order/src/clients/carts.ts";
import { createPayments } from "../../services/order/src/clients/payments.ts";
import { createStock } from "../../services/order/src/clients/stock.ts";
import { SHIPPING_TABLE } from "../../services/order/src/domain/shipping.ts";
import { onPaymentUpdated } from "../../services/order/src/queues/drive-order.ts";
import { Driver } from "../../services/order/src/queues/driver.ts";
import { CHECKOUT } from "../../services/order/src/sagas/checkout.ts";
import { driveOrder } from "../../services/order/src/sagas/drive.ts";
import { withReasons } from "../../services/order/src/store/with-reasons.ts";
import { cancelOrder } from "../../services/order/src/usecases/cancel-order.ts";
import { couponUses, validCoupons } from "../../services/order/src/usecases/coupon-uses.ts";
import { compensateOrder, retryOrder } from "../../services/order/src/usecases/handle-stuck.ts";
import { placeOrder } from "../../services/order/src/usecases/place-order.ts";
import type { QuoteContent, QuoteTokens } from "../../services/order/src/usecases/ports.ts";
import { quoteOrder } from "../../services/order/src/usecases/quote-order.ts";
import { refundOrder } from "../../services/order/src/usecases/refund-order.ts";
import { sweepOrders } from "../../services/order/src/usecases/sweep-orders.ts";
import { consume, inboxOver, tell } from "./deliveries.ts";
import type { Incarnation } from "./incarnation.ts";
import { clientOf, contextOf, type Served } from "./network.ts";
import { loop, type Replicas } from "./replicas.ts";
import type { Surface } from "./surface.ts";

const SWEEP_MS = 1_000;
const HINTS_MS = 500;
const HINT_MS = 60_000;
const MOST_AT_ONCE = 4;
const MOST_IN_LINE = 2;
const SILENT: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Whom orders ask. */
export type Neighbours = Readonly<Record<"cart" | "inventory" | "payment", Replicas<{ readonly served: Served }>>>;

/** The order service, composed as its app.ts composes it, over stores and calls that fail. */
export const bootOrder = (surface: Surface, neighbours: Neighbours) => (incarnation: Incarnation) => {
  const { durable, redis, clock, random, mutation } = surface;
  const reached = incarnation.reaching(durable.orders, "orders");
  const orders = mutation.orders?.(reached) ?? reached;
  const useCounters = incarnation.reaching(durable.useCounters, "uses");
  const counting = {
    ...{ clock, coupons: incarnation.reaching(durable.coupons, "coupons") },
    useCounters: mutation.useCounters?.(useCounters) ?? useCounters,
  };
  const steps = {
    carts: createCarts(clientOf(incarnation, neighbours.cart)),
    stock: createStock(clientOf(incarnation, neighbours.inventory)),
    payments: createPayments(clientOf(incarnation, neighbours.payment)),
    coupons: withReasons(couponUses(counting)),
  };
  const { story } = incarnation.surroundings;
  const told = ({ order }: { order: { id: string; step: string } }, error?: unknown) =>
    error && story.tell(incarnation.name, `${order.id} is set back at ${order.step}:`, error);
  const drive = driveOrder({ ...steps, orders, clock, random, told }, mutation.checkout?.(incarnation) ?? CHECKOUT);
  const handOver = async (orderId: string) => void redis.hints.push(orderId);
  const limits = { most: MOST_AT_ONCE, mostInLine: MOST_IN_LINE };
  const driver = new Driver({ drive, handOver, clock, logger: SILENT, ...limits });
  const wake = (orderId: string) => driver.wake(orderId);
  const deps = {
    ...{ orders, clock, wake, carts: steps.carts, validCoupons: validCoupons(counting), quoteTokens: PLAIN_TOKENS },
    ...{ shippingTable: SHIPPING_TABLE, shopCurrency: "EUR", audit: async () => undefined },
    afterByHand: () => undefined,
  };
  loop(incarnation, SWEEP_MS, sweepOrders({ ...deps, random, offer: (orderId) => driver.offer(orderId) }));
  loop(incarnation, HINTS_MS, async () => {
    const orderId = redis.hints.shift();
    if (orderId) await driver.run(orderId, contextOf(incarnation, HINT_MS));
  });
  const inbox = inboxOver(incarnation, durable.inboxes.order, mutation);
  consume(incarnation, "payment", redis.paymentUpdated, inbox, onPaymentUpdated(wake));
  tell(incarnation, "order", durable.outgoing.order, redis.orderCompleted, mutation);
  const place = placeOrder(deps);
  return {
    quoteOrder: quoteOrder(deps),
    placeOrder: mutation.place?.(place, { ...deps, coupons: steps.coupons }) ?? place,
    cancelOrder: cancelOrder(deps),
    refundOrder: refundOrder(deps),
    retryOrder: retryOrder(deps),
    compensateOrder: compensateOrder(deps),
  };
};

export type OrderApp = ReturnType<ReturnType<typeof bootOrder>>;

/** Signing is proved elsewhere; here a token is what it says. */
const PLAIN_TOKENS: QuoteTokens = {
  write: (content) => JSON.stringify(content, (_, value) => (typeof value === "bigint" ? `${value}n` : value)),
  read: (token) => {
    const revive = (key: string, value: unknown) => {
      if (key === "expireTime") return new Date(value as string);
      return typeof value === "string" && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value;
    };
    return JSON.parse(token, revive) as QuoteContent;
  },
};
