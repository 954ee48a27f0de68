import assert from "node:assert/strict";
import { openDesk, overtake } from "../../test/support/desk.ts";
import { call, context, eur, NOW, newOrder, orderId } from "../../test/support/mothers.ts";
import { type RefundOrderCommand, refundOrder } from "./refund-order.ts";

const STAFF = context("staff-1", "STAFF");

/** RefundOrder of an order of 14.90 that is paid. */
async function openShop() {
  const desk = openDesk();
  const before = await desk.put({ ...newOrder(), step: "COMPLETED", completeTime: NOW });
  const refund = (changes: Partial<RefundOrderCommand> = {}, by = STAFF) =>
    refundOrder(desk)(
      {
        ...{ orderId: orderId(1), expectedV: undefined, amount: eur(300n), reason: "a scratch" },
        ...{ call: call("r-1"), ...changes },
      },
      by,
    );
  const refunds = async () =>
    (await desk.orders.read(orderId(1)))?.refunds.map(({ id, amount }) => [id, amount.amountMinor]);
  return { ...desk, before, refund, refunds };
}

describe("refunding an order", () => {
  it("names the refund by the call, puts it on record, and has it driven", async () => {
    const { refund, refunds, deeds, woken } = await openShop();
    const { order, replayed } = await refund();
    assert.deepEqual([order.step, replayed, await refunds()], ["REFUNDING", false, [["r-1", 300n]]]);
    const deed = { action: "order.refund", target: orderId(1), details: { refundId: "r-1" } };
    assert.deepEqual([deeds, woken], [[deed], [orderId(1)]]);
  });

  it("gives back all that is left where no amount is named", async () => {
    const { refund, refunds } = await openShop();
    await refund();
    await refund({ amount: undefined, call: call("r-2") });
    assert.deepEqual(await refunds(), [
      ["r-1", 300n],
      ["r-2", 1_190n],
    ]);
  });

  it("happens once for each call, and a repeat has it driven again", async () => {
    const { refund, refunds, woken } = await openShop();
    const first = await refund();
    assert.deepEqual(await refund(), { order: first.order, replayed: true });
    assert.deepEqual([await refunds(), woken], [[["r-1", 300n]], [orderId(1), orderId(1)]]);
  });

  it("happens once where the same call comes many times at once", async () => {
    const { refund, refunds } = await openShop();
    const all = await Promise.all(Array.from({ length: 20 }, () => refund()));
    assert.equal(all.filter(({ replayed }) => !replayed).length, 1);
    assert.deepEqual(await refunds(), [["r-1", 300n]]);
  });

  it("that is repeated is no conflict, though the first one has changed the order that was read", async () => {
    const { refund, refunds, before } = await openShop();
    await refund({ expectedV: before.v });
    assert.equal((await refund({ expectedV: before.v })).replayed, true);
    assert.deepEqual(await refunds(), [["r-1", 300n]]);
  });

  it("refuses the id of another refund", async () => {
    const { refund, refunds, deeds } = await openShop();
    await refund();
    const other = { amount: eur(1n), call: call("r-1", { fingerprint: "other" }) };
    await assert.rejects(refund(other), { reason: "REQUEST_ID_REUSED" });
    assert.deepEqual([await refunds(), deeds.length], [[["r-1", 300n]], 1]);
  });

  for (const [what, reason, changes, by] of [
    ["more than was paid", "REFUND_TOO_LARGE", { amount: eur(1_491n) }, STAFF],
    ["other money", "CURRENCY_MISMATCH", { amount: { currency: "USD", amountMinor: 1n } }, STAFF],
    ["an order that has changed since it was read", "ETAG_MISMATCH", { expectedV: 7n }, STAFF],
    ["an order that never was", "ORDER_NOT_FOUND", { orderId: orderId(2) }, STAFF],
    ["somebody else's order", "ORDER_NOT_FOUND", {}, context("bob")],
  ] as const) {
    it(`refuses ${what}, changes nothing and has nothing on record`, async () => {
      const { refund, refunds, deeds, woken } = await openShop();
      await assert.rejects(refund(changes, by), { reason });
      assert.deepEqual([await refunds(), deeds, woken], [[], [], []]);
    });
  }

  it("counts what somebody else has given back just before", async () => {
    const { refund, refunds, orders } = await openShop();
    const theirs = {
      id: "r-0",
      amount: eur(1_400n),
      reason: "",
      fingerprint: "f",
      state: "DONE",
      createTime: NOW,
    } as const;
    overtake(orders, (order) => ({ ...order, refunds: [theirs] }));
    await assert.rejects(refund(), { reason: "REFUND_TOO_LARGE", metadata: { refundableMinor: "90" } });
    assert.deepEqual(await refunds(), [["r-0", 1_400n]]);
  });
});
