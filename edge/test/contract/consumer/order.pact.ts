import assert from "node:assert/strict";
import { eachLike, fromState, type State, str } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";
import { ORDER_ID, order, quote, refusal, SERVICE } from "../support/order.ts";

const ADDRESS = { recipient: "Ada Lovelace", lines: ["12 St James's Square"], city: "Berlin", countryCode: "DE" };
const orderId = fromState("orderId", ORDER_ID);
const PATH = `/v1/orders/${ORDER_ID}`;

const completed = (productId: string): State[] => [["an order is completed", { productId }]];
const foreign = (productId: string): State[] => [["somebody else's order is completed", { productId }]];

describe("the pact of the edge with order", () => {
  const edge = new EdgeBefore("order");
  before(() => edge.start());
  after(() => edge.stop());

  describe("QuoteOrder", () => {
    const rpc = `${SERVICE}/QuoteOrder`;
    const ask = (body: object) => ["POST", "/v1/orders:quote", { body }] as const;

    it("answers the bare quote", async () => {
      const { status, json } = await edge.expect(ask({ countryCode: "DE" }), {
        ...{ rpc, when: "something is in the cart", as: "USER", request: { countryCode: "DE" } },
        given: [["two units of a product are in the cart", { productId: "quoted-mug" }]],
        answers: { reply: { quote: quote("quoted-mug") } },
      });
      assert.deepEqual([status, json.quoteToken, json.lines[0].quantity], [200, "quote-token", 2]);
    });

    for (const [reason, code, expected, body] of [
      ["COUNTRY_NOT_SERVED", "failed_precondition", 409, { countryCode: "AQ" }],
      ["SHIPPING_METHOD_UNKNOWN", "invalid_argument", 400, { countryCode: "DE", shippingMethod: "pigeon" }],
      ["COUPON_NOT_VALID", "failed_precondition", 409, { countryCode: "DE", couponCode: "NOPE" }],
    ] as const) {
      it(`answers ${expected} to ${reason}`, async () => {
        const { status, json } = await edge.expect(ask(body), {
          ...{ rpc, when: reason, as: "USER", request: body, answers: refusal(code, reason) },
          given: [["two units of a product are in the cart", { productId: "unquoted-mug" }]],
        });
        assert.deepEqual([status, json.details[0].reason], [expected, reason]);
      });
    }
  });

  describe("PlaceOrder", () => {
    const rpc = `${SERVICE}/PlaceOrder`;
    const place = (requestId: string, changes: object = {}) => {
      const body = { quoteToken: "quote-token", paymentToken: "tok_sandbox_ok", shippingAddress: ADDRESS, ...changes };
      return ["POST", "/v1/orders", { body, headers: { "idempotency-key": requestId } }] as const;
    };
    const request = (requestId: string) => ({
      ...{ quoteToken: fromState("quoteToken", "quote-token"), paymentToken: "tok_sandbox_ok" },
      ...{ shippingAddress: ADDRESS, requestId },
    });

    it("answers 202 and where to look", async () => {
      const { status, json, headers } = await edge.expect(place("place-1"), {
        ...{ rpc, when: "the cart is as it was quoted", as: "USER", request: request("place-1") },
        given: [["a cart was quoted", { productId: "placed-mug" }]],
        answers: { reply: { order: order("placed-mug", "PLACED") } },
      });
      assert.deepEqual([status, headers.get("location"), json.state], [202, PATH, "ORDER_STATE_PLACED"]);
    });

    it("answers 412 where the cart is not the one that was quoted", async () => {
      const { status, json } = await edge.expect(place("place-2"), {
        ...{ rpc, when: "the cart has changed since", as: "USER", request: request("place-2") },
        given: [["the cart has changed since it was quoted", { productId: "changed-mug" }]],
        answers: refusal("failed_precondition", "CART_CHANGED"),
      });
      assert.deepEqual([status, json.details[0].reason], [412, "CART_CHANGED"]);
    });

    it("answers 400 to a quote token that is none", async () => {
      const { status, json } = await edge.expect(place("place-3", { quoteToken: "made.up" }), {
        ...{ rpc, when: "the quote token is none", as: "USER" },
        request: { ...request("place-3"), quoteToken: "made.up" },
        answers: refusal("invalid_argument", "QUOTE_TOKEN_INVALID"),
      });
      assert.deepEqual([status, json.details[0].reason], [400, "QUOTE_TOKEN_INVALID"]);
    });
  });

  describe("GetOrder", () => {
    const rpc = `${SERVICE}/GetOrder`;

    it("answers the bare order", async () => {
      const { status, json } = await edge.expect(["GET", PATH], {
        ...{ rpc, when: "it is the caller's", as: "USER", request: { orderId }, given: completed("got-mug") },
        answers: { reply: { order: order("got-mug", "COMPLETED") } },
      });
      assert.deepEqual([status, json.orderId], [200, ORDER_ID]);
    });

    it("answers 404 for somebody else's", async () => {
      const { status, json } = await edge.expect(["GET", PATH], {
        ...{ rpc, when: "it is somebody else's", as: "USER", request: { orderId }, given: foreign("foreign-mug") },
        answers: refusal("not_found", "ORDER_NOT_FOUND"),
      });
      assert.deepEqual([status, json.details[0].reason], [404, "ORDER_NOT_FOUND"]);
    });
  });

  it("ListOrders ends with a token where there are more orders", async () => {
    const { status, json } = await edge.expect(["GET", "/v1/orders?pageSize=1&state=ORDER_STATE_COMPLETED"], {
      ...{ rpc: `${SERVICE}/ListOrders`, when: "there are more orders than fit on a page", as: "USER" },
      given: [...completed("first-mug"), ...completed("listed-mug")],
      request: { pageSize: 1, state: "ORDER_STATE_COMPLETED" },
      answers: { reply: { orders: eachLike(order("listed-mug", "COMPLETED")), nextPageToken: str("token") } },
    });
    assert.deepEqual([status, json.nextPageToken], [200, "token"]);
  });

  it("WatchOrder shows the order, and ends with it", async () => {
    const watch = ["GET", `${PATH}:watch`, { headers: { accept: "application/x-ndjson" } }] as const;
    const { status, text } = await edge.expect(watch, {
      ...{ rpc: `${SERVICE}/WatchOrder`, when: "it is over", as: "USER", request: { orderId } },
      ...{ given: completed("watched-mug") },
      answers: { replies: [{ resumeToken: str("log-1.4"), order: order("watched-mug", "COMPLETED") }] },
    });
    assert.equal(status, 200);
    assert.match(text, /watched-mug/);
  });

  describe("CancelOrder", () => {
    const rpc = `${SERVICE}/CancelOrder`;
    const cancel = (etag: string) =>
      ["POST", `${PATH}:cancel`, { body: {}, headers: { "if-match": `"${etag}"` } }] as const;

    it("takes the etag that the caller has read from the edge", async () => {
      const { status, json } = await edge.expect(cancel("v1"), {
        ...{ rpc, when: "it waits for its buyer", as: "USER" },
        given: [["an order waits for its buyer", { productId: "waiting-mug" }]],
        request: { orderId, etag: fromState("etag", "v1") },
        answers: { reply: { order: order("waiting-mug", "CANCELLING") } },
      });
      assert.deepEqual([status, json.state], [200, "ORDER_STATE_CANCELLING"]);
    });

    it("answers 409 where it is paid", async () => {
      const { status, json } = await edge.expect(["POST", `${PATH}:cancel`, { body: {} }], {
        ...{ rpc, when: "it is paid", as: "USER", request: { orderId }, given: completed("paid-mug") },
        answers: refusal("failed_precondition", "ORDER_NOT_CANCELLABLE"),
      });
      assert.deepEqual([status, json.details[0].reason], [409, "ORDER_NOT_CANCELLABLE"]);
    });
  });
});
