import assert from "node:assert/strict";
import fc from "fast-check";
import { AMOUNT, halfEvenOf } from "../../test/support/money-model.ts";
import { eur, newCoupon } from "../../test/support/mothers.ts";
import type { Coupon } from "./coupon.ts";
import { type LineToPrice, priceCart } from "./price.ts";
import { SHIPPING_TABLE } from "./shipping.ts";
import { taxRateOf } from "./tax.ts";

const lineToPrice = (productId: string, quantity: number, unitPrice: bigint): LineToPrice => ({
  ...{ productId, title: `A ${productId}`, quantity, unitPrice: eur(unitPrice) },
});

function priced(lines: readonly LineToPrice[], changes: { coupon?: Coupon; countryCode?: string } = {}) {
  const shop = { currency: "EUR", table: SHIPPING_TABLE, shippingMethod: "" };
  return priceCart({ lines, countryCode: "DE", ...shop, ...changes });
}

const LINES = fc
  .array(fc.record({ quantity: fc.integer({ min: 1, max: 99 }), price: AMOUNT }), { minLength: 1, maxLength: 20 })
  .map((all) => all.map(({ quantity, price }, i) => lineToPrice(`p-${i}`, quantity, price)));
const COUPON = fc.option(
  fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((percent) => newCoupon({ percent })),
    AMOUNT.map((amount) => newCoupon({ percent: 0, amount: eur(amount) })),
  ),
  { nil: undefined },
);
const COUNTRY = fc.constantFrom(...SHIPPING_TABLE.flatMap(({ countries }) => countries));

describe("the price of a cart", () => {
  it("adds up: whoever sums the lines gets the totals, in every field", () => {
    fc.assert(
      fc.property(LINES, COUPON, COUNTRY, (lines, coupon, countryCode) => {
        const { lines: all, totals } = priced(lines, { countryCode, ...(coupon ? { coupon } : {}) });
        const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);
        const { subtotal, discount, shipping, total, tax } = totals;
        const rate = taxRateOf(countryCode);
        const shippingTax = halfEvenOf(shipping.amountMinor * rate, 10_000n + rate);
        for (const line of all) {
          const gross = line.unitPrice.amountMinor * BigInt(line.quantity);
          assert.ok(line.discount.amountMinor >= 0n && line.discount.amountMinor <= gross);
          assert.equal(line.total.amountMinor, gross - line.discount.amountMinor);
          assert.equal(line.tax.amountMinor, halfEvenOf(line.total.amountMinor * rate, 10_000n + rate));
        }
        assert.equal(subtotal.amountMinor, sum(all.map((line) => line.unitPrice.amountMinor * BigInt(line.quantity))));
        assert.equal(discount.amountMinor, sum(all.map((line) => line.discount.amountMinor)));
        assert.equal(total.amountMinor, sum(all.map((line) => line.total.amountMinor)) + shipping.amountMinor);
        assert.equal(tax.amountMinor, sum(all.map((line) => line.tax.amountMinor)) + shippingTax);
        assert.ok(discount.amountMinor <= subtotal.amountMinor);
      }),
    );
  });

  it("keeps amounts that no double holds", () => {
    const { totals } = priced([lineToPrice("dear", 1, 9_007_199_254_740_993n)]);
    assert.equal(totals.subtotal.amountMinor, 9_007_199_254_740_993n);
  });

  it("sends goods for nothing by what they cost with the coupon, not without", () => {
    const lines = [lineToPrice("mug", 5, 1_000n)];
    assert.equal(priced(lines).totals.shipping.amountMinor, 0n);
    assert.equal(priced(lines, { coupon: newCoupon({ percent: 1 }) }).totals.shipping.amountMinor, 490n);
  });

  it("is refused in another currency, and beyond what can be counted", () => {
    const dollars = { ...lineToPrice("mug", 1, 100n), unitPrice: { currency: "USD", amountMinor: 100n } };
    assert.throws(() => priced([dollars]), { reason: "CURRENCY_MISMATCH", metadata: { currencyCode: "EUR" } });
    const most = 2n ** 63n - 1n;
    assert.throws(() => priced([lineToPrice("mug", 2, most)]), { reason: "AMOUNT_TOO_LARGE" });
    assert.throws(() => priced([lineToPrice("a", 1, most), lineToPrice("b", 1, 1n)]), { reason: "AMOUNT_TOO_LARGE" });
  });
});
