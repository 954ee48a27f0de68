import assert from "node:assert/strict";
import { Secret } from "@souk/chassis/config";
import { systemPorts } from "@souk/chassis/ports";
import { createStripeProvider } from "../../src/providers/stripe.ts";
import type { PaymentProvider } from "../../src/usecases/ports.ts";
import { euros } from "../support/mothers.ts";
import { type StripeMock, startStripeMock } from "../support/stripe-mock.ts";

const METADATA = { payment_id: "p-1" };
const OWN = { amount: 1_000, currency: "eur", metadata: METADATA };

describe("Stripe, as its own double checks it", function () {
  this.timeout(30_000);
  let mock: StripeMock;
  let provider: PaymentProvider;
  before(async () => {
    mock = await startStripeMock();
    provider = providerAt(mock.url);
  });
  after(() => mock.stop());

  const { clock } = systemPorts();
  const until = () => ({ signal: AbortSignal.timeout(10_000), deadline: clock.now() + 10_000 });
  const call = (key: string, ref = "pi_1") => ({
    ...{ key, paymentId: "p-1", amount: euros(1_000n), ref, until: until() },
  });
  function providerAt(url: string): PaymentProvider {
    const webhooks = { secrets: [], clock, count: () => undefined };
    const around = { apiKey: new Secret("sk_test_123"), returnUrl: "https://shop.example/back", timeoutMs: 2_000 };
    return createStripeProvider({ url, ...around, webhooks });
  }
  const last = () => {
    const { request, body, key, status } = mock.checked.at(-1) ?? { request: "", body: "", key: "", status: 0 };
    return { request, key, status, sent: Object.fromEntries(new URLSearchParams(body)) };
  };

  it("is asked to set money aside, with the payment's own key and no card", async () => {
    mock.say({ ...OWN, status: "requires_capture" });
    const outcome = await provider.authorize({ ...call("p-1:auth", ""), token: "pm_card_visa" });
    assert.equal(outcome.kind, "OK");
    const { sent, ...rest } = last();
    assert.deepEqual(rest, { request: "POST /v1/payment_intents", key: "p-1:auth", status: 200 });
    assert.deepEqual(sent, {
      ...{ amount: "1000", currency: "eur", payment_method: "pm_card_visa", confirm: "true" },
      ...{ capture_method: "manual", return_url: "https://shop.example/back", "metadata[payment_id]": "p-1" },
    });
  });

  it("may want the buyer to take a step first", async () => {
    const redirect = { type: "redirect_to_url", redirect_to_url: { url: "https://bank.example/3ds" } };
    mock.say({ ...OWN, status: "requires_action", next_action: redirect });
    const outcome = await provider.authorize({ ...call("p-1:auth", ""), token: "pm_1" });
    assert.ok(outcome.kind === "ACTION_REQUIRED");
    assert.equal(outcome.redirectUrl, "https://bank.example/3ds");
  });

  it("takes what was set aside, and says what is to come of it later", async () => {
    mock.say({ ...OWN, status: "succeeded", amount_received: 1_000 });
    assert.equal((await provider.capture(call("p-1:capture"))).kind, "OK");
    assert.deepEqual(last(), {
      ...{ request: "POST /v1/payment_intents/pi_1/capture", key: "p-1:capture", status: 200 },
      sent: { amount_to_capture: "1000" },
    });
    mock.say({ ...OWN, status: "processing" });
    assert.equal((await provider.capture(call("p-1:capture"))).kind, "PENDING");
  });

  it("frees what was set aside", async () => {
    mock.say({ ...OWN, status: "canceled" });
    assert.equal((await provider.void(call("p-1:void"))).kind, "OK");
    assert.deepEqual(last(), {
      ...{ request: "POST /v1/payment_intents/pi_1/cancel", key: "p-1:void", status: 200, sent: {} },
    });
  });

  it("gives money back, at once, later or not at all", async () => {
    const refund = () => provider.refund({ ...call("p-1:refund:r-1"), amount: euros(400n), refundId: "r-1" });
    const own = { ...OWN, amount: 400 };
    mock.say({ ...own, status: "succeeded" });
    assert.equal((await refund()).kind, "OK");
    assert.deepEqual(last(), {
      ...{ request: "POST /v1/refunds", key: "p-1:refund:r-1", status: 200 },
      sent: { payment_intent: "pi_1", amount: "400", "metadata[payment_id]": "p-1", "metadata[refund_id]": "r-1" },
    });
    mock.say({ ...own, status: "pending" });
    assert.equal((await refund()).kind, "PENDING");
    mock.say({ ...own, status: "failed", failure_reason: "expired_or_canceled_card" });
    assert.deepEqual(await refund(), { kind: "DECLINED", code: "expired_or_canceled_card" });
  });

  it("tells all that it knows, refunds too", async () => {
    mock.say({ ...OWN, status: "succeeded", amount_received: 1_000 });
    const truth = await provider.get("pi_1", until());
    assert.ok(truth.kind === "FOUND");
    assert.deepEqual([truth.paymentId, truth.amount], ["p-1", euros(1_000n)]);
    assert.deepEqual([truth.answers.get("auth")?.kind, truth.answers.get("capture")?.kind], ["OK", "OK"]);
    assert.deepEqual(
      mock.checked.slice(-2).map(({ request, status }) => `${request} ${status}`),
      ["GET /v1/payment_intents/pi_1 200", "GET /v1/refunds?payment_intent=pi_1&limit=100 200"],
    );
  });

  it("is unknown where it does not answer, or answers what makes no sense", async () => {
    mock.say({ ...OWN, amount: "a lot", status: "succeeded" });
    assert.equal((await provider.capture(call("p-1:capture"))).kind, "UNKNOWN");
    assert.equal((await provider.get("pi_1", until())).kind, "UNKNOWN");
    const gone = providerAt("http://127.0.0.1:1");
    assert.equal((await gone.capture(call("p-1:capture"))).kind, "UNKNOWN");
    assert.equal((await gone.get("pi_1", until())).kind, "UNKNOWN");
    const hurried = { ...call("p-1:void"), until: { ...until(), signal: AbortSignal.abort() } };
    assert.equal((await provider.void(hurried)).kind, "UNKNOWN");
  });

  it("is not asked for more than its numbers hold", async () => {
    const before = mock.checked.length;
    const amount = euros(9_007_199_254_740_993n);
    const outcome = await provider.authorize({ ...call("p-1:auth", ""), amount, token: "pm_1" });
    assert.deepEqual([outcome, mock.checked.length], [{ kind: "DECLINED", code: "amount_too_large" }, before]);
  });
});
