import assert from "node:assert/strict";
import { fakePorts } from "@souk/chassis/testing";
import { MemoryFollowedProducts, MemoryStockStore } from "../../test/support/memory-stock-store.ts";
import { adjustStock } from "./adjust-stock.ts";
import {
  commitReservation,
  confirmReservation,
  extendReservation,
  getReservation,
  releaseReservation,
  reserveStock,
} from "./change-reservation.ts";
import { openStock } from "./open-stock.ts";
import { forgetReservations, releaseExpired } from "./sweep-reservations.ts";

const HOLD_MS = 900_000;
const HOUR_MS = 3_600_000;
const origin = { traceparent: undefined, signal: new AbortController().signal };

async function openWarehouse(quantities: Readonly<Record<string, bigint>> = { "mug-1": 10n, "mug-2": 10n }) {
  const ports = fakePorts();
  const stock = new MemoryStockStore();
  const deps = {
    ...{ stock, reservations: stock },
    followed: new MemoryFollowedProducts(),
    ...ports,
    lowStockThreshold: 5n,
  };
  for (const [productId, delta] of Object.entries(quantities)) {
    await openStock(deps)({ productId, state: "ACTIVE", sequence: 1 });
    const call = { key: undefined, fingerprint: "f", ...origin };
    await adjustStock(deps)({ productId, locationId: "", delta, note: "", call });
  }
  const availableOf = async (productId: string) => (await deps.stock.bucketsOf([productId]))[0]?.available;
  const reserve = (orderId: string, quantities: Readonly<Record<string, bigint>>, buyerId = orderId) =>
    reserveStock(deps)(
      {
        ...{ orderId, buyerId, holdMs: HOLD_MS },
        lines: Object.entries(quantities).map(([productId, quantity]) => ({ productId, quantity })),
      },
      origin,
    );
  return { deps, ports, availableOf, reserve };
}

