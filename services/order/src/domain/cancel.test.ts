import assert from "node:assert/strict";
import { later, NOW, newOrder } from "../../test/support/mothers.ts";
import { cancelled } from "./cancel.ts";
import type { Order } from "./order.ts";
import type { Step } from "./step.ts";

const at = (step: Step): Order => ({ ...newOrder(), step });

describe("an order that is cancelled", () => {
  for (const [step, undoneBy] of [
    ["RESERVING", "RELEASING"],
    ["REDEEMING", "RELEASING"],
    ["AUTHORIZING", "VOIDING"],
    ["CONFIRMING", "VOIDING"],
  ] as const) {
    it(`at ${step} is undone by ${undoneBy}`, () => {
      const change = cancelled(at(step), "BUYER", later(1));
      const { order } = change ?? {};
      assert.deepEqual([order?.step, order?.cancelReason, order?.v], [undoneBy, "BUYER", 2n]);
      assert.equal(order?.log.at(-1)?.cause, "cancel");
    });
  }

  for (const step of ["CAPTURING", "COMMITTING", "COMPLETED", "REFUNDING"] as const) {
    it(`at ${step} is refused: it is paid, or about to be`, () => {
      assert.throws(() => cancelled(at(step), "BUYER", NOW), { reason: "ORDER_NOT_CANCELLABLE" });
    });
  }

  for (const step of ["VOIDING", "REVERSING", "RELEASING", "CANCELLED"] as const) {
    it(`at ${step} stays as it is`, () => assert.equal(cancelled(at(step), "BUYER", NOW), undefined));
  }

  it("forgets what its buyer was to do, and what he would have paid with", () => {
    const waiting = { ...at("AUTHORIZING"), action: { redirectUrl: "https://bank.test/3ds" } };
    const { order } = cancelled(waiting, "BUYER", NOW) ?? {};
    assert.deepEqual([order?.action, order?.paymentToken], [undefined, undefined]);
  });
});
