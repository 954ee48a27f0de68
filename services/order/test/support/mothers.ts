import { backgroundContext, type CallIdentity, type RequestContext, type Role } from "@souk/chassis/context";
import type { Coupon } from "../../src/domain/coupon.ts";
import type { Money } from "../../src/domain/money.ts";
import type { Order, ShippingAddress } from "../../src/domain/order.ts";
import { type Placed, placed } from "../../src/domain/place.ts";
import type { PricedLine, Totals } from "../../src/domain/price.ts";

export const NOW = new Date("2026-03-04T05:06:07.089Z");

export function later(ms: number): Date {
  return new Date(NOW.getTime() + ms);
}

export function eur(amountMinor: bigint): Money {
  return { currency: "EUR", amountMinor };
}

export const ADDRESS: ShippingAddress = {
  ...{ recipient: "Ada Lovelace", lines: ["12 St James's Square"], postalCode: "10115", city: "Berlin" },
  ...{ region: "", countryCode: "DE", phone: "" },
};

/** So many units at 10.00 each. */
export function line(productId: string, quantity = 1): PricedLine {
  const total = eur(1_000n * BigInt(quantity));
  return {
    productId,
    title: `A ${productId}`,
    quantity,
    unitPrice: eur(1_000n),
    discount: eur(0n),
    total,
    tax: eur(0n),
  };
}

export function totalsOf(lines: readonly PricedLine[]): Totals {
  const subtotal = eur(lines.reduce((sum, { total }) => sum + total.amountMinor, 0n));
  return { subtotal, discount: eur(0n), shipping: eur(490n), total: eur(subtotal.amountMinor + 490n), tax: eur(0n) };
}

/** An order id as the service makes them: 32 hexadecimal digits. */
export function orderId(n: number): string {
  return n.toString(16).padStart(32, "0");
}

/** An order that was just placed, of one mug unless it says more. */
export function newOrder(changes: Partial<Placed> = {}, now = NOW): Order {
  const lines = changes.lines ?? [line("mug")];
  const parts: Placed = {
    ...{ id: orderId(1), buyerId: "ada", fingerprint: "f", lines, totals: totalsOf(lines), shippingMethod: "standard" },
    ...{ shippingAddress: ADDRESS, email: "", couponCode: "", paymentToken: "tok_sandbox_ok" },
  };
  return placed({ ...parts, ...changes }, now).order;
}

/** Takes a tenth off, of any order, as often as anybody likes. */
export function newCoupon(changes: Partial<Coupon> = {}): Coupon {
  const times = { createTime: NOW, updateTime: NOW };
  return {
    code: "SPRING",
    percent: 10,
    useLimit: 0,
    useLimitPerBuyer: 0,
    disabled: false,
    v: 1n,
    ...times,
    ...changes,
  };
}

export function call(key: string, changes: Partial<CallIdentity> = {}): CallIdentity {
  return { key, fingerprint: "f", traceparent: undefined, signal: new AbortController().signal, ...changes };
}

export function context(subject = "", role: Role = "USER"): RequestContext {
  const background = backgroundContext("test", new AbortController().signal, Number.POSITIVE_INFINITY);
  return subject ? { ...background, principal: { subject, role } } : background;
}