describe("reserving stock", () => {
  const both = { orderId: "o-1", productIds: ["mug-2", "mug-1"] };

  it("holds, confirms and sells what an order wants, in the order in which it asks", async () => {
    const { deps, availableOf, reserve } = await openWarehouse();
    const held = await reserve("o-1", { "mug-2": 2n, "mug-1": 1n });
    assert.deepEqual(
      held.map(({ productId, state }) => [productId, state]),
      [
        ["mug-2", "HELD"],
        ["mug-1", "HELD"],
      ],
    );
    await confirmReservation(deps)(both, origin);
    const sold = await commitReservation(deps)(both, origin);
    assert.deepEqual(
      sold.map(({ state, quantity }) => [state, quantity]),
      [
        ["COMMITTED", 2n],
        ["COMMITTED", 1n],
      ],
    );
    assert.deepEqual([await availableOf("mug-1"), await availableOf("mug-2")], [9n, 8n]);
  });

  it("of one item by a hundred orders at once gives it to as many as there are", async () => {
    const { reserve, availableOf } = await openWarehouse({ "mug-1": 7n });
    const all = await Promise.allSettled(Array.from({ length: 100 }, (_, i) => reserve(`o-${i}`, { "mug-1": 1n })));
    assert.equal(all.filter(({ status }) => status === "fulfilled").length, 7);
    const refusals = all.flatMap((each) => (each.status === "rejected" ? [each.reason.reason] : []));
    assert.deepEqual(new Set(refusals), new Set(["INSUFFICIENT_STOCK"]));
    assert.equal(await availableOf("mug-1"), 0n);
  });

  it("leaves what it held where another product is short, to be released", async () => {
    const { deps, reserve, availableOf } = await openWarehouse({ "mug-1": 10n, "mug-2": 1n });
    await assert.rejects(reserve("o-1", { "mug-2": 2n, "mug-1": 2n }), { reason: "INSUFFICIENT_STOCK" });
    assert.equal(await availableOf("mug-1"), 8n);
    await releaseReservation(deps)(both, origin);
    assert.deepEqual([await availableOf("mug-1"), await availableOf("mug-2")], [10n, 1n]);
    await assert.rejects(reserve("o-1", { "mug-1": 1n }), { reason: "RESERVATION_OVER" });
  });

  it("gives back what expired, and says so once", async () => {
    const { deps, ports, reserve, availableOf } = await openWarehouse();
    await reserve("o-1", { "mug-1": 2n });
    await ports.clock.advance(HOLD_MS - 1);
    await releaseExpired(deps)();
    assert.equal(await availableOf("mug-1"), 8n);
    await ports.clock.advance(1);
    await Promise.all([releaseExpired(deps)(), releaseExpired(deps)()]);
    assert.equal(await availableOf("mug-1"), 10n);
    const told = deps.stock.events.filter(({ event }) => event.kind === "ReservationExpired");
    assert.deepEqual(
      told.map(({ event }) => event),
      [{ kind: "ReservationExpired", orderId: "o-1", quantity: 2n }],
    );
  });

  it("of ten thousand holds whose end and confirmation meet, confirms none that was given back", async function () {
    this.timeout(60_000);
    for (let round = 0; round < 100; round++) {
      const { deps, ports, reserve, availableOf } = await openWarehouse({ "mug-1": 1_000n });
      const orders = Array.from({ length: 100 }, (_, i) => `o-${i}`);
      for (const orderId of orders) await reserve(orderId, { "mug-1": 1n });
      await ports.clock.advance(HOLD_MS - 1);
      const confirming = orders.map((orderId) => confirmReservation(deps)({ orderId, productIds: ["mug-1"] }, origin));
      const settled = Promise.allSettled(confirming);
      await ports.clock.advance(1);
      await releaseExpired(deps)();
      const confirmed = (await settled).filter(({ status }) => status === "fulfilled").length;
      await releaseExpired(deps)();
      assert.equal(await availableOf("mug-1"), 1_000n - BigInt(confirmed));
    }
  });

  it("is forgotten an hour after it was given back", async () => {
    const { deps, ports, reserve } = await openWarehouse();
    await reserve("o-1", { "mug-1": 2n, "mug-2": 1n });
    await releaseReservation(deps)(both, origin);
    await ports.clock.advance(HOUR_MS - 1);
    await forgetReservations(deps)();
    assert.equal((await getReservation(deps)(both)).length, 2);
    await ports.clock.advance(1);
    await forgetReservations(deps)();
    assert.deepEqual(await getReservation(deps)(both), []);
  });

  it("leaves the bucket with what was sold, which stays sold whatever comes late", async () => {
    const { deps, reserve, availableOf } = await openWarehouse();
    const quantities = { "mug-1": 2n, "mug-2": 1n };
    await reserve("o-1", quantities);
    await confirmReservation(deps)(both, origin);
    await commitReservation(deps)(both, origin);
    assert.equal((await deps.reservations.reserved("mug-1~main~0"))?.reservations.size, 0);
    const late = await reserve("o-1", quantities);
    const known = await getReservation(deps)({ ...both, productIds: ["mug-1", "mug-2"] });
    for (const found of [
      late,
      known,
      await confirmReservation(deps)({ ...both, productIds: ["mug-1", "mug-2"] }, origin),
    ]) {
      assert.deepEqual(
        found.map(({ state, quantity }) => [state, quantity]),
        [
          ["COMMITTED", 2n],
          ["COMMITTED", 1n],
        ],
      );
    }
    await assert.rejects(releaseReservation(deps)(both, origin), { reason: "RESERVATION_COMMITTED" });
    assert.deepEqual([await availableOf("mug-1"), await availableOf("mug-2")], [8n, 9n]);
    const again = await commitReservation(deps)(both, origin);
    assert.deepEqual(
      again.map(({ state, quantity }) => [state, quantity]),
      [
        ["COMMITTED", 1n],
        ["COMMITTED", 2n],
      ],
    );
    await assert.rejects(commitReservation(deps)({ orderId: "o-2", productIds: ["mug-1"] }, origin), {
      reason: "RESERVATION_OVER",
    });
  });

  it("can be made to last longer", async () => {
    const { deps, ports, reserve, availableOf } = await openWarehouse();
    await reserve("o-1", { "mug-1": 1n });
    await ports.clock.advance(HOLD_MS / 2);
    await extendReservation(deps)({ orderId: "o-1", productIds: ["mug-1"], holdMs: HOLD_MS }, origin);
    await ports.clock.advance(HOLD_MS / 2);
    await releaseExpired(deps)();
    assert.equal(await availableOf("mug-1"), 9n);
  });

  it("knows no product that nobody keeps", async () => {
    const { reserve } = await openWarehouse();
    await assert.rejects(reserve("o-1", { none: 1n }), { reason: "STOCK_NOT_FOUND" });
  });
});
