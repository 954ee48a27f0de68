import assert from "node:assert/strict";
import { Secret } from "@souk/chassis/config";
import { Coupon } from "@souk/proto/souk/order/v1/coupon";
import { CancelReason, type Order, OrderState } from "@souk/proto/souk/order/v1/order";
import { PaymentState } from "@souk/proto/souk/payment/v1/payment";
import { createQuoteTokens } from "../../src/grpc/quote-tokens.ts";
import type { QuoteContent } from "../../src/usecases/ports.ts";
import { placeRequest, QUOTE_TOKEN_SECRET, type RunningOrder, startOrder } from "../support/harness.ts";
import { ADDRESS } from "../support/mothers.ts";
import { expectRejected } from "../support/rejected.ts";

/** Four bytes in UTF-8. */
const LONGEST_CHARACTER = "𠀀";
const LONGEST_ADDRESS = {
  ...{ recipient: LONGEST_CHARACTER.repeat(100), lines: Array(4).fill(LONGEST_CHARACTER.repeat(100)) },
  ...{ postalCode: LONGEST_CHARACTER.repeat(16), city: LONGEST_CHARACTER.repeat(100) },
  ...{ region: LONGEST_CHARACTER.repeat(100), countryCode: "DE", phone: `+${"4".repeat(15)}` },
};

