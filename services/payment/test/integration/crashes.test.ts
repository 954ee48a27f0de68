import assert from "node:assert/strict";
import { MemoryPaymentStore } from "../support/memory-payment-store.ts";
import { type RunningSandbox, startSandbox } from "../support/sandbox.ts";
import { Crash, CrashPoint, openPayments, type Payments, sandboxAt } from "../support/use-cases.ts";

interface Story {
  readonly name: string;
  readonly token: string;
  /** Each part may be the one during which the process dies. */
  readonly parts: readonly ((payments: Payments, paymentId: string) => Promise<string>)[];
  /** What the provider has done in the end, however often it was asked. */
  readonly done: string;
  readonly state: string;
}

const authorize = (token: string) => (payments: Payments, id: string) => payments.authorize(id, token);
const capture = (payments: Payments, id: string) => payments.capture(id);
const giveUp = (payments: Payments, id: string) => payments.void(id);
const refund = (payments: Payments, id: string) => payments.refund(id, "r-1", 400n);

const STORIES: readonly Story[] = ["tok_sandbox_ok", "tok_sandbox_timeout_after", "tok_sandbox_timeout_before"].flatMap(
  (token) => [
    {
      ...{ name: "is captured and refunded", token, state: "CAPTURED", done: "authorize capture refund" },
      parts: [authorize(token), authorize(token), authorize(token), capture, refund],
    },
    {
      ...{ name: "is given up", token, state: "VOIDED", done: "authorize void" },
      parts: [authorize(token), giveUp, giveUp, giveUp],
    },
  ],
);

describe("a payment whose process dies at any step", function () {
  this.timeout(60_000);
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());

  /** Plays a story in which the process dies once; who comes after it begins that part again. @returns whether it died */
  async function play({ parts, done, state }: Story, token: string, at: number, when: "before" | "after") {
    const paymentId = `${done.replaceAll(" ", "-")}-${token.replaceAll("_", "-")}-${when}-${at}`;
    const [store, provider] = [new MemoryPaymentStore(), sandboxAt(sandbox.url)];
    const crash = new CrashPoint(at, when);
    const dying = openPayments(crash.around(store), crash.around(provider));
    const next = openPayments(store, provider);
    let [hasDied, last] = [false, ""];
    for (const part of parts) {
      last = await part(hasDied ? next : dying, paymentId).catch((error: unknown) => {
        assert.ok(error instanceof Crash, String(error));
        hasDied = true;
        return part(next, paymentId);
      });
    }
    assert.deepEqual([last, await sandbox.operations(paymentId)], [state, done], paymentId);
    return hasDied;
  }

  for (const story of STORIES) {
    for (const when of ["before", "after"] as const) {
      it(`${story.name} with ${story.token}, once (${when} the step's effect)`, async () => {
        let at = 1;
        while (await play(story, story.token, at, when)) at++;
        assert.ok(at > 10, `only ${at} steps`);
      });
    }
  }
});
