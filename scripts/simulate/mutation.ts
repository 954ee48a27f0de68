import type { Inbox, OutboxStore } from "@souk/chassis/events";
import type { ReservationStore } from "../../services/inventory/src/usecases/ports.ts";
import type { Checkout } from "../../services/order/src/sagas/checkout.ts";
import type { UseCounterStore } from "../../services/order/src/usecases/coupon-ports.ts";
import type { PlaceDeps, placeOrder } from "../../services/order/src/usecases/place-order.ts";
import type { CouponUses, OrderStore } from "../../services/order/src/usecases/ports.ts";
import type { PaymentProvider } from "../../services/payment/src/usecases/ports.ts";
import type { InboxRows } from "./durable.ts";
import type { Incarnation } from "./incarnation.ts";

/** A fault planted into what production code stands on, which amounts to one in production code. */
export interface Mutation {
  readonly provider?: (provider: PaymentProvider) => PaymentProvider;
  readonly inbox?: (inbox: Inbox, rows: Pick<InboxRows, "has" | "add">) => Inbox;
  /** As the driver and the use cases see it. */
  readonly orders?: (orders: OrderStore) => OrderStore;
  readonly useCounters?: (useCounters: UseCounterStore) => UseCounterStore;
  readonly outbox?: (outbox: OutboxStore) => OutboxStore;
  readonly checkout?: (incarnation: Incarnation) => Checkout;
  readonly reservations?: (reservations: ReservationStore) => ReservationStore;
  /** As the sweeper sees it. */
  readonly sweptReservations?: (reservations: ReservationStore) => ReservationStore;
  readonly place?: (
    place: ReturnType<typeof placeOrder>,
    deps: PlaceDeps & { readonly coupons: CouponUses },
  ) => ReturnType<typeof placeOrder>;
}
