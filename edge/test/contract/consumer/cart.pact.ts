import assert from "node:assert/strict";
import { fromState, int64, type State, str, timestamp } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";

const SERVICE = "souk.cart.v1.CartService";
const DOMAIN = "souk.cart.v1";

const money = { currencyCode: str("EUR", "[A-Z]{3}"), amountMinor: int64("2580") };
const line = (productId: string, quantity: number) => ({
  ...{ productId, quantity, title: str("Blue mug"), unitPrice: money, addedUnitPrice: money },
  ...{ productEtag: str("v1"), availability: "AVAILABILITY_IN_STOCK" },
});
const emptyCart = { subtotal: { currencyCode: str("EUR", "[A-Z]{3}") }, etag: str("v1") };
const cartWith = (productId: string, quantity: number) => ({
  ...{ items: [line(productId, quantity)], subtotal: money, etag: str("v1"), expireTime: timestamp() },
});
const carried = (productId: string): State[] => [["two units of a product are in the cart", { productId }]];
const refusal = (code: string, reason: string, domain = DOMAIN) => ({ failure: { code, domain, reason } });
/** The edge makes one for each write whose caller sends no Idempotency-Key. */
const requestId = str("made-by-the-edge");

describe("the pact of the edge with cart", () => {
  const edge = new EdgeBefore("cart");
  before(() => edge.start());
  after(() => edge.stop());

  it("GetCart answers the bare cart", async () => {
    const { status, json } = await edge.expect(["GET", "/v1/cart"], {
      ...{ rpc: `${SERVICE}/GetCart`, when: "something is in it", as: "USER", given: carried("got-mug") },
      ...{ request: {}, answers: { reply: { cart: cartWith("got-mug", 2) } } },
    });
    assert.deepEqual([status, json.items[0].quantity], [200, 2]);
  });

  describe("AddItem", () => {
    const rpc = `${SERVICE}/AddItem`;
    const add = (productId: string, quantity: number) =>
      ["POST", "/v1/cart/items", { body: { productId, quantity } }] as const;

    it("answers the bare cart", async () => {
      const { status, json } = await edge.expect(add("added-mug", 2), {
        ...{ rpc, when: "there is room", as: "USER" },
        given: [["a product is sold, and the cart is empty", { productId: "added-mug" }]],
        request: { productId: "added-mug", quantity: 2, requestId },
        answers: { reply: { cart: cartWith("added-mug", 2) } },
      });
      assert.deepEqual([status, json.items[0].productId], [200, "added-mug"]);
    });

    it("says that the product is not sold", async () => {
      const { status, json } = await edge.expect(add("no-mug", 1), {
        ...{ rpc, when: "the product is not sold", as: "USER" },
        request: { productId: "no-mug", quantity: 1, requestId },
        answers: refusal("failed_precondition", "PRODUCT_NOT_SOLD"),
      });
      assert.deepEqual([status, json.details[0].reason], [409, "PRODUCT_NOT_SOLD"]);
    });

    it("says that there are as many units as there may be", async () => {
      const { status } = await edge.expect(add("many-mug", 1), {
        ...{ rpc, when: "there is no room for more units", as: "USER" },
        given: [["as many units as there may be are in the cart", { productId: "many-mug" }]],
        request: { productId: "many-mug", quantity: 1, requestId },
        answers: refusal("failed_precondition", "QUANTITY_TOO_LARGE"),
      });
      assert.equal(status, 409);
    });
  });

  describe("SetItemQuantity", () => {
    const rpc = `${SERVICE}/SetItemQuantity`;
    const set = (productId: string, etag: string) =>
      [
        "PATCH",
        `/v1/cart/items/${productId}`,
        { body: { quantity: 3 }, headers: { "if-match": `"${etag}"` } },
      ] as const;

    it("takes the etag that the caller has read from the edge", async () => {
      const { status, json } = await edge.expect(set("set-mug", "v1"), {
        ...{ rpc, when: "the etag is the right one", as: "USER", given: carried("set-mug") },
        request: { productId: "set-mug", quantity: 3, etag: fromState("etag", "v1") },
        answers: { reply: { cart: cartWith("set-mug", 3) } },
      });
      assert.deepEqual([status, json.items[0].quantity], [200, 3]);
    });

    it("refuses an etag that has passed, which is 412 for who sent If-Match", async () => {
      const { status } = await edge.expect(set("late-mug", "v99"), {
        ...{ rpc, when: "the etag has passed", as: "USER", given: carried("late-mug") },
        request: { productId: "late-mug", quantity: 3, etag: "v99" },
        answers: refusal("aborted", "ETAG_MISMATCH", "souk.type.v1"),
      });
      assert.equal(status, 412);
    });
  });

  it("RemoveItem answers the cart without it", async () => {
    const { status, json } = await edge.expect(["DELETE", "/v1/cart/items/taken-mug"], {
      ...{ rpc: `${SERVICE}/RemoveItem`, when: "it is in the cart", as: "USER", given: carried("taken-mug") },
      ...{ request: { productId: "taken-mug" }, answers: { reply: { cart: emptyCart } } },
    });
    assert.deepEqual([status, json.items], [200, []]);
  });

  it("EmptyCart answers the empty cart", async () => {
    const { status, json } = await edge.expect(["DELETE", "/v1/cart"], {
      ...{ rpc: `${SERVICE}/EmptyCart`, when: "something is in it", as: "USER", given: carried("swept-mug") },
      ...{ request: {}, answers: { reply: { cart: emptyCart } } },
    });
    assert.deepEqual([status, json.subtotal.amountMinor], [200, "0"]);
  });

  describe("MergeCart", () => {
    const rpc = `${SERVICE}/MergeCart`;
    const merge = (guestAccessToken: string) => ["POST", "/v1/cart:merge", { body: { guestAccessToken } }] as const;

    it("answers the cart of both", async () => {
      const { status, json } = await edge.expect(merge("guest-token"), {
        ...{ rpc, when: "the token is a guest's", as: "USER" },
        given: [["two units of a product are in a guest's cart", { productId: "guest-mug" }]],
        request: { guestAccessToken: fromState("guestAccessToken", "guest-token") },
        answers: { reply: { cart: cartWith("guest-mug", 2) } },
      });
      assert.deepEqual([status, json.items[0].productId], [200, "guest-mug"]);
    });

    it("says that the token is none of a guest", async () => {
      const { status, json } = await edge.expect(merge("made.up.token"), {
        ...{ rpc, when: "the token is none of a guest", as: "USER", request: { guestAccessToken: "made.up.token" } },
        answers: refusal("invalid_argument", "GUEST_TOKEN_INVALID"),
      });
      assert.deepEqual([status, json.details[0].reason], [400, "GUEST_TOKEN_INVALID"]);
    });
  });
});
