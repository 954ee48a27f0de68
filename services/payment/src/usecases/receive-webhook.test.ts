import assert from "node:assert/strict";
import { fakePorts } from "@souk/chassis/testing";
import { MemoryPaymentStore, MemoryWebhookInbox } from "../../test/support/memory-payment-store.ts";
import { euros, yes } from "../../test/support/mothers.ts";
import type { Answer, Truth } from "../domain/answers.ts";
import { stateOf } from "../domain/payment.ts";
import { authorizePayment } from "./authorize-payment.ts";
import { capturePayment } from "./capture-payment.ts";
import type { Outcome, PaymentProvider, UnknownOutcome, WebhookEvent } from "./ports.ts";
import { receiveWebhook } from "./receive-webhook.ts";
import { refundPayment } from "./refund-payment.ts";

const EVENT: WebhookEvent = { kind: "PAYMENT", eventId: "evt_1", paymentId: "p-1", ref: "auth_p-1" };
const OK: Outcome = { ...yes("p-1"), kind: "OK" };
const until = { signal: new AbortController().signal, deadline: Number.POSITIVE_INFINITY };

describe("a webhook that is genuine", () => {
  let payments: MemoryPaymentStore;
  let contradictions: string[];
  let asked: number;
  /** What the provider answers, and what it knows. */
  let authorization: Promise<Outcome>;
  let truth: (Truth & { kind: "FOUND" }) | { kind: "MISSING" } | UnknownOutcome;
  let captures: number;
  let event: WebhookEvent | undefined;
  beforeEach(() => {
    payments = new MemoryPaymentStore();
    [contradictions, asked, captures, event] = [[], 0, 0, EVENT];
    authorization = Promise.resolve({ kind: "UNKNOWN" });
    truth = knows("auth");
  });

  function knows(...names: ("auth" | "capture" | "void")[]): Truth & { kind: "FOUND" } {
    return {
      ...yes("p-1"),
      kind: "FOUND",
      answers: new Map(names.map((name) => [name, { ...yes("p-1"), kind: "OK" }])),
    };
  }

  const provider: PaymentProvider = {
    name: "sandbox",
    authorize: () => authorization,
    capture: async () => {
      captures++;
      return OK;
    },
    void: async () => OK,
    refund: async () => OK,
    get: async () => {
      asked++;
      return truth;
    },
    parseWebhook: () => event,
  };
  const deps = () => ({
    ...{ payments, provider, clock: fakePorts().clock, inbox: new MemoryWebhookInbox() },
    onContradiction: (paymentId: string) => contradictions.push(paymentId),
  });
  const authorize = () => authorizePayment(deps())({ paymentId: "p-1", amount: euros(1_000n), token: "tok_1" }, until);
  const receive = (from: Partial<ReturnType<typeof deps>> = {}, name = "sandbox") =>
    receiveWebhook({ ...deps(), ...from })({ provider: name, rawBytes: Buffer.alloc(0), signature: "" }, until);
  const stored = async () => {
    const payment = await payments.read("p-1");
    return payment && stateOf(payment);
  };

  it("moves the payment to what the provider says, and tells of it", async () => {
    await authorize();
    await receive();
    assert.deepEqual([await stored(), payments.told], ["AUTHORIZED", ["p-1 AUTHORIZED"]]);
  });

  it("may come before the answer to the call itself: then there is one capture all the same", async () => {
    const answer = Promise.withResolvers<Outcome>();
    authorization = answer.promise;
    const calling = authorize();
    while (!(await payments.read("p-1"))) await Promise.resolve();
    await receive();
    const first = capturePayment(deps())("p-1", until);
    answer.resolve(OK);
    await Promise.all([calling, first]);
    assert.equal(await stored(), "CAPTURED");
    assert.equal(captures, 1);
  });

  it("finds no fault with what was asked of the provider while it was asked", async () => {
    await authorize();
    const get = async () => {
      authorization = Promise.resolve(OK);
      await authorize();
      await capturePayment(deps())("p-1", until);
      return knows("auth", "capture");
    };
    await receive({ provider: { ...provider, get } });
    assert.deepEqual([await stored(), contradictions], ["CAPTURED", []]);
  });

  it("that comes again is not followed up again", async () => {
    await authorize();
    const own = new MemoryWebhookInbox();
    truth = { ...knows(), answers: new Map() };
    await receive({ inbox: own });
    await receive({ inbox: own });
    assert.deepEqual([asked, await stored()], [1, "AUTHORIZING"]);
  });

  it("comes again where the provider could not be asked", async () => {
    await authorize();
    const own = new MemoryWebhookInbox();
    truth = { kind: "UNKNOWN" };
    await assert.rejects(receive({ inbox: own }), { reason: "UNAVAILABLE" });
    truth = knows("auth");
    await receive({ inbox: own });
    assert.equal(await stored(), "AUTHORIZED");
  });

  it("about a payment with nothing open, or one that nobody knows, asks for nothing", async () => {
    await receive();
    authorization = Promise.resolve(OK);
    await authorize();
    await receive();
    assert.deepEqual([asked, payments.told], [0, []]);
  });

  it("of money given back that did not arrive is not kept silent, though nothing is open", async () => {
    authorization = Promise.resolve(OK);
    await authorize();
    await capturePayment(deps())("p-1", until);
    await refundPayment(deps())({ paymentId: "p-1", refundId: "r-1", amount: euros(1_000n) }, until);
    const told = (refund: Answer) => ({
      ...knows("auth", "capture"),
      answers: new Map([["refund~r-1", refund]] as const),
    });
    event = { ...EVENT, isReturn: true };
    truth = told({ ...yes("p-1"), kind: "OK" });
    await receive();
    assert.deepEqual(contradictions, []);
    truth = told({ kind: "DECLINED", code: "expired_or_canceled_card" });
    event = { ...event, eventId: "evt_2" };
    await receive();
    assert.deepEqual([contradictions, payments.told], [["p-1"], []]);
  });

  it("never takes a payment back", async () => {
    authorization = Promise.resolve(OK);
    await authorize();
    await capturePayment(deps())("p-1", until);
    truth = knows("auth");
    await receive();
    assert.equal(await stored(), "CAPTURED");
  });

  const lies: [what: string, truth: () => typeof truth][] = [
    ["another amount", () => ({ ...knows("auth"), amount: euros(1n) })],
    ["another payment", () => ({ ...knows("auth"), paymentId: "p-2" })],
    ["a capture that nobody asked for", () => knows("auth", "capture")],
    ["nothing of what it told", () => ({ kind: "MISSING" })],
  ];
  for (const [what, told] of lies) {
    it(`whose provider then says ${what} is taken, changes nothing and is not kept silent`, async () => {
      await authorize();
      truth = told();
      await receive();
      assert.deepEqual([await stored(), contradictions, payments.told], ["AUTHORIZING", ["p-1"], []]);
    });
  }

  it("is of the shop's own provider, and signed, or it is refused", async () => {
    await assert.rejects(receive({}, "stripe"), { reason: "PROVIDER_UNKNOWN" });
    event = undefined;
    await assert.rejects(receive(), { reason: "WEBHOOK_NOT_GENUINE" });
    event = { kind: "OTHER" };
    await receive();
    assert.equal(asked, 0);
  });
});
