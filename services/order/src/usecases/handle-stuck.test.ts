import assert from "node:assert/strict";
import { openDesk } from "../../test/support/desk.ts";
import { context, eur, later, NOW, newOrder, orderId } from "../../test/support/mothers.ts";
import type { Order } from "../domain/order.ts";
import { setBack } from "../domain/progress.ts";
import { refundSettled, withRefund } from "../domain/refund.ts";
import type { Step } from "../domain/step.ts";
import { compensateOrder, type HandleCommand, retryOrder, skipOrderStep } from "./handle-stuck.ts";

const STAFF = context("staff-1", "STAFF");
const NEXT: Partial<Record<Step, Step>> = { CAPTURING: "COMMITTING", REFUNDING: "COMPLETED" };
const ACTIONS = { retry: retryOrder, compensate: compensateOrder, skip: skipOrderStep } as const;

const stuck = (order: Order): Order =>
  setBack(order, { reason: "PROVIDER_CONTRADICTS", retry: "NEVER" }, later(1), 0).order;
const at = (step: Step): Order => ({ ...newOrder(), step });
const wants = (refundId: string, amountMinor: bigint) => ({
  ...{ refundId, fingerprint: "f", amount: eur(amountMinor), reason: "a scratch", actorId: "staff-2" },
});

/** The levers of staff over one order. */
async function openShop(order: Order) {
  const desk = openDesk();
  const before = await desk.put(order);
  const afterByHand = ({ step }: Order) => NEXT[step];
  const pull = (lever: keyof typeof ACTIONS, changes: Partial<HandleCommand> = {}, by = STAFF) => {
    const command = { orderId: orderId(1), expectedV: undefined, reason: "mended", ...changes };
    return ACTIONS[lever]({ ...desk, afterByHand })(command, by);
  };
  const now = () => desk.orders.read(orderId(1));
  return { ...desk, before, pull, now };
}

describe("an order that staff handles", () => {
  for (const [lever, to] of [
    ["retry", "CAPTURING"],
    ["compensate", "REVERSING"],
    ["skip", "COMMITTING"],
  ] as const) {
    it(`goes on by ${lever}, with who wanted it and why in its log and on record`, async () => {
      const { pull, deeds, woken, now } = await openShop(stuck(at("CAPTURING")));
      const order = await pull(lever);
      assert.deepEqual([order.step, order.attention, await now()], [to, undefined, order]);
      const { cause, note, actorId } = order.log.at(-1) ?? {};
      assert.deepEqual([cause, note, actorId], [lever, "mended", "staff-1"]);
      const deed = { action: `order.${lever}`, target: orderId(1), details: { step: "CAPTURING" } };
      assert.deepEqual([deeds, woken], [[deed], [orderId(1)]]);
    });

    it(`is not touched by ${lever} where it goes on by itself, was read before a change, or never was`, async () => {
      const moving = await openShop(at("CAPTURING"));
      await assert.rejects(moving.pull(lever), { reason: "SAGA_NOT_STUCK" });
      const stale = await openShop(stuck(at("CAPTURING")));
      await assert.rejects(stale.pull(lever, { expectedV: stale.before.v - 1n }), { reason: "ETAG_MISMATCH" });
      await assert.rejects(stale.pull(lever, { orderId: orderId(2) }), { reason: "ORDER_NOT_FOUND" });
      for (const { before, now, deeds, woken } of [moving, stale]) {
        assert.deepEqual([await now(), deeds, woken], [before, [], []]);
      }
    });
  }

  it("is not skipped at a step that nobody can do by hand", async () => {
    const { pull, now, before } = await openShop(stuck(at("RESERVING")));
    await assert.rejects(pull("skip"), { reason: "STEP_NOT_POSSIBLE", metadata: { step: "RESERVING" } });
    assert.deepEqual(await now(), before);
  });

  it("whose refund was made by hand is completed, and tells of the refund", async () => {
    const refunding = withRefund({ ...at("COMPLETED"), completeTime: NOW }, wants("r-1", 300n), NOW).order;
    const { pull, orders } = await openShop(stuck(refunding));
    const order = await pull("skip");
    assert.deepEqual([order.step, order.refunds.map(({ state }) => state)], ["COMPLETED", ["DONE"]]);
    const told = Object.values(orders.documents.get(orderId(1))?.outbox ?? {}).map(({ type }) => type);
    assert.deepEqual(told, ["souk.order.v1.OrderRefunded"]);
  });

  it("of two refunds settles the one that was stuck, and its log says that the other is still to be made", async () => {
    const first = withRefund({ ...at("COMPLETED"), completeTime: NOW }, wants("r-1", 300n), NOW).order;
    const { pull } = await openShop(stuck(withRefund(first, wants("r-2", 100n), NOW).order));
    const order = await pull("skip");
    assert.deepEqual([order.step, order.refunds.map(({ state }) => state)], ["REFUNDING", ["DONE", "REQUESTED"]]);
    const { step, cause, actorId } = order.log.at(-1) ?? {};
    assert.deepEqual([step, cause, actorId], ["REFUNDING", "skip", "staff-1"]);
  });

  it("with one refund that was declined keeps the other, which is still to be made, when it is skipped", async () => {
    const first = withRefund({ ...at("COMPLETED"), completeTime: NOW }, wants("r-1", 300n), NOW).order;
    const both = withRefund(first, wants("r-2", 100n), NOW).order;
    const { pull } = await openShop(refundSettled(both, "r-1", "FAILED", NOW).order);
    const order = await pull("skip");
    assert.deepEqual([order.step, order.refunds.map(({ state }) => state)], ["REFUNDING", ["FAILED", "REQUESTED"]]);
    assert.equal(order.attention, undefined);
  });

  it("is answered for only once that is on record", async () => {
    const desk = await openShop(stuck(at("CAPTURING")));
    const audit = () => Promise.reject(new Error("no record"));
    const retry = retryOrder({ ...desk, audit, afterByHand: () => undefined });
    await assert.rejects(retry({ orderId: orderId(1), expectedV: undefined, reason: "mended" }, STAFF), /no record/);
  });
});
