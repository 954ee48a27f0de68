import assert from "node:assert/strict";
import { backgroundContext } from "@souk/chassis/context";
import type { EventEnvelope } from "@souk/chassis/events";
import { ConsumerBefore, ConsumerPact, integer, type Job, str } from "@souk/contracts";
import { PaymentServiceService } from "@souk/proto/souk/payment/v1/payment_service";
import { createPayments } from "../../../src/clients/payments.ts";
import { onPaymentUpdated, PAYMENT_UPDATED_QUEUE } from "../../../src/queues/drive-order.ts";

const SERVICE = "souk.payment.v1.PaymentService";
const EVENT = "souk.payment.v1.PaymentUpdated";
const AMOUNT = { currency: "EUR", amountMinor: 1_780n };
const SENT = { currencyCode: "EUR", amountMinor: "1780" };

describe("the pact of order with payment", () => {
  const order = new ConsumerBefore("order", "payment", PaymentServiceService);
  before(() => order.start());
  after(() => order.stop());

  const replies = (state: string, more: object = {}) => ({
    reply: { payment: { state: `PAYMENT_STATE_${state}`, ...more } },
  });

  it("sets money aside", async () => {
    const status = await order.expect(
      {
        ...{ rpc: `${SERVICE}/AuthorizePayment`, when: "the buyer can pay" },
        request: { paymentId: "pay-1", amount: SENT, paymentToken: "tok_sandbox_ok" },
        answers: replies("AUTHORIZED"),
      },
      (client, context) => createPayments(client).authorize("pay-1", AMOUNT, "tok_sandbox_ok", context),
    );
    assert.equal(status.state, "AUTHORIZED");
  });

  it("hears that the buyer cannot pay, and why", async () => {
    const status = await order.expect(
      {
        ...{ rpc: `${SERVICE}/AuthorizePayment`, when: "the buyer cannot pay" },
        request: { paymentId: "pay-2", amount: SENT, paymentToken: "tok_sandbox_declined" },
        answers: replies("DECLINED", { declineCode: str("card_declined", "[a-z_]+") }),
      },
      (client, context) => createPayments(client).authorize("pay-2", AMOUNT, "tok_sandbox_declined", context),
    );
    assert.deepEqual([status.state, status.declineCode], ["DECLINED", "card_declined"]);
  });

  it("hears where the buyer has to go first", async () => {
    const status = await order.expect(
      {
        ...{ rpc: `${SERVICE}/AuthorizePayment`, when: "the buyer's bank asks" },
        request: { paymentId: "pay-3", amount: SENT, paymentToken: "tok_sandbox_3ds" },
        answers: replies("ACTION_REQUIRED", { action: { redirectUrl: str("http://bank.test/3ds", "https?://.+") } }),
      },
      (client, context) => createPayments(client).authorize("pay-3", AMOUNT, "tok_sandbox_3ds", context),
    );
    assert.deepEqual([status.state, status.action?.redirectUrl], ["ACTION_REQUIRED", "http://bank.test/3ds"]);
  });

  it("takes what was set aside", async () => {
    const status = await order.expect(
      {
        ...{ rpc: `${SERVICE}/CapturePayment`, when: "money is set aside", request: { paymentId: "pay-4" } },
        ...{ given: [["a payment is authorized", { paymentId: "pay-4" }]], answers: replies("CAPTURED") },
      },
      (client, context) => createPayments(client).capture("pay-4", context),
    );
    assert.equal(status.state, "CAPTURED");
  });

  it("gives up what was never begun", async () => {
    const status = await order.expect(
      {
        ...{ rpc: `${SERVICE}/VoidPayment`, when: "nothing is known of it", request: { paymentId: "pay-5" } },
        answers: replies("VOIDED"),
      },
      (client, context) => createPayments(client).void("pay-5", context),
    );
    assert.equal(status.state, "VOIDED");
  });

  it("gives money back", async () => {
    const status = await order.expect(
      {
        ...{ rpc: `${SERVICE}/RefundPayment`, when: "it was captured" },
        given: [["a payment is captured", { paymentId: "pay-6" }]],
        request: { paymentId: "pay-6", refundId: "r-1", amount: { currencyCode: "EUR", amountMinor: "100" } },
        answers: replies("CAPTURED", { refunds: [{ refundId: "r-1", state: "PAYMENT_REFUND_STATE_DONE" }] }),
      },
      (client, context) =>
        createPayments(client).refund("pay-6", "r-1", { currency: "EUR", amountMinor: 100n }, context),
    );
    assert.deepEqual(status.refunds, [{ id: "r-1", state: "DONE" }]);
  });

  it("looks how a payment stands", async () => {
    const status = await order.expect(
      {
        ...{ rpc: `${SERVICE}/GetPayment`, when: "it was captured", request: { paymentId: "pay-7" } },
        ...{ given: [["a payment is captured", { paymentId: "pay-7" }]], answers: replies("CAPTURED") },
      },
      (client, context) => createPayments(client).get("pay-7", context),
    );
    assert.equal(status.state, "CAPTURED");
  });

  it("looks at an order whose payment has moved", async () => {
    const woken: string[] = [];
    const handle = onPaymentUpdated((orderId) => woken.push(orderId));
    const envelope = {
      ...{ id: str("event-1"), type: EVENT, subject: "pay-8", sequence: integer(1) },
      data: { paymentId: "pay-8", state: "PAYMENT_STATE_AUTHORIZED" },
    };
    await new ConsumerPact("order", "payment").expectEvent(
      {
        ...{ type: EVENT, when: "the buyer has done his part", queue: PAYMENT_UPDATED_QUEUE, envelope },
        given: [["a payment's buyer has done what his bank asked", { paymentId: "pay-8" }]],
      },
      ({ data }: Job) =>
        handle(
          data as EventEnvelope,
          backgroundContext("pact", new AbortController().signal, Number.POSITIVE_INFINITY),
        ),
    );
    assert.deepEqual(woken, ["pay-8"]);
  });
});
