import type { States } from "@souk/contracts";
import { signatureOf } from "@souk/sandbox";
import type { RunningPayment } from "../support/harness.ts";
import { WEBHOOK_SECRET } from "../support/sandbox.ts";

const euros = (amountMinor: bigint) => ({ currencyCode: "EUR", amountMinor });

/**
 * What pacts presume of payment, in the words that they use. The sentences are part of the contract. Each names a payment of
 * its own, of 10.00 euro.
 */
export function statesOf({ order, as, sandbox }: RunningPayment): States {
  async function authorize(paymentId: string): Promise<void> {
    await order.authorizePayment({ paymentId, amount: euros(1_000n), paymentToken: "tok_sandbox_ok" }, await as());
  }
  async function capture(paymentId: string): Promise<void> {
    await authorize(paymentId);
    await order.capturePayment({ paymentId }, await as());
  }

  return {
    "a payment is authorized": async ({ paymentId = "" }) => {
      await authorize(paymentId);
    },
    "a payment is captured": async ({ paymentId = "" }) => {
      await capture(paymentId);
    },
    "a payment's buyer has done what his bank asked": async ({ paymentId = "" }) => {
      const paymentToken = "tok_sandbox_3ds";
      await order.authorizePayment({ paymentId, amount: euros(1_000n), paymentToken }, await as());
      await sandbox.complete(paymentId, true);
    },
    "a payment is refunded in part": async ({ paymentId = "", refundId = "" }) => {
      await capture(paymentId);
      await order.refundPayment({ paymentId, refundId, amount: euros(400n) }, await as());
    },
    "a webhook is signed": async ({ body = "" }) => ({
      signature: signatureOf(WEBHOOK_SECRET, body, Math.floor(Date.now() / 1_000)),
    }),
  };
}
