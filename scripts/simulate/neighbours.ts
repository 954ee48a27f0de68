import { createCartService } from "../../services/cart/src/grpc/cart-service.ts";
import { onOrderCompleted } from "../../services/cart/src/queues/order-completed.ts";
import { addItem } from "../../services/cart/src/usecases/change-items.ts";
import { beginCheckout, endCheckout } from "../../services/cart/src/usecases/checkout.ts";
import { getCart } from "../../services/cart/src/usecases/get-cart.ts";
import { removeBought } from "../../services/cart/src/usecases/remove-bought.ts";
import { createReservationHandlers } from "../../services/inventory/src/grpc/reservation-handlers.ts";
import * as reserving from "../../services/inventory/src/usecases/change-reservation.ts";
import { settleLedgers } from "../../services/inventory/src/usecases/settle-ledgers.ts";
import { forgetReservations, releaseExpired } from "../../services/inventory/src/usecases/sweep-reservations.ts";
import { createPaymentService } from "../../services/payment/src/grpc/payment-service.ts";
import { authorizePayment } from "../../services/payment/src/usecases/authorize-payment.ts";
import { capturePayment } from "../../services/payment/src/usecases/capture-payment.ts";
import { getPayment } from "../../services/payment/src/usecases/get-payment.ts";
import { receiveWebhook } from "../../services/payment/src/usecases/receive-webhook.ts";
import { refundPayment } from "../../services/payment/src/usecases/refund-payment.ts";
import { voidPayment } from "../../services/payment/src/usecases/void-payment.ts";
import { consume, inboxOver, tell } from "./deliveries.ts";
import type { Incarnation } from "./incarnation.ts";
import type { Served } from "./network.ts";
import { OFFERS } from "./products.ts";
import { loop } from "./replicas.ts";
import type { Surface } from "./surface.ts";

const EXPIRY_MS = 2_000;
const SETTLE_MS = 15_000;
const FORGET_MS = 60_000;

/** The cart service: catalog and inventory always tell it the same. */
export const bootCart =
  ({ durable, redis, clock, mutation }: Surface) =>
  (incarnation: Incarnation) => {
    const carts = incarnation.reaching(durable.carts, "carts");
    const deps = {
      ...{ carts, clock, shopCurrency: "EUR" },
      offers: { of: async () => OFFERS },
      stockLevels: { of: async () => undefined },
    };
    const app = { addItem: addItem(deps), getCart: getCart(deps) };
    const checkout = { beginCheckout: beginCheckout(deps), endCheckout: endCheckout(deps) };
    const inbox = inboxOver(incarnation, durable.inboxes.cart, mutation);
    consume(incarnation, "order", redis.orderCompleted, inbox, onOrderCompleted(removeBought(deps)));
    const handlers = createCartService({ ...app, ...checkout } as Parameters<typeof createCartService>[0]);
    return { ...app, served: ownersOf(handlers as unknown as Served) };
  };

/** A buyer's own cart is that of his token, as the chassis has it. */
function ownersOf({ getCart, beginCheckout, endCheckout }: Served): Served {
  const own =
    (handler: Served[string] | undefined): Served[string] =>
    async (request, context) =>
      handler?.({ ...(request as object), ownerId: context.principal?.subject }, context);
  return { getCart: own(getCart), beginCheckout: own(beginCheckout), endCheckout: endCheckout as Served[string] };
}

export const bootInventory =
  ({ durable, clock, mutation }: Surface) =>
  (incarnation: Incarnation) => {
    const stock = incarnation.reaching(durable.stock, "stock");
    const reservations = mutation.reservations?.(stock) ?? stock;
    const deps = { stock, reservations, clock, lowStockThreshold: 0n };
    const swept = { ...deps, reservations: mutation.sweptReservations?.(reservations) ?? reservations };
    loop(incarnation, EXPIRY_MS, releaseExpired(swept));
    loop(incarnation, SETTLE_MS, settleLedgers(deps));
    loop(incarnation, FORGET_MS, forgetReservations(deps));
    const handlers = createReservationHandlers({
      reserveStock: reserving.reserveStock(deps),
      extendReservation: reserving.extendReservation(deps),
      confirmReservation: reserving.confirmReservation(deps),
      commitReservation: reserving.commitReservation(deps),
      releaseReservation: reserving.releaseReservation(deps),
      getReservation: reserving.getReservation(deps),
    });
    return { served: handlers as unknown as Served };
  };

export const bootPayment =
  ({ durable, redis, bank, clock, mutation }: Surface) =>
  (incarnation: Incarnation) => {
    const payments = incarnation.reaching(durable.payments, "payments");
    const provider = bank.from(incarnation);
    const deps = { payments, provider: mutation.provider?.(provider) ?? provider, clock };
    const webhooks = inboxOver(incarnation, durable.inboxes.payment, mutation);
    const app = {
      authorizePayment: authorizePayment(deps),
      capturePayment: capturePayment(deps),
      voidPayment: voidPayment(deps),
      refundPayment: refundPayment(deps),
      getPayment: getPayment(deps),
      receiveWebhook: receiveWebhook({
        ...deps,
        inbox: { once: async (name, id, effect) => void (await webhooks.once(name, { id }, effect)) },
        onContradiction: (paymentId) => incarnation.surroundings.bugs.push(new Error(`${paymentId} is contradicted`)),
      }),
    };
    tell(incarnation, "payment", durable.outgoing.payment, redis.paymentUpdated, mutation);
    return { ...app, served: createPaymentService(app) as unknown as Served };
  };

export type CartApp = ReturnType<ReturnType<typeof bootCart>>;
export type PaymentApp = ReturnType<ReturnType<typeof bootPayment>>;
