import assert from "node:assert/strict";
import fc from "fast-check";
import { COUNTRY, COUPON, LINES, lineToPrice } from "../../test/support/money-model.ts";
import { checkPrice } from "../../test/support/money-rules.ts";
import { newCoupon } from "../../test/support/mothers.ts";
import type { Coupon } from "./coupon.ts";
import { type LineToPrice, priceCart } from "./price.ts";
import { SHIPPING_TABLE } from "./shipping.ts";

function priced(lines: readonly LineToPrice[], changes: { coupon?: Coupon } = {}) {
  const shop = { currency: "EUR", table: SHIPPING_TABLE, shippingMethod: "" };
  return priceCart({ lines, countryCode: "DE", ...shop, ...changes });
}

describe("the price of a cart", () => {
  it("adds up: whoever sums the lines gets the totals, in every field", () => {
    fc.assert(fc.property(LINES, COUPON, COUNTRY, checkPrice));
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
