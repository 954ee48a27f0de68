import type { RequestContext } from "@souk/chassis/context";
import type { Money } from "../domain/money.ts";
import type { Order, OrderChange, PaymentAction } from "../domain/order.ts";
import type { PricedLine, Totals } from "../domain/price.ts";
import type { OrderState } from "../domain/step.ts";

/** The call, or the event, that a change belongs to. */
export interface ChangeOrigin {
  readonly traceparent: string | undefined;
}

export interface OrderPosition {
  readonly createTime: Date;
  readonly id: string;
}

/** Which orders; those of everybody where there is no buyer. */
export interface OrderFilter {
  readonly buyerId?: string;
  readonly state?: OrderState;
  readonly needsAttention?: boolean;
  readonly number?: string;
}

export interface OrderStore {
  /** Stores a new order, and gives it as it is stored; undefined where one of that id is there already. */
  insert(change: OrderChange, origin: ChangeOrigin): Promise<Order | undefined>;
  read(id: string): Promise<Order | undefined>;
  /** Stores a changed order over the version before it, and gives it as it is stored; undefined when that is no longer the version stored. */
  write(change: OrderChange, origin: ChangeOrigin): Promise<Order | undefined>;
  /** Orders that somebody is to go on with by the time, longest waiting first. */
  due(by: Date, limit: number): Promise<string[]>;
  /** Orders after the position, newest first. */
  list(filter: OrderFilter, after: OrderPosition | undefined, limit: number): Promise<Order[]>;
  getMany(ids: readonly string[]): Promise<Order[]>;
  /** Completed orders in batches, oldest first. */
  everyCompleted(): AsyncIterable<readonly Order[]>;
  /** How many orders somebody has to look at. */
  countNeedingAttention(): Promise<number>;
}

/** So many units of a product. */
export interface Units {
  readonly productId: string;
  readonly quantity: number;
}

/** What an order does with stock. Each call may be repeated; what it throws carries a reason. */
export interface Stock {
  /** @throws a reasoned error INSUFFICIENT_STOCK, HOLD_QUOTA_REACHED, STOCK_NOT_FOUND, RESERVATION_OVER */
  reserve(orderId: string, buyerId: string, units: readonly Units[], context: RequestContext): Promise<void>;
  extend(orderId: string, productIds: readonly string[], context: RequestContext): Promise<void>;
  /** @throws a reasoned error RESERVATION_OVER */
  confirm(orderId: string, productIds: readonly string[], context: RequestContext): Promise<void>;
  commit(orderId: string, productIds: readonly string[], context: RequestContext): Promise<void>;
  release(orderId: string, productIds: readonly string[], context: RequestContext): Promise<void>;
}

export type PaymentState =
  | "AUTHORIZING"
  | "ACTION_REQUIRED"
  | "AUTHORIZED"
  | "DECLINED"
  | "CAPTURING"
  | "CAPTURED"
  | "VOIDING"
  | "VOIDED";

/** An order's payment as far as the order needs it. */
export interface PaymentStatus {
  readonly state: PaymentState;
  readonly action: PaymentAction | undefined;
  readonly declineCode: string;
  readonly refunds: readonly { readonly id: string; readonly state: "REQUESTED" | "DONE" | "FAILED" }[];
}

/** What an order does with money. Each call may be repeated; where its outcome is not known yet, the state says so. */
export interface Payments {
  authorize(orderId: string, amount: Money, paymentToken: string, context: RequestContext): Promise<PaymentStatus>;
  capture(orderId: string, context: RequestContext): Promise<PaymentStatus>;
  void(orderId: string, context: RequestContext): Promise<PaymentStatus>;
  refund(orderId: string, refundId: string, amount: Money, context: RequestContext): Promise<PaymentStatus>;
  get(orderId: string, context: RequestContext): Promise<PaymentStatus>;
}

/** A line of a cart, as it would be bought. */
export interface CartLine {
  readonly productId: string;
  readonly title: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly isSold: boolean;
}

export interface BuyersCart {
  readonly etag: string;
  readonly lines: readonly CartLine[];
}

/** The carts of buyers; with the buyer's own token, but for `end`. */
export interface Carts {
  get(context: RequestContext): Promise<BuyersCart>;
  /** @throws OrderError CART_EMPTY, CART_CHANGED, CHECKOUT_BEGUN */
  begin(orderId: string, etag: string, context: RequestContext): Promise<BuyersCart>;
  /** The order came to nothing: the cart is free again. */
  end(buyerId: string, orderId: string, context: RequestContext): Promise<void>;
}

/** The uses of a coupon. Each call may be repeated. */
export interface CouponUses {
  /** @throws OrderError COUPON_NOT_VALID */
  hold(use: CouponUse, signal: AbortSignal): Promise<void>;
  use(use: CouponUse, signal: AbortSignal): Promise<void>;
  release(use: CouponUse, signal: AbortSignal): Promise<void>;
}

export interface CouponUse {
  readonly couponCode: string;
  readonly orderId: string;
  readonly buyerId: string;
}

/** What a quote is about, as its token says it. */
export interface QuoteContent {
  readonly buyerId: string;
  readonly cartEtag: string;
  readonly countryCode: string;
  readonly shippingMethod: string;
  readonly couponCode: string;
  readonly lines: readonly PricedLine[];
  readonly totals: Totals;
  readonly expireTime: Date;
}

export interface QuoteTokens {
  write(content: QuoteContent): string;
  /** Undefined for what this shop has not written. */
  read(token: string): QuoteContent | undefined;
}

/** A change of an order as the event log tells it. */
export interface OrderNews {
  /** Where to go on after it. */
  readonly token: string;
  readonly orderId: string;
  readonly kind: "COMPLETED" | "OTHER";
}

/** The history of all orders, in the order of the event log. */
export interface OrderHistory {
  end(): Promise<string>;
  /** @throws AppError WATCH_TOKEN_EXPIRED */
  after(token: string, signal: AbortSignal): AsyncIterable<readonly OrderNews[]>;
}

/** Goes on with an order, now or soon; never fails, since a sweep finds what was not. */
export type Wake = (orderId: string) => void;

/** Puts on record what staff has done, before the call is answered. */
export type Audit = (deed: Deed) => Promise<void>;

export interface Deed {
  readonly action: string;
  /** The id of what it was done to. */
  readonly target: string;
  readonly details?: Readonly<Record<string, string>>;
}
