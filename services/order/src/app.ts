import { entryBy } from "@souk/chassis/audit";
import { backgroundContext, currentContext } from "@souk/chassis/context";
import { MongoInbox } from "@souk/chassis/events";
import { createClient } from "@souk/chassis/grpc";
import { type Ports, systemPorts } from "@souk/chassis/ports";
import { createServiceKit, type ServiceApp, type ServiceKit } from "@souk/chassis/service";
import { CartServiceService } from "@souk/proto/souk/cart/v1/cart_service";
import { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import { CouponServiceService } from "@souk/proto/souk/order/v1/coupon_service";
import { OrderServiceService } from "@souk/proto/souk/order/v1/order_service";
import { PaymentServiceService } from "@souk/proto/souk/payment/v1/payment_service";
import { createCarts } from "./clients/carts.ts";
import { createPayments } from "./clients/payments.ts";
import { createStock } from "./clients/stock.ts";
import type { OrderConfig } from "./config.ts";
import type { Order } from "./domain/order.ts";
import { SHIPPING_TABLE } from "./domain/shipping.ts";
import type { Step } from "./domain/step.ts";
import { createCouponService } from "./grpc/coupon-service.ts";
import { createOrderService } from "./grpc/order-service.ts";
import { createQuoteTokens } from "./grpc/quote-tokens.ts";
import {
  DRIVE_ORDER_QUEUE,
  handOverTo,
  onDriveHint,
  onPaymentUpdated,
  PAYMENT_UPDATED_QUEUE,
} from "./queues/drive-order.ts";
import { Driver } from "./queues/driver.ts";
import { createTeller } from "./queues/orders-told.ts";
import { CHECKOUT } from "./sagas/checkout.ts";
import { driveOrder } from "./sagas/drive.ts";
import { MongoCouponStore } from "./store/coupon-store.ts";
import { migrations } from "./store/migrations.ts";
import { createOrderHistory } from "./store/order-history.ts";
import { MongoOrderStore } from "./store/order-store.ts";
import { MongoUseCounterStore } from "./store/use-counter-store.ts";
import { withReasons } from "./store/with-reasons.ts";
import { cancelOrder } from "./usecases/cancel-order.ts";
import { couponUses, validCoupons } from "./usecases/coupon-uses.ts";
import { getOrder } from "./usecases/find-order.ts";
import { compensateOrder, retryOrder, skipOrderStep } from "./usecases/handle-stuck.ts";
import { listOrders } from "./usecases/list-orders.ts";
import { createCoupon, getCoupon, listCoupons, updateCoupon } from "./usecases/manage-coupons.ts";
import { placeOrder } from "./usecases/place-order.ts";
import type { Audit } from "./usecases/ports.ts";
import { quoteOrder } from "./usecases/quote-order.ts";
import { refundOrder } from "./usecases/refund-order.ts";
import { sweepOrders } from "./usecases/sweep-orders.ts";
import { watchCompletedOrders } from "./usecases/watch-completed.ts";
import { watchOrder } from "./usecases/watch-order.ts";

const IDENTITY = { name: "order", protoPackage: "souk.order.v1", migrations };
/** So that an order whose driver has died goes on within two seconds of its lease's end. */
const SWEEP_EVERY_MS = 500;
const COUNT_EVERY_MS = 5_000;
const SWEEP_INBOX_EVERY_MS = 3_600_000;

/** The map of orders: what there is, and what stands on what. */
export function createApp(config: OrderConfig, ports: Ports = systemPorts()): ServiceApp {
  const kit = createServiceKit({ ...IDENTITY, config, ports });
  const { clock, random, sleep } = ports;
  const orders = new MongoOrderStore(kit.mongo.db, ports, () => outbound.wake());
  const outbound = kit.outbound(orders.outbox);
  const teller = createTeller(kit);
  const coupons = new MongoCouponStore(kit.mongo.db);
  const useCounters = new MongoUseCounterStore(kit.mongo.db);
  const counting = { coupons, useCounters, clock };
  const neighbours = composeClients(kit, config);
  const steps = { ...neighbours, coupons: withReasons(couponUses(counting)) };
  const drive = driveOrder({ ...steps, orders, clock, random, told: teller.told });
  const handOver = handOverTo(kit.jobQueue(DRIVE_ORDER_QUEUE), clock);
  const driver = new Driver({ drive, handOver, clock, logger: kit.logger });
  const wake = (orderId: string) => driver.wake(orderId);

  const deps = {
    ...{ orders, clock, sleep, wake, carts: neighbours.carts, history: createOrderHistory(outbound.watch) },
    ...{ validCoupons: validCoupons(counting), quoteTokens: createQuoteTokens(config.quoteTokenSecret) },
    ...{ shippingTable: SHIPPING_TABLE, shopCurrency: config.shopCurrency, audit: auditOf(kit) },
  };
  kit.serve(OrderServiceService, createOrderService(composeOrders(deps), kit.pages));
  kit.serve(CouponServiceService, createCouponService(composeCoupons({ ...deps, ...counting }), kit.pages));

  const inbox = new MongoInbox(kit.mongo.db, clock);
  const payments = kit.consumer({ queue: PAYMENT_UPDATED_QUEUE, handle: onPaymentUpdated(wake), inbox });
  const hints = kit.worker({ queue: DRIVE_ORDER_QUEUE, handle: onDriveHint(driver), timeoutMs: 60_000 });
  const sweeper = kit.sweep({
    name: "order sweep",
    everyMs: SWEEP_EVERY_MS,
    run: sweepOrders({ ...deps, random, offer: (orderId) => driver.offer(orderId) }),
  });
  const counter = kit.sweep({ name: "attention", everyMs: COUNT_EVERY_MS, run: () => teller.count(orders) });
  const inboxSweeper = kit.schedule({
    ...{ queue: "order.sweep-inbox", everyMs: SWEEP_INBOX_EVERY_MS, run: () => inbox.sweep() },
  });
  return kit.app([outbound, driver, payments, hints, sweeper, counter, inboxSweeper]);
}

type Deps = Parameters<typeof quoteOrder>[0] &
  Parameters<typeof placeOrder>[0] &
  Parameters<typeof refundOrder>[0] &
  Parameters<typeof watchOrder>[0];

function composeOrders(deps: Deps) {
  const byHand = { ...deps, afterByHand };
  return {
    quoteOrder: quoteOrder(deps),
    placeOrder: placeOrder(deps),
    getOrder: getOrder(deps),
    listOrders: listOrders(deps),
    watchOrder: watchOrder(deps),
    cancelOrder: cancelOrder(deps),
    refundOrder: refundOrder(deps),
    retryOrder: retryOrder(byHand),
    compensateOrder: compensateOrder(byHand),
    skipOrderStep: skipOrderStep(byHand),
    watchCompletedOrders: watchCompletedOrders(deps),
  };
}

function composeCoupons(deps: Parameters<typeof createCoupon>[0]) {
  return {
    createCoupon: createCoupon(deps),
    getCoupon: getCoupon(deps),
    listCoupons: listCoupons(deps),
    updateCoupon: updateCoupon(deps),
  };
}

/** Whom the steps of an order ask. */
function composeClients(kit: ServiceKit, { cartGrpcAddr, inventoryGrpcAddr, paymentGrpcAddr }: OrderConfig) {
  const cart = kit.peer({ name: "cart", address: cartGrpcAddr, packages: ["souk.cart.v1"] });
  const inventory = kit.peer({ name: "inventory", address: inventoryGrpcAddr, packages: ["souk.inventory.v1"] });
  const payment = kit.peer({ name: "payment", address: paymentGrpcAddr, packages: ["souk.payment.v1"] });
  return {
    carts: createCarts(createClient(CartServiceService, { ...kit, peer: cart })),
    stock: createStock(createClient(InventoryServiceService, { ...kit, peer: inventory })),
    payments: createPayments(createClient(PaymentServiceService, { ...kit, peer: payment })),
  };
}

function afterByHand(order: Order): Step | undefined {
  const { byHand, done } = CHECKOUT[order.step];
  return byHand && done?.(order);
}

/** Who did it, the call's own context says. */
function auditOf({ audit }: ServiceKit): Audit {
  return async (deed) => {
    const context = currentContext() ?? backgroundContext("", new AbortController().signal, 0);
    await audit.append(entryBy(context, deed));
  };
}
