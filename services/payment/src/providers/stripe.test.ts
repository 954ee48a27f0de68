import assert from "node:assert/strict";
import { Secret } from "@souk/chassis/config";
import { systemPorts } from "@souk/chassis/ports";
import Stripe from "stripe";
import { createStripeProvider } from "./stripe.ts";
import { failureOf } from "./stripe-errors.ts";

const SECRET = "whsec_of the tests, which is long enough";

describe("a webhook of Stripe", () => {
  const { clock } = systemPorts();
  const provider = createStripeProvider({
    ...{
      url: "http://127.0.0.1:1",
      apiKey: new Secret("sk_test_123"),
      returnUrl: "https://shop.example/",
      timeoutMs: 1,
    },
    webhooks: { secrets: [new Secret(SECRET)], clock, count: () => undefined },
  });
  const send = (object: object, secret = SECRET) => {
    const payload = JSON.stringify({ id: "evt_1", object: "event", type: "any", data: { object } });
    const signature = new Stripe("sk_test_123").webhooks.generateTestHeaderString({ payload, secret });
    return provider.parseWebhook(Buffer.from(payload), signature);
  };
  const metadata = { payment_id: "p-1" };

  it("is known by the signature that Stripe's own package makes", () => {
    const event = { kind: "PAYMENT", eventId: "evt_1", paymentId: "p-1", ref: "pi_1" };
    assert.deepEqual(send({ object: "payment_intent", id: "pi_1", metadata }), event);
    assert.equal(send({ object: "payment_intent", id: "pi_1", metadata }, `${SECRET}!`), undefined);
  });

  it("of a charge or a refund is about the payment that it belongs to", () => {
    const event = { kind: "PAYMENT", eventId: "evt_1", paymentId: "p-1", ref: "pi_1" };
    for (const object of ["charge", "refund"]) {
      assert.deepEqual(send({ object, id: "x_1", payment_intent: "pi_1", metadata }), event);
    }
  });

  it("of a refund that did not arrive says so", () => {
    const event = { kind: "PAYMENT", eventId: "evt_1", paymentId: "p-1", ref: "pi_1" };
    const refund = { object: "refund", id: "re_1", payment_intent: "pi_1", metadata };
    assert.deepEqual(send({ ...refund, status: "succeeded" }), event);
    for (const status of ["failed", "canceled"]) {
      assert.deepEqual(send({ ...refund, status }), { ...event, isReturn: true });
    }
  });

  it("of something else is none of ours", () => {
    assert.deepEqual(send({ object: "payment_intent", id: "pi_1", metadata: {} }), { kind: "OTHER" });
    assert.deepEqual(send({ object: "payout", id: "po_1" }), { kind: "OTHER" });
  });
});

describe("an error of Stripe", () => {
  const { StripeCardError, StripeInvalidRequestError, StripeConnectionError, StripeAPIError } = Stripe.errors;
  const { StripeIdempotencyError, StripeRateLimitError, StripeAuthenticationError } = Stripe.errors;
  const raw = (fields: object) => ({ message: "no", ...fields }) as never;
  const refused = (fields: object) => new StripeInvalidRequestError(raw({ statusCode: 400, ...fields }));

  it("of a card is a refusal, in the bank's words where there are some", () => {
    const declined = new StripeCardError(raw({ code: "card_declined", decline_code: "insufficient_funds" }));
    assert.deepEqual(failureOf(declined), { kind: "DECLINED", code: "insufficient_funds" });
    assert.deepEqual(failureOf(new StripeCardError(raw({ code: "expired_card" }))), {
      ...{ kind: "DECLINED", code: "expired_card" },
    });
  });

  it("because of what was done before has to be looked into", () => {
    const code = "payment_intent_unexpected_state";
    assert.deepEqual(failureOf(refused({ code })), { kind: "CONFLICT", code });
  });

  it("of what the buyer has brought is known for certain, also without a code", () => {
    for (const code of ["payment_method_unactivated", "token_already_used", "amount_too_small"]) {
      assert.deepEqual(failureOf(refused({ code })), { kind: "CONFLICT", code });
    }
    assert.deepEqual(failureOf(refused({ param: "payment_method" })), { kind: "CONFLICT", code: "request_refused" });
  });

  const unsure: [what: string, error: Error][] = [
    ["the connection broke", new StripeConnectionError(raw({}))],
    ["Stripe has broken", new StripeAPIError(raw({}))],
    ["there was too much to do", new StripeRateLimitError(raw({}))],
    ["our key is wrong", new StripeAuthenticationError(raw({}))],
    ["the key stands for another request", new StripeIdempotencyError(raw({}))],
    ["we have sent what nobody understands", refused({ code: "parameter_unknown" })],
    ["the same call is still being worked on", refused({ code: "idempotency_key_in_use", statusCode: 409 })],
    ["another status says that it was not read", refused({ statusCode: 409 })],
    ["it is none of Stripe's", new Error("boom")],
  ];
  for (const [what, error] of unsure) {
    it(`says nothing of what was done where ${what}`, () => assert.deepEqual(failureOf(error), { kind: "UNKNOWN" }));
  }
});
