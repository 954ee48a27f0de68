import assert from "node:assert/strict";
import { ConsumerBefore, fromState, int64, str } from "@souk/contracts";
import { CartServiceService } from "@souk/proto/souk/cart/v1/cart_service";
import { createCarts } from "../../../src/clients/carts.ts";

const SERVICE = "souk.cart.v1.CartService";

describe("the pact of order with cart", () => {
  const order = new ConsumerBefore("order", "cart", CartServiceService);
  before(() => order.start());
  after(() => order.stop());

  const item = (productId: string) => ({
    ...{ productId, title: str("Blue mug"), quantity: 2 },
    unitPrice: { currencyCode: str("EUR", "[A-Z]{3}"), amountMinor: int64("1290") },
  });
  const line = (productId: string) => ({
    ...{ productId, title: "Blue mug", quantity: 2, isSold: true },
    unitPrice: { currency: "EUR", amountMinor: 1_290n },
  });

  it("learns what its buyer is about to buy", async () => {
    const cart = await order.expect(
      {
        ...{ rpc: `${SERVICE}/GetCart`, when: "an order is quoted", as: "USER", request: {} },
        given: [["two units of a product are in the cart", { productId: "quoted-mug" }]],
        answers: { reply: { cart: { items: [item("quoted-mug")], etag: str("v1", "v\\d+") } } },
      },
      (client, context) => createCarts(client).get(context),
    );
    assert.deepEqual(cart, { etag: "v1", lines: [line("quoted-mug")] });
  });

  it("begins the checkout of the cart that was quoted", async () => {
    const cart = await order.expect(
      {
        ...{ rpc: `${SERVICE}/BeginCheckout`, when: "the cart is as it was quoted", as: "USER" },
        given: [["two units of a product are in the cart", { productId: "begun-mug" }]],
        request: { orderId: "begun-1", etag: fromState("etag", "v1") },
        answers: { reply: { cart: { items: [item("begun-mug")], etag: str("v1", "v\\d+") } } },
      },
      (client, context) => createCarts(client).begin("begun-1", "v1", context),
    );
    assert.deepEqual(cart.lines, [line("begun-mug")]);
  });

  it("hears that the cart has changed since", () =>
    assert.rejects(
      order.expect(
        {
          ...{ rpc: `${SERVICE}/BeginCheckout`, when: "the cart has changed since", as: "USER" },
          given: [["two units of a product are in the cart", { productId: "changed-mug" }]],
          request: { orderId: "changed-1", etag: "v0" },
          answers: { failure: { code: "failed_precondition", domain: "souk.cart.v1", reason: "CART_CHANGED" } },
        },
        (client, context) => createCarts(client).begin("changed-1", "v0", context),
      ),
      { name: "OrderError", reason: "CART_CHANGED" },
    ));

  it("frees the cart of an order that came to nothing, for itself", () =>
    order.expect(
      {
        ...{ rpc: `${SERVICE}/EndCheckout`, when: "an order came to nothing" },
        ...{ request: { ownerId: "nobody-1", orderId: "ended-1" }, answers: { reply: {} } },
      },
      (client, context) => createCarts(client).end("nobody-1", "ended-1", context),
    ));
});
