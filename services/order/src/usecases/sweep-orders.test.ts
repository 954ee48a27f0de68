import assert from "node:assert/strict";
import { openDesk } from "../../test/support/desk.ts";
import { later, NOW, newOrder, orderId } from "../../test/support/mothers.ts";
import type { Order } from "../domain/order.ts";
import { sweepOrders } from "./sweep-orders.ts";

const BATCH = 100;
const waiting = (n: number, nextAt: Date | undefined): Order => ({ ...newOrder({ id: orderId(n) }), nextAt });

/** A sweep over these orders that takes as many as it is let. */
async function sweptOf(orders: readonly Order[], { chance = 0, room = Number.POSITIVE_INFINITY } = {}) {
  const desk = openDesk();
  for (const order of orders) await desk.put(order);
  const offered: number[] = [];
  const offer = (id: string) => offered.push(Number.parseInt(id, 16)) <= room;
  await sweepOrders({ ...desk, random: { next: () => chance }, offer })();
  return offered;
}

describe("a sweep of orders", () => {
  it("goes on with those that are due, longest waiting first, and with no other", async () => {
    const due = [waiting(1, NOW), waiting(2, later(-1_000)), waiting(3, later(-1))];
    assert.deepEqual(await sweptOf([waiting(4, later(1)), ...due, waiting(5, undefined)]), [2, 3, 1]);
  });

  it("changes nothing by itself: whoever goes on with an order reads it anew", async () => {
    const { orders, clock, put } = openDesk();
    const before = await put(waiting(1, NOW));
    await sweepOrders({ orders, clock, random: { next: () => 0 }, offer: () => true })();
    assert.deepEqual(await orders.read(orderId(1)), before);
  });

  it("begins where chance says and goes round, so that replicas do not all do the same", async () => {
    const due = [1, 2, 3, 4].map((n) => waiting(n, later(-10 + n)));
    assert.deepEqual(await sweptOf(due, { chance: 0.5 }), [3, 4, 1, 2]);
    assert.deepEqual(await sweptOf(due, { chance: 0.999 }), [4, 1, 2, 3]);
  });

  it("ends where this process has enough to do: the next one finds the rest", async () => {
    const due = [1, 2, 3, 4].map((n) => waiting(n, later(-10 + n)));
    assert.deepEqual(await sweptOf(due, { room: 1 }), [1, 2]);
  });

  it("looks at a hundred at most, those that have waited longest", async () => {
    const due = Array.from({ length: BATCH + 20 }, (_, i) => waiting(i + 1, later(-1_000 + i)));
    assert.deepEqual(
      await sweptOf(due),
      due.slice(0, BATCH).map((_, i) => i + 1),
    );
  });

  it("has nothing to do where nothing is due", async () => {
    assert.deepEqual(await sweptOf([waiting(1, later(1))], { chance: 0.7 }), []);
  });
});
