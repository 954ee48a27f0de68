import assert from "node:assert/strict";
import { fromState, type State } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";
import { ORDER_ID, order, refusal, SERVICE, saga } from "../support/order.ts";

const orderId = fromState("orderId", ORDER_ID);
const PATH = `/v1/orders/${ORDER_ID}`;
const reason = "provider mended";

const completed = (productId: string): State[] => [["an order is completed", { productId }]];
const stuck = (productId: string): State[] => [["an order is stuck before its money is set aside", { productId }]];
const unpaid = (productId: string): State[] => [["an order is stuck while its money is taken", { productId }]];

describe("the pact of the edge with order: the work of staff", () => {
  const edge = new EdgeBefore("order");
  before(() => edge.start());
  after(() => edge.stop());

  describe("RefundOrder", () => {
    const rpc = `${SERVICE}/RefundOrder`;
    const refund = (requestId: string, amountMinor: string) => {
      const body = { amount: { currencyCode: "EUR", amountMinor }, reason };
      const sent = ["POST", `${PATH}:refund`, { body, headers: { "idempotency-key": requestId } }] as const;
      return { sent, request: { ...body, orderId, requestId } };
    };

    it("answers the order", async () => {
      const { sent, request } = refund("refund-1", "100");
      const { status, json } = await edge.expect(sent, {
        ...{ rpc, when: "a part is given back", as: "STAFF", request, given: completed("refunded-mug") },
        answers: { reply: { order: order("refunded-mug", "COMPLETED") } },
      });
      assert.deepEqual([status, json.orderId], [200, ORDER_ID]);
    });

    it("answers 422 where it is more than was paid", async () => {
      const { sent, request } = refund("refund-2", "1000000");
      const { status, json } = await edge.expect(sent, {
        ...{ rpc, when: "it is more than was paid", as: "STAFF", request, given: completed("dear-mug") },
        answers: refusal("failed_precondition", "REFUND_TOO_LARGE"),
      });
      assert.deepEqual([status, json.details[0].reason], [422, "REFUND_TOO_LARGE"]);
    });

    it("answers 409 where nothing was paid", async () => {
      const { sent, request } = refund("refund-3", "100");
      const { status, json } = await edge.expect(sent, {
        ...{ rpc, when: "nothing was paid", as: "STAFF", request, given: stuck("unpaid-mug") },
        answers: refusal("failed_precondition", "ORDER_NOT_REFUNDABLE"),
      });
      assert.deepEqual([status, json.details[0].reason], [409, "ORDER_NOT_REFUNDABLE"]);
    });
  });

  it("GetOrderSaga answers the bare saga", async () => {
    const { status, json } = await edge.expect(["GET", `${PATH}/saga`], {
      ...{ rpc: `${SERVICE}/GetOrderSaga`, when: "it is stuck", as: "STAFF", request: { orderId } },
      given: stuck("stuck-mug"),
      answers: {
        reply: { saga: { ...saga("AUTHORIZING", "placed"), attention: { reason: "PROVIDER_CONTRADICTS" } } },
      },
    });
    assert.deepEqual([status, json.attention.reason], [200, "PROVIDER_CONTRADICTS"]);
  });

  for (const [rpc, verb, role, given, step] of [
    ["RetryOrder", "retry", "STAFF", stuck("retried-mug"), "AUTHORIZING"],
    ["CompensateOrder", "compensate", "STAFF", stuck("undone-mug"), "VOIDING"],
    ["SkipOrderStep", "skip", "ADMIN", unpaid("skipped-mug"), "COMMITTING"],
  ] as const) {
    const ask = ["POST", `${PATH}/saga:${verb}`, { body: { reason } }] as const;
    const request = { orderId, reason };

    it(`${rpc} answers the bare saga`, async () => {
      const { status, json } = await edge.expect(ask, {
        ...{ rpc: `${SERVICE}/${rpc}`, when: "it is stuck", as: role, given, request },
        answers: { reply: { saga: saga(step, verb) } },
      });
      assert.deepEqual([status, json.step], [200, `SAGA_STEP_${step}`]);
    });

    it(`${rpc} answers 409 where the order goes on by itself`, async () => {
      const { status, json } = await edge.expect(ask, {
        ...{ rpc: `${SERVICE}/${rpc}`, when: "it is not stuck", as: role, request },
        ...{ given: completed(`${verb}-mug`), answers: refusal("failed_precondition", "SAGA_NOT_STUCK") },
      });
      assert.deepEqual([status, json.details[0].reason], [409, "SAGA_NOT_STUCK"]);
    });
  }
});
