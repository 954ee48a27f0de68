import { sharedError } from "@souk/chassis/errors";
import type { Clock } from "@souk/chassis/ports";
import { type Coupon, codeOf } from "../domain/coupon.ts";
import { OrderError } from "../domain/errors.ts";
import type { CouponStore, UseCounterStore } from "./coupon-ports.ts";
import type { Audit } from "./ports.ts";

export interface ManageCouponsDeps {
  readonly coupons: CouponStore;
  readonly useCounters: UseCounterStore;
  readonly shopCurrency: string;
  readonly clock: Clock;
  readonly audit: Audit;
}

export type CouponFields = Omit<Coupon, "v" | "createTime" | "updateTime">;
export type CouponChanges = Partial<
  Pick<Coupon, "startTime" | "endTime" | "useLimit" | "useLimitPerBuyer" | "disabled">
>;

/** A coupon, and for how many orders it counts. */
export interface CountedCoupon {
  readonly coupon: Coupon;
  readonly used: number;
}

/** A repeat finds the coupon that it made: its code names it. @throws OrderError COUPON_EXISTS, CURRENCY_MISMATCH */
export const createCoupon =
  (deps: ManageCouponsDeps) =>
  async (fields: CouponFields): Promise<CountedCoupon> => {
    checkCurrency(deps.shopCurrency, fields);
    const now = new Date(deps.clock.now());
    const coupon: Coupon = { ...fields, code: codeOf(fields.code), v: 1n, createTime: now, updateTime: now };
    const isNew = await deps.coupons.insert(coupon);
    const stored = isNew ? coupon : await deps.coupons.read(coupon.code);
    if (!stored || !isSame(stored, coupon)) {
      const metadata = { couponCode: coupon.code };
      throw new OrderError("COUPON_EXISTS", "There is a coupon of this code already.", { metadata });
    }
    await deps.audit({ action: "coupon.create", target: coupon.code });
    return counted(deps, stored);
  };

/** @throws OrderError COUPON_NOT_FOUND */
export const getCoupon =
  (deps: ManageCouponsDeps) =>
  async (code: string): Promise<CountedCoupon> =>
    counted(deps, await findCoupon(deps, code));

export const listCoupons =
  ({ coupons, useCounters }: ManageCouponsDeps) =>
  async (after: string | undefined, size: number): Promise<{ coupons: CountedCoupon[]; next?: string }> => {
    const found = await coupons.list(after, size + 1);
    const shown = found.slice(0, size);
    const counters = await useCounters.readMany(shown.map(({ code }) => code));
    const used = new Map(counters.map((counter) => [counter.id, counter.used]));
    const last = shown.at(-1);
    const page = shown.map((coupon) => ({ coupon, used: used.get(coupon.code) ?? 0 }));
    return found.length > size && last ? { coupons: page, next: last.code } : { coupons: page };
  };

/** @throws OrderError COUPON_NOT_FOUND; AppError ETAG_MISMATCH */
export const updateCoupon =
  (deps: ManageCouponsDeps) =>
  async (
    { code, changes, expectedV }: { code: string; changes: CouponChanges; expectedV: bigint | undefined },
    signal: AbortSignal,
  ): Promise<CountedCoupon> => {
    for (;;) {
      signal.throwIfAborted();
      const before = await findCoupon(deps, code);
      if (expectedV !== undefined && expectedV !== before.v) {
        throw sharedError("ETAG_MISMATCH", "The coupon has changed since it was read. Read it again.");
      }
      const coupon = { ...before, ...changes, v: before.v + 1n, updateTime: new Date(deps.clock.now()) };
      if (!(await deps.coupons.write(coupon))) continue;
      await deps.audit({ action: "coupon.update", target: coupon.code });
      return counted(deps, coupon);
    }
  };

async function findCoupon({ coupons }: ManageCouponsDeps, code: string): Promise<Coupon> {
  const coupon = await coupons.read(codeOf(code));
  if (!coupon) throw new OrderError("COUPON_NOT_FOUND", "There is no coupon of this code.");
  return coupon;
}

async function counted({ useCounters }: ManageCouponsDeps, coupon: Coupon): Promise<CountedCoupon> {
  return { coupon, used: (await useCounters.read(coupon.code))?.used ?? 0 };
}

function checkCurrency(currency: string, { amount, leastSubtotal }: CouponFields): void {
  if ([amount, leastSubtotal].every((money) => money === undefined || money.currency === currency)) return;
  const metadata = { currencyCode: currency };
  throw new OrderError("CURRENCY_MISMATCH", `Everything is sold in ${currency} here.`, { metadata });
}

function isSame(a: Coupon, b: Coupon): boolean {
  return contentOf(a) === contentOf(b);
}

function contentOf({ code, percent, amount, leastSubtotal, startTime, endTime, ...rest }: Coupon): string {
  const { useLimit, useLimitPerBuyer, disabled } = rest;
  const sums = [amount, leastSubtotal].map((money) => money && [money.currency, String(money.amountMinor)]);
  return JSON.stringify([code, percent, sums, startTime, endTime, useLimit, useLimitPerBuyer, disabled]);
}
