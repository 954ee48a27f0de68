import type { RequestContext } from "@souk/chassis/context";
import type { Clock } from "@souk/chassis/ports";
import { type Coupon, codeOf } from "../domain/coupon.ts";
import { OrderError } from "../domain/errors.ts";
import { type Priced, priceCart } from "../domain/price.ts";
import type { ShippingTable } from "../domain/shipping.ts";
import type { BuyersCart, Carts, QuoteTokens } from "./ports.ts";

/** So long the price stands that was quoted. */
const QUOTE_MS = 15 * 60_000;

/** Which coupon counts for a buyer now. */
export interface ValidCoupons {
  /** @throws OrderError COUPON_NOT_VALID */
  find(couponCode: string, buyerId: string): Promise<Coupon>;
}

export interface QuoteDeps {
  readonly carts: Carts;
  readonly validCoupons: ValidCoupons;
  readonly quoteTokens: QuoteTokens;
  readonly shippingTable: ShippingTable;
  readonly shopCurrency: string;
  readonly clock: Clock;
}

export interface QuoteQuery {
  readonly buyerId: string;
  readonly countryCode: string;
  readonly shippingMethod: string;
  readonly couponCode: string;
}

export interface Quote extends Priced {
  readonly couponCode: string;
  readonly quoteToken: string;
  readonly expireTime: Date;
}

/** @throws OrderError CART_EMPTY, PRODUCT_NOT_SOLD, COUNTRY_NOT_SERVED, SHIPPING_METHOD_UNKNOWN, COUPON_NOT_VALID, AMOUNT_TOO_LARGE */
export const quoteOrder =
  (deps: QuoteDeps) =>
  async ({ buyerId, countryCode, shippingMethod, couponCode: typed }: QuoteQuery, context: RequestContext) => {
    const couponCode = codeOf(typed);
    const [cart, coupon] = await Promise.all([
      deps.carts.get(context),
      couponCode ? deps.validCoupons.find(couponCode, buyerId) : undefined,
    ]);
    checkSold(cart);
    const { shopCurrency: currency, shippingTable: table, clock } = deps;
    const asked = { lines: cart.lines, countryCode, shippingMethod, currency, table };
    const priced = priceCart(coupon ? { ...asked, coupon } : asked);
    const expireTime = new Date(clock.now() + QUOTE_MS);
    const { lines, totals, shippingMethod: method } = priced;
    const quoteToken = deps.quoteTokens.write({
      ...{ buyerId, cartEtag: cart.etag, countryCode, shippingMethod: method, couponCode, lines, totals, expireTime },
    });
    return { ...priced, couponCode, quoteToken, expireTime } satisfies Quote;
  };

/** @throws OrderError CART_EMPTY, PRODUCT_NOT_SOLD */
export function checkSold({ lines }: BuyersCart): void {
  if (lines.length === 0) throw new OrderError("CART_EMPTY", "There is nothing in the cart.");
  const gone = lines.find(({ isSold }) => !isSold);
  if (!gone) return;
  const metadata = { productId: gone.productId };
  throw new OrderError("PRODUCT_NOT_SOLD", "This product is not sold any more. Take it out of the cart.", { metadata });
}
