import assert from "node:assert/strict";
import { context, eur, later, NOW, newCoupon } from "../../test/support/mothers.ts";
import { couponNotValid } from "../domain/coupon.ts";
import { SHIPPING_TABLE } from "../domain/shipping.ts";
import type { BuyersCart, CartLine, QuoteContent } from "./ports.ts";
import { type QuoteQuery, quoteOrder } from "./quote-order.ts";

const QUERY: QuoteQuery = { buyerId: "ada", countryCode: "DE", shippingMethod: "", couponCode: "" };
const mug = (changes: Partial<CartLine> = {}): CartLine => ({
  ...{ productId: "mug", title: "A mug", quantity: 2, unitPrice: eur(1_000n), isSold: true, ...changes },
});

/** QuoteOrder of a cart, in a shop where SPRING counts for Ada. */
function openShop(lines: readonly CartLine[] = [mug()]) {
  const cart: BuyersCart = { etag: "v7", lines };
  const written: QuoteContent[] = [];
  const looked: string[] = [];
  const nothingElse = () => assert.fail("a quote begins nothing");
  const deps = {
    carts: { get: async () => cart, begin: nothingElse, end: nothingElse },
    validCoupons: {
      find: async (code: string, buyerId: string) => {
        looked.push(`${code} ${buyerId}`);
        if (code !== "SPRING" || buyerId !== "ada") throw couponNotValid(code);
        return newCoupon();
      },
    },
    quoteTokens: { read: nothingElse, write: (content: QuoteContent) => `quote-${written.push(content)}` },
    ...{ shippingTable: SHIPPING_TABLE, shopCurrency: "EUR", clock: { now: () => NOW.getTime() } },
  };
  const quote = (changes: Partial<QuoteQuery> = {}) => quoteOrder(deps)({ ...QUERY, ...changes }, context("ada"));
  return { quote, written, looked };
}

describe("quoting an order", () => {
  it("prices the cart as it is, sent the cheapest way, for a quarter of an hour", async () => {
    const { quote } = openShop();
    const { totals, shippingMethod, expireTime, quoteToken } = await quote();
    assert.deepEqual([totals.subtotal, totals.shipping, totals.total], [eur(2_000n), eur(490n), eur(2_490n)]);
    assert.deepEqual([shippingMethod, expireTime, quoteToken], ["standard", later(15 * 60_000), "quote-1"]);
  });

  it("writes into its token all that it was asked and has answered, and which cart it is for", async () => {
    const { quote, written } = openShop();
    const { lines, totals, expireTime } = await quote({ shippingMethod: "express", couponCode: "spring" });
    const asked = { buyerId: "ada", countryCode: "DE", shippingMethod: "express", couponCode: "SPRING" };
    assert.deepEqual(written, [{ ...asked, cartEtag: "v7", lines, totals, expireTime }]);
  });

  it("counts a coupon however it is typed, and looks for none where none is typed", async () => {
    const { quote, looked } = openShop();
    assert.equal((await quote()).totals.discount.amountMinor, 0n);
    assert.deepEqual(looked, []);
    const { totals, couponCode } = await quote({ couponCode: " Spring " });
    assert.deepEqual([totals.discount, couponCode, looked], [eur(200n), "SPRING", ["SPRING ada"]]);
  });

  for (const [what, lines, changes, refusal] of [
    ["an empty cart", [], {}, { reason: "CART_EMPTY" }],
    [
      "a cart with something that is not sold any more",
      [mug(), mug({ productId: "jug", isSold: false })],
      {},
      { reason: "PRODUCT_NOT_SOLD", metadata: { productId: "jug" } },
    ],
    [
      "goods for other money",
      [mug({ unitPrice: { currency: "USD", amountMinor: 1n } })],
      {},
      { reason: "CURRENCY_MISMATCH" },
    ],
    ["more than can be counted", [mug({ unitPrice: eur(2n ** 62n) })], {}, { reason: "AMOUNT_TOO_LARGE" }],
    ["a coupon that does not count", [mug()], { couponCode: "AUTUMN" }, { reason: "COUPON_NOT_VALID" }],
    ["a country that nothing is sent to", [mug()], { countryCode: "US" }, { reason: "COUNTRY_NOT_SERVED" }],
    ["a way of sending that there is not", [mug()], { shippingMethod: "owl" }, { reason: "SHIPPING_METHOD_UNKNOWN" }],
  ] as const) {
    it(`refuses ${what}, and gives no token`, async () => {
      const { quote, written } = openShop(lines);
      await assert.rejects(quote(changes), refusal);
      assert.deepEqual(written, []);
    });
  }
});
