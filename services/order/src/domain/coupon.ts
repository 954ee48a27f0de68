import { OrderError } from "./errors.ts";
import { halfEven, type Money } from "./money.ts";

/** Takes something off an order: either a percentage or an amount. */
export interface Coupon {
  readonly code: string;
  readonly percent: number;
  readonly amount?: Money | undefined;
  /** What the goods must cost at least. */
  readonly leastSubtotal?: Money | undefined;
  readonly startTime?: Date | undefined;
  readonly endTime?: Date | undefined;
  /** For how many orders it counts; 0 for any number. */
  readonly useLimit: number;
  readonly useLimitPerBuyer: number;
  readonly disabled: boolean;
  readonly v: bigint;
  readonly createTime: Date;
  readonly updateTime: Date;
}

/** What buyers type: case and what stands around it do not matter. */
export function codeOf(typed: string): string {
  return typed.trim().toUpperCase();
}

/** What it takes off goods of such a price; never more than they cost. @throws OrderError COUPON_NOT_VALID where they cost too little */
export function discountOf(coupon: Coupon, subtotalMinor: bigint): bigint {
  const { code, percent, amount, leastSubtotal } = coupon;
  if (leastSubtotal && subtotalMinor < leastSubtotal.amountMinor) {
    throw couponNotValid(code, "This coupon does not count for so little.");
  }
  const off = amount ? amount.amountMinor : halfEven(subtotalMinor * BigInt(percent), 100n);
  return off < subtotalMinor ? off : subtotalMinor;
}

/** @throws OrderError COUPON_NOT_VALID where it does not count now */
export function checkCounts({ code, disabled, startTime, endTime }: Coupon, now: Date): void {
  const counts = !disabled && (!startTime || startTime <= now) && (!endTime || now < endTime);
  if (!counts) throw couponNotValid(code);
}

export function couponNotValid(couponCode: string, text = "This coupon does not count."): OrderError {
  return new OrderError("COUPON_NOT_VALID", text, { metadata: { couponCode } });
}
