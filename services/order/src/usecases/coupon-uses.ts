import type { Clock } from "@souk/chassis/ports";
import { type Coupon, checkCounts, couponNotValid } from "../domain/coupon.ts";
import { holdUse, newCounter, releaseUse, type UseCounter, useUp } from "../domain/coupon-uses.ts";
import type { CouponStore, UseCounterStore } from "./coupon-ports.ts";
import type { CouponUse, CouponUses } from "./ports.ts";
import type { ValidCoupons } from "./quote-order.ts";

export interface CouponUsesDeps {
  readonly coupons: CouponStore;
  readonly useCounters: UseCounterStore;
  readonly clock: Clock;
}

type Decide = (counter: UseCounter, now: Date) => UseCounter | undefined;

/** The uses of coupons: first of the coupon itself, then of its buyer. What fails leaves the first held, until it is released. */
export function couponUses(deps: CouponUsesDeps): CouponUses {
  return {
    hold: async ({ couponCode, orderId, buyerId }, signal) => {
      const coupon = await deps.coupons.read(couponCode);
      if (!coupon || coupon.disabled) throw couponNotValid(couponCode);
      const { useLimit, useLimitPerBuyer } = coupon;
      const hold =
        (limit: number): Decide =>
        (counter, now) =>
          holdUse(counter, orderId, limit, now);
      await changeCounter(deps, couponCode, couponCode, signal, hold(useLimit));
      if (useLimitPerBuyer === 0) return;
      await changeCounter(deps, buyersCounterId(couponCode, buyerId), couponCode, signal, hold(useLimitPerBuyer));
    },
    use: (use, signal) => changeBoth(deps, use, signal, (counter, now) => useUp(counter, use.orderId, now)),
    release: (use, signal) => changeBoth(deps, use, signal, (counter, now) => releaseUse(counter, use.orderId, now)),
  };
}

/** The coupon that somebody types, if it counts for him now. Whether there is a use left when it comes to it, nobody knows. */
export function validCoupons({ coupons, useCounters, clock }: CouponUsesDeps): ValidCoupons {
  return {
    find: async (couponCode, buyerId) => {
      const coupon = await coupons.read(couponCode);
      if (!coupon) throw couponNotValid(couponCode);
      checkCounts(coupon, new Date(clock.now()));
      const counters = await useCounters.readMany([couponCode, buyersCounterId(couponCode, buyerId)]);
      if (counters.some((counter) => isUsedUp(counter, coupon))) throw couponNotValid(couponCode, "It is used up.");
      return coupon;
    },
  };
}

function isUsedUp({ id, used }: UseCounter, { code, useLimit, useLimitPerBuyer }: Coupon): boolean {
  const limit = id === code ? useLimit : useLimitPerBuyer;
  return limit > 0 && used >= limit;
}

/** A buyer is counted only where his uses are limited, or were when the order was placed. */
async function changeBoth(deps: CouponUsesDeps, use: CouponUse, signal: AbortSignal, decide: Decide): Promise<void> {
  const { couponCode, buyerId } = use;
  const ofBuyer = buyersCounterId(couponCode, buyerId);
  const coupon = await deps.coupons.read(couponCode);
  const counts = (coupon?.useLimitPerBuyer ?? 0) > 0 || (await deps.useCounters.read(ofBuyer)) !== undefined;
  await changeCounter(deps, couponCode, couponCode, signal, decide);
  if (counts) await changeCounter(deps, ofBuyer, couponCode, signal, decide);
}

async function changeCounter(
  { useCounters, clock }: CouponUsesDeps,
  id: string,
  couponCode: string,
  signal: AbortSignal,
  decide: Decide,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const counter = (await useCounters.read(id)) ?? newCounter(id, couponCode);
    const next = decide(counter, new Date(clock.now()));
    if (!next || (await useCounters.write(next))) return;
  }
}

function buyersCounterId(couponCode: string, buyerId: string): string {
  return `${couponCode}~${buyerId}`;
}
