import type { RequestContext } from "@souk/chassis/context";
import type { CancelReason, Order, PaymentAction } from "../domain/order.ts";
import type { Carts, CouponUses, Payments, Stock } from "../usecases/ports.ts";

/** Whom the steps of an order ask. */
export interface StepDeps {
  readonly stock: Stock;
  readonly payments: Payments;
  readonly carts: Carts;
  readonly coupons: CouponUses;
}

/** What has become of a step. What it throws has no outcome yet. */
export type Outcome =
  | { readonly kind: "DONE" }
  /** What the order wants cannot be had. */
  | {
      readonly kind: "REFUSED";
      readonly cancelReason: CancelReason;
      readonly declineCode?: string;
      readonly cause: string;
    }
  /** Somebody else has to do something first. */
  | { readonly kind: "WAITING"; readonly action: PaymentAction | undefined }
  /** It was done, or it was not: the same step again finds out, and does it once. */
  | { readonly kind: "UNKNOWN"; readonly reason: string }
  /** One of the order's refunds has come to its end. */
  | { readonly kind: "REFUND_SETTLED"; readonly refundId: string; readonly state: "DONE" | "FAILED" };

/** Does a step, as often as it takes: the same step of the same order has its effect once. */
export type Act = (order: Order, deps: StepDeps, context: RequestContext) => Promise<Outcome>;

export const DONE: Outcome = { kind: "DONE" };
