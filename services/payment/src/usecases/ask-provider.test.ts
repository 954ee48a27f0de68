import assert from "node:assert/strict";
import { type FakePorts, fakePorts } from "@souk/chassis/testing";
import { MemoryPaymentStore } from "../../test/support/memory-payment-store.ts";
import { euros, yes } from "../../test/support/mothers.ts";
import type { Answer } from "../domain/answers.ts";
import { type Operation, type OperationName, type Payment, stateOf } from "../domain/payment.ts";
import { authorizePayment } from "./authorize-payment.ts";
import { capturePayment } from "./capture-payment.ts";
import type { Outcome, PaymentProvider } from "./ports.ts";
import { refundPayment } from "./refund-payment.ts";
import { voidPayment } from "./void-payment.ts";

const HOUR = 3_600_000;
const OK: Answer = { ...yes("p-1"), kind: "OK" };
const UNKNOWN: Outcome = { kind: "UNKNOWN" };
const until = { signal: new AbortController().signal, deadline: Number.POSITIVE_INFINITY };

describe("what a provider was asked for without an answer", () => {
  let ports: FakePorts;
  let payments: MemoryPaymentStore;
  let asked: string[];
  let answers: Record<"authorize" | "capture" | "void" | "refund", Outcome>;
  let known: Map<OperationName, Answer>;
  let name: string;
  beforeEach(() => {
    [ports, payments, asked, known, name] = [fakePorts(), new MemoryPaymentStore(), [], new Map(), "stripe"];
    answers = { authorize: OK, capture: OK, void: OK, refund: UNKNOWN };
  });

  const answering = (verb: keyof typeof answers) => async () => {
    asked.push(verb);
    return answers[verb];
  };
  const provider = (): PaymentProvider => ({
    ...{ name, authorize: answering("authorize"), capture: answering("capture") },
    ...{ void: answering("void"), refund: answering("refund"), parseWebhook: () => undefined },
    get: async () => {
      asked.push("get");
      return { ...yes("p-1"), kind: "FOUND", answers: known };
    },
  });
  const deps = () => ({ payments, provider: provider(), clock: ports.clock });
  const authorize = () => authorizePayment(deps())({ paymentId: "p-1", amount: euros(1_000n), token: "tok_1" }, until);
  const refund = () => refundPayment(deps())({ paymentId: "p-1", refundId: "r-1", amount: euros(1_000n) }, until);
  const refundState = async () => (await payments.read("p-1"))?.ops["refund~r-1"]?.state;

  async function refundWithoutAnswer(): Promise<void> {
    await authorize();
    await capturePayment(deps())("p-1", until);
    await refund();
    asked = [];
  }

  it("is asked for again with its key for a day", async () => {
    await refundWithoutAnswer();
    await ports.clock.advance(22 * HOUR);
    answers.refund = OK;
    await refund();
    assert.deepEqual([asked, await refundState()], [["refund"], "OK"]);
  });

  it("is looked up after that, since the key would do it once more, and asked for only where it was never done", async () => {
    for (const [inBooks, calls] of [
      [true, ["get"]],
      [false, ["get", "refund"]],
    ] as const) {
      payments = new MemoryPaymentStore();
      answers.refund = UNKNOWN;
      await refundWithoutAnswer();
      await ports.clock.advance(24 * HOUR);
      known = new Map(inBooks ? [["refund~r-1", OK]] : []);
      answers.refund = OK;
      await refund();
      assert.deepEqual([asked, await refundState()], [calls, "OK"]);
    }
  });

  it("counts as asked for when its payment began, where nobody has written down when that was", async () => {
    await refundWithoutAnswer();
    const payment = (await payments.read("p-1")) as Payment;
    const { askedAt: _never, ...refunding } = payment.ops["refund~r-1"] as Operation;
    await payments.write({ ...payment, v: payment.v + 1n, ops: { ...payment.ops, "refund~r-1": refunding } });
    await ports.clock.advance(24 * HOUR);
    known = new Map([["refund~r-1", OK]]);
    await refund();
    assert.deepEqual([asked, await refundState()], [["get"], "OK"]);
  });

  it("is left to people where there is nothing to look it up by", async () => {
    answers.authorize = UNKNOWN;
    await authorize();
    await ports.clock.advance(24 * HOUR);
    asked = [];
    await assert.rejects(authorize(), { reason: "PROVIDER_CONTRADICTS" });
    await assert.rejects(voidPayment(deps())("p-1", until), { reason: "PROVIDER_CONTRADICTS" });
    assert.deepEqual(asked, []);
  });

  it("is asked of nobody else, where the shop has another provider by now", async () => {
    await refundWithoutAnswer();
    name = "sandbox";
    await assert.rejects(refund(), { reason: "PROVIDER_UNKNOWN" });
    assert.deepEqual(asked, []);
    name = "stripe";
    answers.refund = OK;
    await refund();
    assert.equal(await refundState(), "OK");
  });
});

describe("a payment that was declined", () => {
  it("is given up at its provider too, where that keeps it open for its buyer", async () => {
    const asked: string[] = [];
    const declined: Outcome = { kind: "DECLINED", code: "authentication_failed", ref: "pi_1" };
    const provider: PaymentProvider = {
      ...{ name: "stripe", authorize: async () => declined, capture: async () => OK, refund: async () => OK },
      void: async ({ ref }) => {
        asked.push(ref);
        return { ...yes("p-1"), ref, kind: "OK" };
      },
      get: async () => ({ kind: "UNKNOWN" }),
      parseWebhook: () => undefined,
    };
    const deps = { payments: new MemoryPaymentStore(), provider, clock: fakePorts().clock };
    const command = { paymentId: "p-1", amount: euros(1_000n), token: "tok_1" };
    assert.equal(stateOf(await authorizePayment(deps)(command, until)), "DECLINED");
    assert.equal(stateOf(await voidPayment(deps)("p-1", until)), "VOIDED");
    assert.deepEqual(asked, ["pi_1"]);
  });
});
