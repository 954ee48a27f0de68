import assert from "node:assert/strict";
import { openDesk, overtake } from "../../test/support/desk.ts";
import { context, newOrder, orderId } from "../../test/support/mothers.ts";
import type { Order } from "../domain/order.ts";
import { cancelOrder } from "./cancel-order.ts";

const TARGET = { orderId: orderId(1), expectedV: undefined };

/** CancelOrder of Ada's order. */
async function openShop(changes: Partial<Order> = {}) {
  const desk = openDesk();
  const before = await desk.put({ ...newOrder(), ...changes });
  const cancel = (by = context("ada"), target: Partial<typeof TARGET> | { expectedV: bigint } = {}) =>
    cancelOrder(desk)({ ...TARGET, ...target }, by);
  const now = () => desk.orders.read(orderId(1));
  return { ...desk, before, cancel, now };
}

describe("cancelling an order", () => {
  it("undoes it from where it stands, and has that driven", async () => {
    const { cancel, now, woken } = await openShop({ step: "AUTHORIZING" });
    const order = await cancel();
    assert.deepEqual([order.step, order.cancelReason], ["VOIDING", "BUYER"]);
    assert.deepEqual([await now(), woken], [order, [orderId(1)]]);
  });

  it("names staff as the reason where it is not staff's own order", async () => {
    const staff = context("staff-1", "STAFF");
    const others = await openShop();
    assert.equal((await others.cancel(staff)).cancelReason, "STAFF");
    const own = await openShop({ buyerId: "staff-1" });
    assert.equal((await own.cancel(staff)).cancelReason, "BUYER");
  });

  it("a second time changes nothing, and has it driven again: the first wake may be lost", async () => {
    const { cancel, woken } = await openShop();
    const first = await cancel();
    assert.deepEqual(await cancel(), first);
    assert.deepEqual(woken, [orderId(1), orderId(1)]);
  });

  it("a second time is no conflict, though the first one has changed the order that was read", async () => {
    const { cancel, before } = await openShop();
    const first = await cancel(context("ada"), { expectedV: before.v });
    assert.deepEqual(await cancel(context("ada"), { expectedV: before.v }), first);
  });

  it("is refused of a foreign order as of none", async () => {
    const { cancel, now, before, woken } = await openShop();
    await assert.rejects(cancel(context("bob")), { reason: "ORDER_NOT_FOUND" });
    await assert.rejects(cancel(context("ada"), { orderId: orderId(2) }), { reason: "ORDER_NOT_FOUND" });
    assert.deepEqual([await now(), woken], [before, []]);
  });

  it("is refused once the money is taken, or about to be", async () => {
    for (const step of ["CAPTURING", "COMMITTING", "COMPLETED", "REFUNDING"] as const) {
      const { cancel, now, before, woken } = await openShop({ step });
      await assert.rejects(cancel(), { reason: "ORDER_NOT_CANCELLABLE" });
      assert.deepEqual([await now(), woken], [before, []]);
    }
  });

  it("is refused of an order that has changed since it was read", async () => {
    const { cancel, now, before } = await openShop();
    await assert.rejects(cancel(context("ada"), { expectedV: before.v - 1n }), { reason: "ETAG_MISMATCH" });
    assert.deepEqual(await now(), before);
  });

  it("decides anew where the saga was faster", async () => {
    const moved = await openShop();
    overtake(moved.orders, (order) => ({ ...order, step: "AUTHORIZING" }));
    assert.equal((await moved.cancel()).step, "VOIDING");
    const paid = await openShop();
    overtake(paid.orders, (order) => ({ ...order, step: "CAPTURING" }));
    await assert.rejects(paid.cancel(), { reason: "ORDER_NOT_CANCELLABLE" });
  });

  it("writes nothing once its caller has gone", async () => {
    const { cancel, now, before } = await openShop();
    const gone = { ...context("ada"), signal: AbortSignal.abort(new Error("gone")) };
    await assert.rejects(cancel(gone), /gone/);
    assert.deepEqual(await now(), before);
  });
});
