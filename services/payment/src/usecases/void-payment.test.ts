import assert from "node:assert/strict";
import { fakePorts } from "@souk/chassis/testing";
import { MemoryPaymentStore } from "../../test/support/memory-payment-store.ts";
import { euros, yes } from "../../test/support/mothers.ts";
import { stateOf } from "../domain/payment.ts";
import { authorizePayment } from "./authorize-payment.ts";
import type { Outcome, PaymentProvider } from "./ports.ts";
import { voidPayment } from "./void-payment.ts";

const until = { signal: new AbortController().signal, deadline: Number.POSITIVE_INFINITY };

describe("a payment that is given up while its authorization is on its way", () => {
  it("is freed, and whoever asked for it learns what is stored, not what he had hoped for", async () => {
    const payments = new MemoryPaymentStore();
    const first = Promise.withResolvers<Outcome>();
    const ok: Outcome = { ...yes("p-1"), kind: "OK" };
    const answers = [first.promise, Promise.resolve<Outcome>({ kind: "UNKNOWN" })];
    const freed: string[] = [];
    const provider: PaymentProvider = {
      name: "sandbox",
      authorize: () => answers.shift() ?? Promise.resolve(ok),
      capture: async () => ok,
      void: async ({ ref }) => {
        freed.push(ref);
        return ok;
      },
      refund: async () => ok,
      get: async () => ({ kind: "UNKNOWN" }),
      parseWebhook: () => undefined,
    };
    const deps = { payments, provider, clock: fakePorts().clock };
    const begin = { paymentId: "p-1", amount: euros(1_000n), token: "tok_1" };
    const asking = authorizePayment(deps)(begin, until);
    while (!(await payments.read("p-1"))) await Promise.resolve();
    assert.equal(stateOf(await voidPayment(deps)("p-1", until)), "VOIDING");
    first.resolve(ok);
    assert.equal(stateOf(await asking), "VOIDING");
    assert.equal((await payments.read("p-1"))?.ops.auth?.ref, "auth_p-1");
    assert.equal(stateOf(await voidPayment(deps)("p-1", until)), "VOIDED");
    assert.deepEqual(freed, ["auth_p-1"]);
  });
});
