import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { PaymentState } from "@souk/proto/souk/payment/v1/payment";
import { type RunningPayment, startPayment } from "../support/harness.ts";

const euros = (amountMinor: bigint) => ({ currencyCode: "EUR", amountMinor });

/** A right answer to the authorization of 10.00 euro, but for what is changed. */
const answer = (paymentId: string, changes: object = {}) => ({
  ...{ id: "auth_1", reference: paymentId, currency: "EUR", amountMinor: "1000", status: "authorized", refunds: [] },
  ...changes,
});
const json = (response: ServerResponse, body: object, status = 201) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

describe("a payment whose provider", function () {
  this.timeout(30_000);
  let running: RunningPayment;
  let provider: Server;
  let answerWith: (response: ServerResponse, paymentId: string) => unknown;
  before(async () => {
    provider = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const { reference = "" } = JSON.parse(Buffer.concat(chunks).toString() || "{}") as { reference?: string };
      answerWith(response, reference);
    }).listen(0, "127.0.0.1");
    await once(provider, "listening");
    running = await startPayment({
      SANDBOX_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}`,
      PAYMENT_PROVIDER_TIMEOUT_MS: "400",
    });
  });
  after(async () => {
    await running.stop();
    provider.closeAllConnections();
    provider.close();
  });

  async function authorize(paymentId: string): Promise<PaymentState | undefined> {
    const request = { paymentId, amount: euros(1_000n), paymentToken: "tok_sandbox_ok" };
    return (await running.order.authorizePayment(request, await running.as())).payment?.state;
  }
  const stateOf = async (paymentId: string) =>
    (await running.order.getPayment({ paymentId }, await running.as())).payment?.state;

  const lies: [what: string, changes: object][] = [
    ["says another amount", { amountMinor: "1001" }],
    ["says another currency", { currency: "USD" }],
    ["says another payment's id", { reference: "o-other" }],
  ];
  for (const [what, changes] of lies) {
    it(`${what} is parked, and never completed`, async () => {
      const paymentId = `lie-${Object.keys(changes)[0]}`;
      answerWith = (response) => json(response, answer(paymentId, changes));
      await assert.rejects(authorize(paymentId), { reason: "PROVIDER_CONTRADICTS", metadata: { paymentId } });
      assert.equal(await stateOf(paymentId), PaymentState.AUTHORIZING);
      await assert.rejects(running.order.capturePayment({ paymentId }, await running.as()), {
        reason: "PAYMENT_NOT_AUTHORIZED",
      });
      await assert.rejects(running.order.voidPayment({ paymentId }, await running.as()), {
        reason: "PROVIDER_CONTRADICTS",
      });
    });
  }

  const noise: [what: string, sent: (response: ServerResponse, paymentId: string) => unknown][] = [
    ["answers 200 with HTML", (response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>ok")],
    ["answers JSON of another kind", (response) => json(response, { status: "authorized" })],
    ["answers what has no refusal in it", (response) => json(response, { message: "no" }, 400)],
    [
      "knows the key for another request",
      (response) => json(response, { error: { code: "idempotency_key_reused" } }, 422),
    ],
    ["refuses us for a while", (response) => json(response, { error: { code: "too_many_requests" } }, 429)],
    ["sends us somewhere else", (response) => response.writeHead(307, { location: "http://127.0.0.1:1/" }).end()],
    ["hangs up", (response) => response.destroy()],
    ["never answers", () => undefined],
    ["answers 50 MB", (response, paymentId) => json(response, answer(paymentId, { note: "x".repeat(50_000_000) }))],
    [
      "answers a byte at a time",
      (response) => {
        const drip = setInterval(() => response.write(" "), 50);
        response.on("close", () => clearInterval(drip));
      },
    ],
  ];
  for (const [i, [what, sent]] of noise.entries()) {
    it(`${what} is unknown, within its time, and found out later`, async () => {
      await resetBreaker();
      answerWith = sent;
      const startedAt = performance.now();
      assert.equal(await authorize(`noise-${i}`), PaymentState.AUTHORIZING);
      assert.ok(performance.now() - startedAt < 2_000);
      answerWith = (response) => json(response, answer(`noise-${i}`));
      assert.equal(await authorize(`noise-${i}`), PaymentState.AUTHORIZED);
    });
  }

  it("does not answer many calls is not asked for a while, and says so", async () => {
    answerWith = (response) => response.destroy();
    for (let i = 0; i < 25; i++) await authorize("gone");
    let asked = 0;
    answerWith = (response) => {
      asked++;
      json(response, answer("gone"));
    };
    assert.equal(await authorize("gone"), PaymentState.AUTHORIZING);
    assert.equal(asked, 0);
    const { degraded } = (await (await fetch(`${running.adminUrl}/readyz`)).json()) as { degraded: string[] };
    assert.ok(degraded.includes("sandbox"), degraded.join());
    const metrics = await (await fetch(`${running.adminUrl}/metrics`)).text();
    assert.match(
      metrics,
      /souk_payment_provider_calls_total\{provider="sandbox",operation="authorize",outcome="unknown"\} \d+/,
    );
  });

  /** The trial calls of a breaker that a case before this one has opened. */
  async function resetBreaker(): Promise<void> {
    answerWith = (response, paymentId) => json(response, answer(paymentId));
    for (let i = 0; i < 25; i++) await authorize(`calm-${performance.now()}`.replace(".", "-"));
  }
});
