import type { RequestContext } from "@souk/chassis/context";
import { isReasoned, type ReasonedError } from "@souk/chassis/errors";
import type { CancelReason, Order } from "../domain/order.ts";
import type { CouponUse, Stock } from "../usecases/ports.ts";
import { type Act, DONE, type Outcome } from "./outcome.ts";

const CANNOT_BE_HAD = ["INSUFFICIENT_STOCK", "HOLD_QUOTA_REACHED", "STOCK_NOT_FOUND", "RESERVATION_OVER"];

/** Nothing is asked of the buyer's money before all goods are held. */
export const reserveStock: Act = (order, { stock }, context) =>
  unlessRefused(CANNOT_BE_HAD, "OUT_OF_STOCK", async () => {
    const units = order.lines.map(({ productId, quantity }) => ({ productId, quantity }));
    await stock.reserve(order.id, order.buyerId, units, context);
  });

/** Nobody is sent to his bank for goods that may have gone to somebody else. */
export const extendStock: Act = (order, { stock }, context) =>
  unlessRefused(["RESERVATION_OVER"], "EXPIRED", () => stock.extend(order.id, productIdsOf(order), context));

/** Only now, and not when the price was quoted: a use that is counted for no order would be lost. */
export const redeemCoupon: Act = (order, { coupons }, { signal }) =>
  unlessRefused(["COUPON_NOT_VALID"], "COUPON", () => coupons.hold(couponUseOf(order), signal));

/** Before the money is taken: nobody pays for what has gone to somebody else meanwhile. */
export const confirmStock: Act = (order, { stock }, context) =>
  unlessRefused(["RESERVATION_OVER"], "EXPIRED", () => stock.confirm(order.id, productIdsOf(order), context));

export const commitStock: Act = async (order, { stock, coupons }, context) => {
  await stock.commit(order.id, productIdsOf(order), context);
  if (order.couponCode) await coupons.use(couponUseOf(order), context.signal);
  return DONE;
};

/** Also what was never taken: a release leaves a tombstone, which whoever comes late with a hold meets. */
export const releaseAll: Act = async (order, { stock, coupons, carts }, context) => {
  await releaseStock(stock, order.id, productIdsOf(order), context);
  if (order.couponCode) await coupons.release(couponUseOf(order), context.signal);
  await carts.end(order.buyerId, order.id, context);
  return DONE;
};

/** Stock that is kept of nothing holds nothing; the others must be released all the same. */
async function releaseStock(stock: Stock, orderId: string, productIds: string[], context: RequestContext) {
  for (let left = productIds; left.length > 0; ) {
    try {
      await stock.release(orderId, left, context);
      return;
    } catch (error) {
      const unknown = productWithoutStock(error);
      if (unknown === undefined || !left.includes(unknown)) throw error;
      left = left.filter((productId) => productId !== unknown);
    }
  }
}

function productWithoutStock(error: unknown): string | undefined {
  return isReasoned(error) && error.reason === "STOCK_NOT_FOUND" ? error.metadata?.productId : undefined;
}

async function unlessRefused(
  reasons: readonly string[],
  cancelReason: CancelReason,
  work: () => Promise<void>,
): Promise<Outcome> {
  try {
    await work();
    return DONE;
  } catch (error) {
    if (!isOneOf(error, reasons)) throw error;
    return { kind: "REFUSED", cancelReason, cause: error.reason };
  }
}

function isOneOf(error: unknown, reasons: readonly string[]): error is ReasonedError {
  return isReasoned(error) && reasons.includes(error.reason);
}

function productIdsOf({ lines }: Order): string[] {
  return lines.map(({ productId }) => productId);
}

function couponUseOf({ id: orderId, buyerId, couponCode }: Order): CouponUse {
  return { couponCode, orderId, buyerId };
}
