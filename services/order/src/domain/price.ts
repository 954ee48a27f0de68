import { type Coupon, discountOf } from "./coupon.ts";
import { OrderError } from "./errors.ts";
import { counted, type Money, money, split, sumOf } from "./money.ts";
import { choose, type ShippingTable, shippingChoices } from "./shipping.ts";
import { taxIn, taxRateOf } from "./tax.ts";

/** So many units of a product, at what they cost now, tax included. */
export interface LineToPrice {
  readonly productId: string;
  readonly title: string;
  readonly quantity: number;
  readonly unitPrice: Money;
}

export interface PricedLine extends LineToPrice {
  /** What the coupon takes off the line. */
  readonly discount: Money;
  /** quantity × unitPrice − discount. */
  readonly total: Money;
  /** The tax in the total. */
  readonly tax: Money;
}

/** The sums of an order; all include tax. */
export interface Totals {
  readonly subtotal: Money;
  readonly discount: Money;
  readonly shipping: Money;
  /** subtotal − discount + shipping: what is paid. */
  readonly total: Money;
  /** The tax in the total: that of the lines and that of the shipping. */
  readonly tax: Money;
}

export interface Priced {
  readonly lines: readonly PricedLine[];
  readonly totals: Totals;
  readonly shippingMethod: string;
  readonly shippingOptions: readonly { readonly shippingMethod: string; readonly price: Money }[];
}

export interface ToPrice {
  readonly lines: readonly LineToPrice[];
  readonly countryCode: string;
  /** Empty for the cheapest. */
  readonly shippingMethod: string;
  readonly coupon?: Coupon;
  /** Of the shop. */
  readonly currency: string;
  readonly table: ShippingTable;
}

/**
 * What a cart costs. Rounding happens once a line, half-even, and the parts of a discount sum to it exactly, so that whoever adds up the lines
 * gets the totals.
 *
 * @throws OrderError CURRENCY_MISMATCH, COUNTRY_NOT_SERVED, SHIPPING_METHOD_UNKNOWN, COUPON_NOT_VALID, AMOUNT_TOO_LARGE
 */
export function priceCart({ lines, countryCode, shippingMethod, coupon, currency, table }: ToPrice): Priced {
  const inShop = (amountMinor: bigint) => money(currency, amountMinor);
  const gross = lines.map((line) => grossOf(line, currency));
  const subtotal = sumOf(gross);
  const discount = coupon ? discountOf(coupon, subtotal) : 0n;
  const discounts = split(discount, gross);
  const rate = taxRateOf(countryCode);
  const priced = lines.map((line, i): PricedLine => {
    const off = discounts[i] ?? 0n;
    const total = (gross[i] ?? 0n) - off;
    return { ...partsOf(line), discount: inShop(off), total: inShop(total), tax: inShop(taxIn(total, rate)) };
  });
  const choices = shippingChoices(table, countryCode, subtotal - discount);
  const { name, priceMinor: shipping } = choose(choices, shippingMethod);
  const tax = sumOf([...priced.map((line) => line.tax.amountMinor), taxIn(shipping, rate)]);
  const sums = { subtotal: inShop(subtotal), discount: inShop(discount), shipping: inShop(shipping) };
  return {
    lines: priced,
    totals: { ...sums, total: inShop(subtotal - discount + shipping), tax: inShop(tax) },
    shippingMethod: name,
    shippingOptions: choices.map((choice) => ({ shippingMethod: choice.name, price: inShop(choice.priceMinor) })),
  };
}

function grossOf({ quantity, unitPrice }: LineToPrice, currency: string): bigint {
  if (unitPrice.currency !== currency) {
    const metadata = { currencyCode: currency };
    throw new OrderError("CURRENCY_MISMATCH", `Everything is sold in ${currency} here.`, { metadata });
  }
  return counted(unitPrice.amountMinor * BigInt(quantity));
}

/** Nothing of what a cart knows besides. */
function partsOf({ productId, title, quantity, unitPrice }: LineToPrice): LineToPrice {
  return { productId, title, quantity, unitPrice };
}