describe("OrderService: quotes and orders", () => {
  let running: RunningOrder;
  before(async () => {
    running = await startOrder();
  });
  after(() => running.stop());
  beforeEach(() => {
    running.neighbours.fill({ mug: 2, jug: 1 });
    running.neighbours.pay("authorize", PaymentState.AUTHORIZED);
  });

  const asked = (changes: object = {}) => ({
    ...{ buyerId: "", countryCode: "DE", shippingMethod: "", couponCode: "", ...changes },
  });

  it("says what the cart costs, with shipping and the tax in it, and every way to send it", async () => {
    const quote = await running.quote(await running.as("ada"));
    const { subtotal, discount, shipping, total, tax } = quote.totals ?? {};
    assert.equal(subtotal?.amountMinor, 3_870n);
    assert.equal(discount?.amountMinor, 0n);
    assert.equal(total?.amountMinor, 3_870n + (shipping?.amountMinor ?? 0n));
    assert.ok((tax?.amountMinor ?? 0n) > 0n);
    assert.ok(quote.shippingOptions.length >= 2);
    assert.equal(quote.shippingMethod, quote.shippingOptions[0]?.shippingMethod, "the cheapest where none is named");
    assert.ok((quote.expireTime?.getTime() ?? 0) > Date.now() + 14 * 60_000);
  });

  it("takes an order, and sees it through without being asked again", async () => {
    const ada = await running.as("ada");
    const order = await running.place(ada, "takes-1");
    assert.equal(order.state, OrderState.PLACED);
    assert.match(order.orderNumber, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const completed = await running.seen(ada, order.orderId, OrderState.COMPLETED);
    assert.deepEqual(
      completed.lines.map(({ productId, quantity }) => [productId, quantity]),
      [
        ["mug", 2],
        ["jug", 1],
      ],
    );
    assert.deepEqual(completed.shippingAddress?.recipient, ADDRESS.recipient);
  });

  it("gives the first order again to the same call, and refuses another with its id", async () => {
    const ada = await running.as("ada");
    const { quoteToken } = await running.quote(ada);
    const first = await running.place(ada, "again-1", { quoteToken });
    await running.seen(ada, first.orderId, OrderState.COMPLETED);
    const second = await running.place(ada, "again-1", { quoteToken });
    assert.equal(second.orderId, first.orderId);
    await expectRejected("REQUEST_ID_REUSED", running.place(ada, "again-1", { quoteToken, paymentToken: "tok_other" }));
    const bob = await running.place(await running.as("bob"), "again-1");
    assert.notEqual(bob.orderId, first.orderId, "somebody else's id is another one");
  });

  it("takes an order of a guest, who must say where news go", async () => {
    const guest = await running.as("guest-1", "GUEST");
    await expectRejected("EMAIL_REQUIRED", running.place(guest, "guest-1"));
    const order = await running.place(guest, "guest-1", { email: "guest@example.test" });
    assert.equal((await running.seen(guest, order.orderId, OrderState.COMPLETED)).email, "guest@example.test");
  });

  it("takes the largest order that there can be, of twenty lines whose ids and titles are as long as may be", async () => {
    const ids = Array.from({ length: 20 }, (_, i) => String(i).padStart(64, "p"));
    const quantities = Object.fromEntries(ids.map((id) => [id, 99]));
    const changes = { etag: `v${2n ** 63n - 1n}`, unitPrice: 10n ** 15n, title: LONGEST_CHARACTER.repeat(200) };
    running.neighbours.fill(quantities, changes);
    const couponCode = "C".repeat(40);
    const coupon = Coupon.fromPartial({ couponCode, discount: { $case: "percent", value: 50 } });
    await running.coupons.createCoupon({ coupon }, await running.as("staff-1", "STAFF"));
    const buyer = await running.as("b".repeat(128));
    const { quoteToken, lines } = await running.quote(buyer, { couponCode });
    const order = await running.place(buyer, "largest-1", { quoteToken, shippingAddress: LONGEST_ADDRESS });
    assert.deepEqual([order.lines.length, order.lines], [20, lines]);
  });

  it("charges what was quoted, though the price has changed since", async () => {
    const ada = await running.as("ada");
    const { quoteToken, totals } = await running.quote(ada);
    running.neighbours.fill({ mug: 2, jug: 1 }, { unitPrice: 9_990n });
    const order = await running.place(ada, "quoted-1", { quoteToken });
    assert.deepEqual(order.totals?.total, totals?.total);
  });

  it("charges nobody what was quoted a quarter of an hour ago", async () => {
    const ada = await running.as("ada");
    const tokens = createQuoteTokens(new Secret(QUOTE_TOKEN_SECRET));
    const quoted = tokens.read((await running.quote(ada)).quoteToken) as QuoteContent;
    const quoteToken = tokens.write({ ...quoted, expireTime: new Date(Date.now() - 1) });
    await expectRejected("QUOTE_EXPIRED", running.place(ada, "late-1", { quoteToken }));
    await running.place(ada, "late-1");
  });

  it("refuses what cannot be quoted, each with its reason", async () => {
    const ada = await running.as("ada");
    const { client, neighbours } = running;
    await expectRejected("COUNTRY_NOT_SERVED", client.quoteOrder(asked({ countryCode: "AQ" }), ada));
    await expectRejected("SHIPPING_METHOD_UNKNOWN", client.quoteOrder(asked({ shippingMethod: "pigeon" }), ada));
    await expectRejected("COUPON_NOT_VALID", client.quoteOrder(asked({ couponCode: "NOPE" }), ada));
    neighbours.fill({});
    await expectRejected("CART_EMPTY", client.quoteOrder(asked(), ada));
    neighbours.fill({ mug: 2 }, { unitPrice: 9_223_372_036_854_775_807n });
    await expectRejected("AMOUNT_TOO_LARGE", client.quoteOrder(asked(), ada));
    neighbours.fill({ "old-mug": 1 });
    neighbours.archive("old-mug");
    await expectRejected("PRODUCT_NOT_SOLD", client.quoteOrder(asked(), ada));
    neighbours.refuse("cart", { domain: "souk.type.v1", reason: "UNAVAILABLE" });
    await expectRejected("UNAVAILABLE", client.quoteOrder(asked(), ada));
    neighbours.refuse("cart", undefined);
  });

  it("refuses what cannot be ordered, each with its reason, and stores nothing", async () => {
    const ada = await running.as("eve");
    const { client, neighbours } = running;
    const place = (requestId: string, changes: object = {}) => running.place(ada, requestId, changes);
    await expectRejected("QUOTE_TOKEN_INVALID", place("bad-1", { quoteToken: "made.up" }));
    const others = await running.quote(await running.as("mallory"));
    await expectRejected("QUOTE_TOKEN_INVALID", place("bad-2", { quoteToken: others.quoteToken }));
    const shippingAddress = { ...ADDRESS, lines: [...ADDRESS.lines], countryCode: "FR" };
    await expectRejected("COUNTRY_DIFFERS", place("bad-3", { shippingAddress }));
    for (const [i, reason] of ["CART_CHANGED", "CART_EMPTY", "CHECKOUT_BEGUN"].entries()) {
      const { quoteToken } = await running.quote(ada);
      neighbours.refuse("cart", { domain: "souk.cart.v1", reason });
      await expectRejected(reason, place(`bad-4-${i}`, { quoteToken }));
      neighbours.refuse("cart", undefined);
    }
    neighbours.fill({ "gone-mug": 1 });
    const { quoteToken } = await running.quote(ada);
    neighbours.archive("gone-mug");
    await expectRejected("PRODUCT_NOT_SOLD", place("bad-5", { quoteToken }));
    assert.equal(neighbours.asked.at(-1), "cart.endCheckout", "the cart is free again");
    for (const changes of [
      { paymentToken: "" },
      { paymentToken: "4111111111111111" },
      { shippingAddress: undefined },
      { email: "no address" },
    ]) {
      await expectRejected("INVALID_REQUEST", client.placeOrder(placeRequest({ quoteToken, ...changes }), ada));
    }
    assert.deepEqual((await client.listOrders(listRequest(), ada)).orders, []);
  });

  it("cancels an order that waits for its buyer, once, and not one that is paid", async () => {
    const ada = await running.as("ada");
    const { client, neighbours } = running;
    neighbours.pay("authorize", PaymentState.ACTION_REQUIRED, { action: { redirectUrl: "https://bank.test/3ds" } });
    const { orderId } = await running.place(ada, "cancels-1");
    const waiting = await running.seen(ada, orderId, OrderState.ACTION_REQUIRED);
    assert.equal(waiting.paymentAction?.redirectUrl, "https://bank.test/3ds");
    await expectRejected("ETAG_MISMATCH", client.cancelOrder({ orderId, etag: "v1" }, ada));
    await client.cancelOrder({ orderId, etag: waiting.etag }, ada);
    const cancelled = await running.seen(ada, orderId, OrderState.CANCELLED);
    assert.deepEqual([cancelled.cancelReason, cancelled.paymentAction], [CancelReason.BUYER, undefined]);
    assert.equal((await client.cancelOrder({ orderId, etag: "" }, ada)).order?.etag, cancelled.etag);
    neighbours.pay("authorize", PaymentState.AUTHORIZED);
    const paid = await running.place(ada, "cancels-2");
    await running.seen(ada, paid.orderId, OrderState.COMPLETED);
    await expectRejected("ORDER_NOT_CANCELLABLE", client.cancelOrder({ orderId: paid.orderId, etag: "" }, ada));
  });

  it("shows nobody another's order, as if it were not there", async () => {
    const [ada, bob] = [await running.as("ada"), await running.as("bob")];
    const { client } = running;
    const { orderId } = await running.place(ada, "shows-1");
    const foreign = await expectRejected("ORDER_NOT_FOUND", client.getOrder({ orderId }, bob));
    const unknown = await expectRejected("ORDER_NOT_FOUND", client.getOrder({ orderId: "0".repeat(32) }, bob));
    assert.equal(foreign.message, unknown.message);
    await expectRejected("ORDER_NOT_FOUND", client.cancelOrder({ orderId, etag: "" }, bob));
    assert.equal((await client.getOrder({ orderId }, await running.as("staff-1", "STAFF"))).order?.buyerId, "ada");
  });

  it("lists a buyer's orders page by page, and those of all for staff", async () => {
    const ada = await running.as("lister");
    const placed: Order[] = [];
    for (let n = 0; n < 3; n++) placed.push(await running.place(ada, `lists-${n}`));
    const { client } = running;
    const first = await client.listOrders(listRequest({ pageSize: 2 }), ada);
    const rest = await client.listOrders(listRequest({ pageSize: 2, pageToken: first.nextPageToken }), ada);
    const found = [...first.orders, ...rest.orders].map(({ orderId }) => orderId);
    assert.deepEqual(found, placed.map(({ orderId }) => orderId).reverse());
    assert.equal(rest.nextPageToken, "");
    const staff = await running.as("staff-1", "STAFF");
    const orderNumber = placed[1]?.orderNumber ?? "";
    const byNumber = await client.listOrders(listRequest({ allBuyers: true, orderNumber }), staff);
    assert.deepEqual(
      byNumber.orders.map(({ orderId }) => orderId),
      [placed[1]?.orderId],
    );
    await expectRejected("ACCESS_DENIED", client.listOrders(listRequest({ allBuyers: true }), ada));
    await expectRejected("INVALID_REQUEST", client.listOrders(listRequest({ buyerId: "bob" }), ada));
    const both = listRequest({ allBuyers: true, needsAttention: true, orderNumber });
    await expectRejected("INVALID_REQUEST", client.listOrders(both, staff));
    await expectRejected("INVALID_PAGE_TOKEN", client.listOrders(listRequest({ pageToken: "x" }), ada));
  });
});

function listRequest(changes: object = {}) {
  const none = { allBuyers: false, buyerId: "", state: 0 as OrderState, needsAttention: false, orderNumber: "" };
  return { ...none, pageSize: 0, pageToken: "", ...changes };
}
