import assert from "node:assert/strict";
import type { Breaker } from "@souk/chassis/breaker";
import { createMetrics } from "@souk/chassis/metrics";
import { fakePorts } from "@souk/chassis/testing";
import { euros, yes } from "../../test/support/mothers.ts";
import type { Outcome, PaymentProvider } from "../usecases/ports.ts";
import { guardProvider } from "./guard.ts";

describe("a provider that is guarded", () => {
  it("can be looked up at while as much money is on its way as may be, so that webhooks are followed up", async () => {
    const answer = Promise.withResolvers<Outcome>();
    let begun = 0;
    const provider: PaymentProvider = {
      name: "slow",
      authorize: () => {
        begun++;
        return answer.promise;
      },
      ...{ capture: () => answer.promise, void: () => answer.promise, refund: () => answer.promise },
      get: async () => ({ ...yes("p-1"), kind: "FOUND", answers: new Map() }),
      parseWebhook: () => undefined,
    };
    const { clock } = fakePorts();
    const breaker = { run: (work: () => Promise<unknown>) => work() } as Breaker;
    const guarded = guardProvider(provider, {
      breaker,
      metrics: createMetrics(),
      clock,
      timeoutMs: 10_000,
      mostCalls: 2,
    });
    const until = { signal: new AbortController().signal, deadline: clock.now() + 60_000 };
    const call = { key: "k", paymentId: "p-1", amount: euros(1_000n), ref: "", token: "tok_1", until };
    const waiting = [guarded.authorize(call), guarded.authorize(call)];
    assert.deepEqual(await guarded.authorize(call), { kind: "UNKNOWN" });
    assert.equal(begun, 2);
    assert.equal((await guarded.get("auth_p-1", until)).kind, "FOUND");
    answer.resolve({ ...yes("p-1"), kind: "OK" });
    assert.deepEqual(
      (await Promise.all(waiting)).map(({ kind }) => kind),
      ["OK", "OK"],
    );
  });
});
