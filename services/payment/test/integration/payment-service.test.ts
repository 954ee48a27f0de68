import assert from "node:assert/strict";
import { waitFor } from "@souk/chassis/testing";
import { type Payment, PaymentRefundState, PaymentState } from "@souk/proto/souk/payment/v1/payment";
import { type RunningPayment, startPayment } from "../support/harness.ts";

/** What a value of an enum is called. */
const nameOf = (values: Readonly<Record<string, number>>, value: number) =>
  Object.keys(values).find((name) => values[name] === value);
const euros = (amountMinor: bigint) => ({ currencyCode: "EUR", amountMinor });
const stateOf = ({ payment }: { readonly payment?: Payment | undefined }) =>
  payment && nameOf(PaymentState, payment.state);

describe("PaymentService", function () {
  this.timeout(30_000);
  let running: RunningPayment;
  before(async () => {
    running = await startPayment();
  });
  afterEach(() => running.sandbox.faults({}));
  after(() => running.stop());

  const authorize = async (paymentId: string, token = "tok_sandbox_ok", amountMinor = 1_000n) =>
    running.order.authorizePayment({ paymentId, amount: euros(amountMinor), paymentToken: token }, await running.as());
  const capture = async (paymentId: string) => running.order.capturePayment({ paymentId }, await running.as());
  const giveUp = async (paymentId: string) => running.order.voidPayment({ paymentId }, await running.as());
  const refund = async (paymentId: string, refundId: string, amountMinor: bigint) =>
    running.order.refundPayment({ paymentId, refundId, amount: euros(amountMinor) }, await running.as());
  const get = async (paymentId: string) => running.order.getPayment({ paymentId }, await running.as());

  async function metric(name: string, labels: string): Promise<number> {
    const lines = (await (await fetch(`${running.adminUrl}/metrics`)).text()).split("\n");
    const line = lines.find((text) => text.startsWith(name) && text.includes(labels));
    return Number(line?.split(" ").at(-1) ?? 0);
  }

  it("sets money aside, takes it and gives it back in parts, each once however often it is asked for", async () => {
    const states = [
      ...[await authorize("p-1"), await authorize("p-1"), await capture("p-1"), await capture("p-1")],
      ...[await refund("p-1", "r-1", 300n), await refund("p-1", "r-1", 300n), await refund("p-1", "r-2", 700n)],
    ].map(stateOf);
    assert.deepEqual(states, ["AUTHORIZED", "AUTHORIZED", ...Array.from({ length: 5 }, () => "CAPTURED")]);
    const { payment } = await get("p-1");
    assert.deepEqual([payment?.captured, payment?.refunded], [euros(1_000n), euros(1_000n)]);
    assert.deepEqual(
      payment?.refunds.map(({ refundId, state }) => `${refundId} ${nameOf(PaymentRefundState, state)}`),
      ["r-1 DONE", "r-2 DONE"],
    );
    assert.equal(await running.sandbox.operations("p-1"), "authorize capture refund refund");
    await assert.rejects(refund("p-1", "r-3", 1n), {
      reason: "REFUND_TOO_LARGE",
      metadata: { paymentId: "p-1", refundableMinor: "0" },
    });
    await assert.rejects(refund("p-1", "r-1", 299n), { reason: "PAYMENT_DIFFERS" });
    await assert.rejects(giveUp("p-1"), { reason: "PAYMENT_CAPTURED" });
  });

  it("keeps an amount beyond 2^53 to the last unit", async () => {
    await authorize("p-exact", "tok_sandbox_ok", 9_007_199_254_740_993n);
    const { payment } = await capture("p-exact");
    assert.deepEqual(payment?.captured, euros(9_007_199_254_740_993n));
    assert.equal((await running.sandbox.ledger("p-exact"))[0]?.capture?.amountMinor, "9007199254740993");
  });

  it("tells why it was declined, and gives such a payment up without a word to the provider", async () => {
    const { payment } = await authorize("p-2", "tok_sandbox_insufficient");
    assert.deepEqual([payment?.state, payment?.declineCode], [PaymentState.DECLINED, "insufficient_funds"]);
    await assert.rejects(capture("p-2"), { reason: "PAYMENT_NOT_AUTHORIZED" });
    assert.equal(stateOf(await giveUp("p-2")), "VOIDED");
    assert.equal(await running.sandbox.operations("p-2"), "authorize");
  });

  it("frees what was set aside where the capture is declined", async () => {
    await authorize("p-3", "tok_sandbox_capture_declined");
    const { payment } = await capture("p-3");
    assert.deepEqual([payment?.state, payment?.declineCode], [PaymentState.DECLINED, "capture_declined"]);
    assert.equal(stateOf(await giveUp("p-3")), "VOIDED");
    assert.equal(await running.sandbox.operations("p-3"), "authorize capture void");
  });

  it("that was given up before it began never begins", async () => {
    assert.equal(stateOf(await giveUp("p-4")), "VOIDED");
    assert.equal(stateOf(await authorize("p-4")), "VOIDED");
    assert.equal(await running.sandbox.operations("p-4"), "");
    await assert.rejects(capture("p-4"), { reason: "PAYMENT_NOT_AUTHORIZED" });
  });

  it("finds out with the same key what became of a call that was cut before or after its effect", async () => {
    const before = [
      await authorize("p-5", "tok_sandbox_timeout_before"),
      await authorize("p-5"),
      await authorize("p-5"),
    ];
    assert.deepEqual(before.map(stateOf), ["AUTHORIZING", "AUTHORIZING", "AUTHORIZED"]);
    assert.equal(stateOf(await authorize("p-6", "tok_sandbox_timeout_after")), "AUTHORIZING");
    assert.equal(stateOf(await giveUp("p-6")), "VOIDED");
    assert.deepEqual(
      [await running.sandbox.operations("p-5"), await running.sandbox.operations("p-6")],
      ["authorize", "authorize void"],
    );
    await running.sandbox.faults({ timeoutAfterShare: 1 });
    assert.equal(stateOf(await capture("p-5")), "CAPTURING");
    await assert.rejects(giveUp("p-5"), { reason: "PAYMENT_CAPTURED" });
    await running.sandbox.faults({});
    assert.equal(stateOf(await capture("p-5")), "CAPTURED");
    assert.equal(await running.sandbox.operations("p-5"), "authorize capture");
  });

  it("that cannot be found out about is not given up as if nothing had happened", async () => {
    assert.equal(stateOf(await authorize("p-7", "tok_sandbox_never")), "AUTHORIZING");
    assert.equal(stateOf(await giveUp("p-7")), "VOIDING");
    assert.equal(stateOf(await authorize("p-7")), "VOIDING");
  });

  it("waits for its buyer, and tells of it when he has taken his step", async () => {
    const { payment } = await authorize("p-8", "tok_sandbox_3ds");
    assert.equal(payment?.state, PaymentState.ACTION_REQUIRED);
    assert.match(payment?.action?.redirectUrl ?? "", /^http:\/\/127\.0\.0\.1:\d+\/3ds\//);
    assert.equal(stateOf(await authorize("p-8")), "ACTION_REQUIRED");
    await running.sandbox.complete("p-8", true);
    await waitFor(async () => stateOf(await get("p-8")) === "AUTHORIZED");
    await authorize("p-9", "tok_sandbox_3ds");
    await running.sandbox.complete("p-9", false);
    await waitFor(async () => stateOf(await get("p-9")) === "DECLINED");
    const events = running.mongo.db.collection("events");
    await waitFor(async () => (await events.countDocuments({})) >= 2);
    const told = (await events.find({}).toArray()).map((event) => `${event.subject}: ${event.json ?? event.data}`);
    assert.ok(
      told.some((text) => text.startsWith("p-8")),
      told.join(),
    );
  });

  it("learns of its buyer's step later where the provider cannot be asked when it tells of it", async () => {
    await authorize("p-late", "tok_sandbox_3ds");
    const refused = () => metric("souk_payment_provider_calls_total", 'operation="get",outcome="unknown"');
    const before = await refused();
    await running.sandbox.faults({ errorShare: 1 });
    await running.sandbox.complete("p-late", true);
    await waitFor(async () => (await refused()) > before);
    assert.equal(stateOf(await get("p-late")), "ACTION_REQUIRED");
    await running.sandbox.faults({});
    await waitFor(async () => stateOf(await get("p-late")) === "AUTHORIZED", { timeoutMs: 10_000 });
  });

  it("that waits for its buyer can be given up", async () => {
    await authorize("p-10", "tok_sandbox_3ds");
    assert.equal(stateOf(await giveUp("p-10")), "VOIDED");
    await assert.rejects(running.sandbox.complete("p-10", true), /no_action_required/);
  });

  it("that its buyer has refused can be given up, though the provider's word of it was lost", async () => {
    await running.sandbox.faults({ webhooks: { off: true } });
    await authorize("p-refused", "tok_sandbox_3ds");
    await running.sandbox.complete("p-refused", false);
    assert.equal(stateOf(await giveUp("p-refused")), "VOIDED");
  });

  it("is captured when the provider says so, by webhook or when it is asked again", async () => {
    await authorize("p-11", "tok_sandbox_async_capture");
    assert.equal(stateOf(await capture("p-11")), "CAPTURING");
    await waitFor(async () => stateOf(await get("p-11")) === "CAPTURED");
    await running.sandbox.faults({ webhooks: { off: true } });
    await authorize("p-12", "tok_sandbox_async_capture_declined");
    await capture("p-12");
    await waitFor(async () => stateOf(await capture("p-12")) === "DECLINED");
    assert.equal(await running.sandbox.operations("p-12"), "authorize capture settle");
  });

  it("ends the same when every webhook comes five times, late and in any order", async () => {
    await running.sandbox.faults({ webhooks: { copies: 5, delayMs: 300, shuffle: true, everything: true } });
    const ids = Array.from({ length: 10 }, (_, i) => `p-many-${i}`);
    await Promise.all(
      ids.map(async (paymentId) => {
        await authorize(paymentId);
        await capture(paymentId);
        await refund(paymentId, "r-1", 400n);
      }),
    );
    const inbox = running.mongo.db.collection("inbox");
    await waitFor(async () => (await inbox.countDocuments({})) >= 30, { timeoutMs: 10_000 });
    for (const paymentId of ids) {
      const { payment } = await get(paymentId);
      assert.deepEqual([stateOf({ payment }), payment?.refunded], ["CAPTURED", euros(400n)]);
      assert.equal(await running.sandbox.operations(paymentId), "authorize capture refund");
    }
  });

  it("is asked for with one amount only", async () => {
    await authorize("p-13");
    await assert.rejects(authorize("p-13", "tok_sandbox_ok", 1_001n), { reason: "PAYMENT_DIFFERS" });
    await assert.rejects(refund("p-13", "r-1", 1n), { reason: "PAYMENT_NOT_CAPTURED" });
    for (const amountMinor of [0n, -1n]) {
      await assert.rejects(authorize("p-14", "tok_sandbox_ok", amountMinor), { reason: "INVALID_REQUEST" });
    }
    await assert.rejects(authorize("p-14", "4111 1111 1111 1111"), { reason: "INVALID_REQUEST" });
    for (const ask of [capture, get, (paymentId: string) => refund(paymentId, "r-1", 1n)]) {
      await assert.rejects(ask("p-14"), { reason: "PAYMENT_NOT_FOUND" });
    }
  });

  it("is for orders, and for staff to look at", async () => {
    await authorize("p-15");
    const { client, order, as } = running;
    assert.equal(stateOf(await client.getPayment({ paymentId: "p-15" }, await as("STAFF"))), "AUTHORIZED");
    await assert.rejects(client.getPayment({ paymentId: "p-15" }, await as("USER")), { reason: "ACCESS_DENIED" });
    await assert.rejects(order.voidPayment({ paymentId: "p-15" }, await as("ADMIN")), { reason: "ACCESS_DENIED" });
    await assert.rejects(client.voidPayment({ paymentId: "p-15" }, await as()), { reason: "CALLER_DENIED" });
  });

  it("keeps no token of a buyer and no secret once it is authorized", async () => {
    await authorize("p-16");
    const stored = await running.mongo.db.collection<{ _id: string }>("payments").findOne({ _id: "p-16" });
    assert.doesNotMatch(
      JSON.stringify(stored, (_, value) => (typeof value === "bigint" ? String(value) : value)),
      /tok_/,
    );
  });
});
