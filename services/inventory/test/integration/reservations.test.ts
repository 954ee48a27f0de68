import assert from "node:assert/strict";
import type { RequestContext } from "@souk/chassis/context";
import { waitFor } from "@souk/chassis/testing";
import { ReservationState } from "@souk/proto/souk/inventory/v1/reservation";
import { type RunningInventory, startInventory } from "../support/harness.ts";

const { HELD, CONFIRMED, COMMITTED, RELEASED } = ReservationState;

describe("reservations over gRPC", function () {
  this.timeout(30_000);
  let inventory: RunningInventory;
  let nobody: RequestContext;
  let count = 0;

  before(async () => {
    inventory = await startInventory();
    nobody = await inventory.as();
  });
  after(() => inventory.stop());

  /** A product of one's own, with so many units. */
  async function stocked(quantity: bigint): Promise<string> {
    const productId = `reserved-${++count}`;
    await inventory.hearOf(productId);
    const adjustment = { productId, delta: quantity, locationId: "", note: "", requestId: "" };
    await inventory.client.adjustStock(adjustment, await inventory.as("STAFF"));
    return productId;
  }

  const reserve = (orderId: string, productId: string, quantity: bigint, { buyerId = orderId, holdSeconds = 0 } = {}) =>
    inventory.order.reserveStock({ orderId, buyerId, lines: [{ productId, quantity }], holdSeconds }, nobody);
  const availableOf = async (productId: string) =>
    (await inventory.client.getStock({ productId }, nobody)).stock?.availableQuantity;

  it("go from held to sold, and the ledger tells it", async () => {
    const { order, client, as } = inventory;
    const productId = await stocked(10n);
    const products = { orderId: "o-1", productIds: [productId] };
    const states: (ReservationState | undefined)[] = [];
    const note = (reply: { reservations: { state: ReservationState }[] }) => states.push(reply.reservations[0]?.state);
    note(await reserve("o-1", productId, 2n));
    note(await order.extendReservation({ ...products, holdSeconds: 3_600 }, nobody));
    note(await order.confirmReservation(products, nobody));
    note(await order.commitReservation(products, nobody));
    note(await order.getReservation(products, nobody));
    assert.deepEqual(states, [HELD, HELD, CONFIRMED, COMMITTED, COMMITTED]);
    await assert.rejects(order.releaseReservation(products, nobody), { reason: "RESERVATION_COMMITTED" });
    const page = { productId, pageSize: 10, pageToken: "" };
    const { entries } = await client.listStockLedger(page, await as("STAFF"));
    assert.deepEqual(
      new Set(entries.map(({ delta, note: of }) => `${delta} ${of}`)),
      new Set(["0 ", "10 ", "-2 o-1", "0 o-1"]),
    );
  });

  it("of 100 items by 1,000 buyers at once are 100, and none twice", async () => {
    const productId = await stocked(100n);
    const wanted = Array.from({ length: 1_000 }, (_, i) => `crowd-${i}`);
    const outcomes: string[] = [];
    const work = async () => {
      for (let orderId = wanted.pop(); orderId !== undefined; orderId = wanted.pop()) {
        outcomes.push(
          await reserve(orderId, productId, 1n).then(
            () => "held",
            ({ reason }) => reason,
          ),
        );
      }
    };
    await Promise.all(Array.from({ length: 20 }, work));
    const held = outcomes.filter((outcome) => outcome === "held").length;
    assert.deepEqual([held, new Set(outcomes)], [100, new Set(["held", "INSUFFICIENT_STOCK"])]);
    assert.equal(await availableOf(productId), 0n);
  });

  it("are given back by themselves when their time is over", async () => {
    const productId = await stocked(10n);
    await reserve("o-late", productId, 2n, { holdSeconds: 1 });
    await waitFor(async () => (await availableOf(productId)) === 10n, { timeoutMs: 6_000 });
    const products = { orderId: "o-late", productIds: [productId] };
    await assert.rejects(inventory.order.confirmReservation(products, nobody), { reason: "RESERVATION_OVER" });
    const { reservations } = await inventory.order.getReservation(products, nobody);
    assert.deepEqual(
      reservations.map(({ state }) => state),
      [RELEASED],
    );
  });

  it("are refused for what cannot be", async () => {
    const { order } = inventory;
    const productId = await stocked(10n);
    await assert.rejects(reserve("o-2", "nowhere", 1n), { reason: "STOCK_NOT_FOUND" });
    await assert.rejects(reserve("o-2", productId, 11n), { reason: "INSUFFICIENT_STOCK" });
    await assert.rejects(reserve("o-2", productId, 6n), { reason: "HOLD_QUOTA_REACHED" });
    await assert.rejects(reserve("o-2", productId, 0n), { reason: "INVALID_REQUEST" });
    const twice = { productId, quantity: 1n };
    const doubled = { orderId: "o-2", buyerId: "b", lines: [twice, twice], holdSeconds: 0 };
    await assert.rejects(order.reserveStock(doubled, nobody), { reason: "INVALID_REQUEST" });
    await reserve("o-2", productId, 1n);
    await assert.rejects(reserve("o-2", productId, 2n), { reason: "RESERVATION_DIFFERS" });
    const products = { orderId: "o-2", productIds: [productId] };
    await assert.rejects(order.commitReservation(products, nobody), { reason: "RESERVATION_NOT_CONFIRMED" });
  });

  it("of a product are two thousand at a time", async () => {
    const productId = await stocked(1_000_000n);
    const buckets = inventory.mongo.db.collection<{ _id: string }>("buckets");
    const one = { buyerId: "b", quantity: 1n, state: "CONFIRMED", updateTime: new Date() };
    const full = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`o-${i}`, one]));
    await buckets.updateOne({ _id: `${productId}~main~0` }, { $set: { res: full } });
    await assert.rejects(reserve("one-more", productId, 1n), {
      ...{ reason: "TOO_MANY_RESERVATIONS", retryAfterMs: 10_000 },
    });
  });

  it("are for the order service alone", async () => {
    const request = { orderId: "o-3", buyerId: "b", lines: [{ productId: "p", quantity: 1n }], holdSeconds: 0 };
    await assert.rejects(inventory.client.reserveStock(request, nobody), { reason: "CALLER_DENIED" });
    await assert.rejects(inventory.order.reserveStock(request, await inventory.as("ADMIN")), {
      reason: "ACCESS_DENIED",
    });
  });
});
