import type { Money } from "./money.ts";
import type { PricedLine, Totals } from "./price.ts";
import type { Step } from "./step.ts";

export type CancelReason = "BUYER" | "OUT_OF_STOCK" | "COUPON" | "PAYMENT_DECLINED" | "EXPIRED" | "STAFF";

export interface ShippingAddress {
  readonly recipient: string;
  readonly lines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  readonly region: string;
  readonly countryCode: string;
  readonly phone: string;
}

/** Something that only the buyer can do, such as 3-D Secure. */
export interface PaymentAction {
  readonly redirectUrl: string;
}

/** Somebody has to look: the order cannot go on by itself, or has tried for too long. */
export interface Attention {
  readonly since: Date;
  /** The error's reason. */
  readonly reason: string;
  /** It is not tried again by itself. */
  readonly parked: boolean;
}

export interface LogEntry {
  readonly time: Date;
  /** The step that the order came to, or stayed at. */
  readonly step: Step;
  readonly cause: string;
  readonly note?: string;
  readonly actorId?: string;
}

export interface Refund {
  readonly id: string;
  readonly amount: Money;
  readonly reason: string;
  readonly state: "REQUESTED" | "DONE" | "FAILED";
  readonly fingerprint: string;
  readonly createTime: Date;
}

/**
 * One document: what was ordered, how far the saga has got, and, by its id, the call that placed it. It is changed as a whole, and only
 * by the functions of this folder; each change raises `v`, which fences whoever still acts on an older one.
 */
export interface Order {
  /** The hash of the call that placed it: the same call finds the same order, for ever. */
  readonly id: string;
  readonly number: string;
  readonly v: bigint;
  /** Counts what others were told of it. */
  readonly seq: bigint;
  readonly buyerId: string;
  /** Of the request that placed it. */
  readonly fingerprint: string;

  readonly lines: readonly PricedLine[];
  readonly totals: Totals;
  readonly shippingMethod: string;
  readonly shippingAddress: ShippingAddress;
  readonly email: string;
  readonly couponCode: string;

  readonly step: Step;
  readonly stepSince: Date;
  /** How often the step was tried without an outcome. */
  readonly tries: number;
  /** How many of those tries ended with an error that nobody has foreseen. */
  readonly unforeseen: number;
  /** When somebody is to go on with it; absent where nobody need. */
  readonly nextAt?: Date | undefined;
  readonly attention?: Attention | undefined;
  readonly log: readonly LogEntry[];

  /** What the buyer pays with; only until it is known whether he can. */
  readonly paymentToken?: string | undefined;
  readonly action?: PaymentAction | undefined;
  readonly cancelReason?: CancelReason | undefined;
  readonly declineCode: string;
  readonly refunds: readonly Refund[];

  readonly createTime: Date;
  readonly updateTime: Date;
  readonly completeTime?: Date | undefined;
}

export type OrderEvent =
  | { readonly kind: "OrderPlaced" }
  | { readonly kind: "OrderActionRequired" }
  | { readonly kind: "OrderCompleted" }
  | { readonly kind: "OrderCancelled" }
  | { readonly kind: "OrderRefunded"; readonly refund: Refund }
  | { readonly kind: "OrderNeedsAttention"; readonly reason: string };

/** An order after a change, and what others are told of it. */
export interface OrderChange {
  readonly order: Order;
  readonly events: readonly OrderEvent[];
}

const LONGEST_LOG = 200;

export type Changes = Partial<Omit<Order, "id" | "v" | "seq" | "log" | "updateTime">>;

/** The next version of an order; the oldest entries of a log that has grown too long go, but for the first. */
export function changed(order: Order, changes: Changes, now: Date, entry?: Omit<LogEntry, "time" | "step">): Order {
  const next = { ...order, ...changes, v: order.v + 1n, updateTime: now };
  if (!entry) return next;
  const log = [...order.log, { time: now, step: next.step, ...entry }];
  return { ...next, log: log.length > LONGEST_LOG ? [...log.slice(0, 1), ...log.slice(2)] : log };
}

/** What of an order was not given back, and is not about to be. */
export function refundable({ totals, refunds }: Order): bigint {
  const given = refunds
    .filter(({ state }) => state !== "FAILED")
    .reduce((sum, { amount }) => sum + amount.amountMinor, 0n);
  return totals.total.amountMinor - given;
}

/** What was given back. */
export function refunded({ totals, refunds }: Order): Money {
  const done = refunds.filter(({ state }) => state === "DONE");
  return { ...totals.total, amountMinor: done.reduce((sum, { amount }) => sum + amount.amountMinor, 0n) };
}
