import assert from "node:assert/strict";
import { eachLike, fromState, int64, str, timestamp } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";

const SERVICE = "souk.payment.v1.PaymentService";
const DOMAIN = "souk.payment.v1";
const SIGNATURE = `t=1767323045,v1=${"0".repeat(64)}`;

const euros = (amountMinor: string) => ({ currencyCode: str("EUR", "[A-Z]{3}"), amountMinor: int64(amountMinor) });

describe("the pact of the edge with payment", () => {
  const edge = new EdgeBefore("payment");
  before(() => edge.start());
  after(() => edge.stop());

  describe("GetPayment", () => {
    const rpc = `${SERVICE}/GetPayment`;

    it("answers staff the bare payment", async () => {
      const paymentId = "order-refunded";
      const { status, json } = await edge.expect(["GET", `/v1/payments/${paymentId}`], {
        ...{ rpc, when: "a part was given back", as: "STAFF", request: { paymentId } },
        given: [["a payment is refunded in part", { paymentId, refundId: "refund-1" }]],
        answers: {
          reply: {
            payment: {
              ...{ paymentId, state: "PAYMENT_STATE_CAPTURED", provider: str("sandbox", "[a-z]+"), etag: str("v1") },
              ...{ amount: euros("1000"), captured: euros("1000"), refunded: euros("400") },
              refunds: eachLike({
                refundId: str("refund-1"),
                amount: euros("400"),
                state: str("PAYMENT_REFUND_STATE_DONE", "PAYMENT_REFUND_STATE_(REQUESTED|DONE|FAILED)"),
              }),
              ...{ createTime: timestamp(), updateTime: timestamp() },
            },
          },
        },
      });
      assert.deepEqual([status, json.refunded.amountMinor], [200, "400"]);
    });

    it("says that there is none", async () => {
      const { status, json } = await edge.expect(["GET", "/v1/payments/no-order"], {
        ...{ rpc, when: "there is none", as: "STAFF", request: { paymentId: "no-order" } },
        answers: { failure: { code: "not_found", domain: DOMAIN, reason: "PAYMENT_NOT_FOUND" } },
      });
      assert.deepEqual([status, json.details[0].reason], [404, "PAYMENT_NOT_FOUND"]);
    });
  });

  describe("ReceiveWebhook", () => {
    const rpc = `${SERVICE}/ReceiveWebhook`;
    const body = '{ "id":"evt_1", "data":{"authorization":"auth_1","reference":"order-of-nobody"} }';
    const content = { contentType: "application/json", data: Buffer.from(body).toString("base64") };
    const send = (provider: string) => {
      const headers = { "content-type": "application/json", "sandbox-signature": SIGNATURE };
      return ["POST", `/v1/webhooks/${provider}`, { body, headers }] as const;
    };

    it("takes the bytes and the signature as they came", async () => {
      const { status } = await edge.expect(send("sandbox"), {
        ...{ rpc, when: "it is genuine", given: [["a webhook is signed", { body }]] },
        request: { provider: "sandbox", content, signature: fromState("signature", SIGNATURE) },
        answers: { reply: {} },
      });
      assert.equal(status, 200);
    });

    it("says that it is not genuine", async () => {
      const { status, json } = await edge.expect(send("sandbox"), {
        ...{ rpc, when: "it is forged", request: { provider: "sandbox", content, signature: SIGNATURE } },
        answers: { failure: { code: "unauthenticated", domain: DOMAIN, reason: "WEBHOOK_NOT_GENUINE" } },
      });
      assert.deepEqual([status, json.details[0].reason], [401, "WEBHOOK_NOT_GENUINE"]);
    });

    it("says that the shop has no such provider", async () => {
      const { status, json } = await edge.expect(send("nobody"), {
        ...{ rpc, when: "its provider is unknown", request: { provider: "nobody", content, signature: SIGNATURE } },
        answers: { failure: { code: "not_found", domain: DOMAIN, reason: "PROVIDER_UNKNOWN" } },
      });
      assert.deepEqual([status, json.details[0].reason], [404, "PROVIDER_UNKNOWN"]);
    });
  });
});
