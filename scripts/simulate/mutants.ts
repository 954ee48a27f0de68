import type { Reservation } from "../../services/inventory/src/domain/reservation.ts";
import type { ReservationStore } from "../../services/inventory/src/usecases/ports.ts";
import type { Step } from "../../services/order/src/domain/step.ts";
import { CHECKOUT } from "../../services/order/src/sagas/checkout.ts";
import type { Act } from "../../services/order/src/sagas/outcome.ts";
import type { Rule } from "./invariants.ts";
import type { Mutation } from "./mutation.ts";
import { bucketOf, PRODUCTS } from "./products.ts";

const to = (step: Step) => () => step;

/** The same port but for some of its methods. */
function change<T extends object>(port: T, changed: Partial<T>): T {
  return new Proxy(port, { get: (_, key) => Reflect.get(key in changed ? changed : port, key) });
}

/** By which rule each mistake has to be found out. */
export const BROKEN_RULES = {
  "new provider key per attempt": "completed is paid once, cancelled is paid nothing",
  "inbox row before the effect": "what was bought is out of the cart, and nothing else",
  "CAS without version": "events are told once, in order, without a gap",
  "outbox unset before add": "events are told once, in order, without a gap",
  "capture before confirm": "completed is paid once, cancelled is paid nothing",
  "no tombstone on release": "every unit is accounted for",
  "sweeper frees confirmed stock": "every unit is accounted for",
  "void after capture": "completed is paid once, cancelled is paid nothing",
  "skipped re-read after a lost CAS": "events are told once, in order, without a gap",
  "coupon counted before the order exists": "a coupon is used by whoever completed with it",
  "coupon given back, but not to its buyer": "a coupon is used by whoever completed with it",
} satisfies Readonly<Record<string, Rule>>;

export type Mistake = keyof typeof BROKEN_RULES;
export const MISTAKES = Object.keys(BROKEN_RULES) as readonly Mistake[];

/** Mistakes that the design is there to exclude. Each must be found out, or the simulation proves nothing of them. */
export const MUTANTS: Readonly<Record<Mistake, () => Mutation>> = {
  "new provider key per attempt": () => {
    let attempts = 0;
    const fresh = <C extends { readonly key: string }>(call: C): C => ({ ...call, key: `${call.key}#${++attempts}` });
    return {
      provider: (provider) =>
        change(provider, {
          authorize: (call) => provider.authorize(fresh(call)),
          capture: (call) => provider.capture(fresh(call)),
          refund: (call) => provider.refund(fresh(call)),
        }),
    };
  },
  "inbox row before the effect": () => ({
    inbox: (inbox, rows) => ({
      ...inbox,
      once: async (consumer, { id }, effect) => {
        if (await rows.has(`${consumer}~${id}`)) return false;
        await rows.add(`${consumer}~${id}`);
        await effect();
        return true;
      },
    }),
  }),
  "CAS without version": () => ({
    orders: (orders) =>
      change(orders, {
        write: async ({ order, events }, origin) => {
          const stored = await orders.read(order.id);
          return orders.write({ order: { ...order, v: (stored?.v ?? 0n) + 1n }, events }, origin);
        },
      }),
  }),
  "outbox unset before add": () => ({
    outbox: (outbox) =>
      change(outbox, {
        pending: async (limit) => {
          const pending = await outbox.pending(limit);
          await outbox.clear(pending, new Set(pending.flatMap(({ rows }) => rows.map(({ id }) => id))));
          return pending;
        },
      }),
  }),
  "capture before confirm": () => ({
    checkout: () => ({
      ...CHECKOUT,
      AUTHORIZING: { ...CHECKOUT.AUTHORIZING, done: to("CAPTURING") },
      CAPTURING: { ...CHECKOUT.CAPTURING, done: to("CONFIRMING") },
      CONFIRMING: { ...CHECKOUT.CONFIRMING, done: to("COMMITTING") },
    }),
  }),
  "no tombstone on release": () => ({ reservations: withoutTombstones }),
  "sweeper frees confirmed stock": () => ({
    sweptReservations: (reservations) =>
      change(reservations, {
        expiring: async () => PRODUCTS.map(bucketOf),
        reserved: async (id) => {
          const found = await reservations.reserved(id);
          if (!found) return undefined;
          const seen = [...found.reservations].map(([orderId, each]) => [orderId, asHeld(each)] as const);
          return { ...found, reservations: new Map(seen) };
        },
      }),
  }),
  "void after capture": () => ({
    checkout: () => ({ ...CHECKOUT, CAPTURING: { ...CHECKOUT.CAPTURING, act: takingUnknownForNo } }),
  }),
  "skipped re-read after a lost CAS": () => ({
    orders: (orders) =>
      change(orders, { write: async (written, origin) => (await orders.write(written, origin)) ?? written.order }),
  }),
  "coupon counted before the order exists": () => ({
    place:
      (place, { coupons, quoteTokens }) =>
      async (command, context) => {
        const { couponCode = "" } = quoteTokens.read(command.quoteToken) ?? {};
        const use = { couponCode, orderId: command.call.key ?? "", buyerId: command.buyerId };
        if (couponCode) await coupons.hold(use, context.signal);
        return place(command, context);
      },
  }),
  "coupon given back, but not to its buyer": () => ({
    useCounters: (useCounters) =>
      change(useCounters, {
        write: async (counter) => {
          const isOfBuyer = counter.id !== counter.couponCode;
          const isRelease = counter.entries.at(-1)?.state === "RELEASED";
          return isOfBuyer && isRelease ? true : useCounters.write(counter);
        },
      }),
  }),
};

/** What is released is forgotten at once. */
function withoutTombstones(reservations: ReservationStore): ReservationStore {
  return change(reservations, {
    reserve: async (changed, next, origin) => {
      const { bucket, reservation } = changed;
      if (!(await reservations.reserve(changed, next, origin))) return false;
      if (reservation.state === "RELEASED") await reservations.forget(bucket.id, bucket.v, [reservation.orderId]);
      return true;
    },
  });
}

function asHeld(reservation: Reservation): Reservation {
  const { state, updateTime } = reservation;
  return state === "CONFIRMED" ? { ...reservation, state: "HELD", expireTime: updateTime } : reservation;
}

/** A capture that nobody knows the outcome of counts as refused, so that the order is undone. */
const takingUnknownForNo: Act = async (order, deps, context) => {
  const refused = { kind: "REFUSED", cancelReason: "PAYMENT_DECLINED", cause: "mutant" } as const;
  const outcome = await CHECKOUT.CAPTURING.act?.(order, deps, context);
  return !outcome || outcome.kind === "UNKNOWN" ? refused : outcome;
};
