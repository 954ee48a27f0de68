import assert from "node:assert/strict";
import type { CallIdentity } from "@souk/chassis/context";
import { fakePorts } from "@souk/chassis/testing";
import { MemoryFollowedProducts, MemoryStockStore } from "../../test/support/memory-stock-store.ts";
import { openBucket } from "../domain/bucket.ts";
import { type AdjustStockCommand, adjustStock } from "./adjust-stock.ts";
import { batchGetStock, getStock } from "./get-stock.ts";
import { listStockLedger } from "./list-stock-ledger.ts";
import { openStock } from "./open-stock.ts";
import { settleLedgers } from "./settle-ledgers.ts";

async function openWarehouse() {
  const ports = fakePorts();
  const deps = {
    stock: new MemoryStockStore(),
    followed: new MemoryFollowedProducts(),
    ...ports,
    lowStockThreshold: 5n,
  };
  const warehouse = {
    ...{ ports, stock: deps.stock },
    open: openStock(deps),
    adjust: adjustStock(deps),
    get: getStock(deps),
    batchGet: batchGetStock(deps),
    ledger: listStockLedger(deps),
    settle: settleLedgers(deps),
  };
  await warehouse.open({ productId: "mug-1", state: "ACTIVE", sequence: 1 });
  return warehouse;
}

function adjustment(changes: Partial<AdjustStockCommand>): AdjustStockCommand {
  return {
    productId: "mug-1",
    locationId: "",
    delta: 1n,
    note: "",
    call: call({}),
    ...changes,
  };
}

function call(changes: Partial<CallIdentity>): CallIdentity {
  const signal = new AbortController().signal;
  return { key: undefined, fingerprint: "f", traceparent: undefined, signal, ...changes };
}

async function expectRejected(reason: string, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => (error as { reason?: string }).reason === reason);
}

describe("stock", () => {
  it("hearing of a product again opens nothing twice", async () => {
    const { open, get, ledger } = await openWarehouse();
    await open({ productId: "mug-1", state: "ARCHIVED", sequence: 2 });
    await open({ productId: "mug-1", state: "ACTIVE", sequence: 1 });
    assert.equal((await get("mug-1")).buckets.length, 1);
    assert.equal((await ledger("mug-1", undefined, 10)).entries.length, 1);
  });

  it("of a product never heard of there is none", async () => {
    const { get, batchGet, adjust, ledger } = await openWarehouse();
    await expectRejected("STOCK_NOT_FOUND", get("x"));
    await expectRejected("STOCK_NOT_FOUND", adjust(adjustment({ productId: "x" })));
    await expectRejected("STOCK_NOT_FOUND", adjust(adjustment({ locationId: "moon" })));
    await expectRejected("STOCK_NOT_FOUND", ledger("x", undefined, 10));
    const { found, missing } = await batchGet(["x", "mug-1"]);
    assert.deepEqual([found.map(({ productId }) => productId), missing], [["mug-1"], ["x"]]);
  });

  it("the same request changes the stock once, also after its entry was settled", async () => {
    const { adjust, get } = await openWarehouse();
    const command = adjustment({ delta: 5n, call: call({ key: "k" }) });
    const first = await adjust(command);
    assert.deepEqual(await adjust(command), { entry: first.entry, replayed: true });
    assert.equal((await get("mug-1")).buckets[0]?.available, 5n);
    await expectRejected(
      "REQUEST_ID_REUSED",
      adjust(adjustment({ delta: 6n, call: call({ key: "k", fingerprint: "g" }) })),
    );
  });

  it("that falls to the threshold is told as low once, and again only after it was above", async () => {
    const { adjust, stock } = await openWarehouse();
    const lows = () => stock.events.filter(({ event }) => event.kind === "StockLow").length;
    const deltas: [delta: bigint, lows: number][] = [
      ...([
        [5n, 0],
        [1n, 0],
        [-1n, 1],
        [-2n, 1],
        [2n, 1],
        [1n, 1],
        [-6n, 2],
      ] as [bigint, number][]),
    ];
    for (const [delta, told] of deltas) {
      await adjust(adjustment({ delta }));
      assert.equal(lows(), told, `after ${delta}`);
    }
  });

  it("a repeated request tells nothing a second time", async () => {
    const { adjust, stock } = await openWarehouse();
    await adjust(adjustment({ delta: 6n }));
    const command = adjustment({ delta: -6n, call: call({ key: "k" }) });
    await adjust(command);
    const told = stock.events.length;
    await adjust(command);
    assert.equal(stock.events.length, told);
  });

  it("changes nothing once the call's time is up", async () => {
    const { adjust, get } = await openWarehouse();
    const late = AbortSignal.abort(new Error("late"));
    await assert.rejects(adjust(adjustment({ call: call({ signal: late }) })), /late/);
    assert.equal((await get("mug-1")).buckets[0]?.v, 1n);
  });

  it("a hundred that want the last ten units at once take exactly ten", async () => {
    const { adjust, get, ledger } = await openWarehouse();
    await adjust(adjustment({ delta: 10n }));
    const takes = Array.from({ length: 100 }, (_, i) =>
      adjust(adjustment({ delta: -1n, call: call({ key: `k${i}` }) })),
    );
    const outcomes = await Promise.allSettled(takes);
    assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 10);
    assert.equal((await get("mug-1")).buckets[0]?.available, 0n);
    const { entries } = await ledger("mug-1", undefined, 100);
    assert.equal(
      entries.reduce((sum, { delta }) => sum + delta, 0n),
      0n,
    );
    assert.equal(entries.length, 12);
  });

  it("what a dead process left unsettled is settled by the sweep", async () => {
    const { stock, settle, ports } = await openWarehouse();
    await stock.open(openBucket("cup-1", "main", new Date(ports.clock.now())), {
      fingerprint: "",
      traceparent: undefined,
    });
    await settle();
    assert.equal((await stock.ledger("cup-1", undefined, 10)).length, 0);
    await ports.clock.advance(11_000);
    await settle();
    assert.equal((await stock.ledger("cup-1", undefined, 10)).length, 1);
  });

  it("the ledger ends with a page that has no next", async () => {
    const { adjust, ledger } = await openWarehouse();
    for (let i = 0; i < 3; i++) await adjust(adjustment({}));
    const first = await ledger("mug-1", undefined, 3);
    assert.ok(first.next);
    const second = await ledger("mug-1", first.next, 3);
    assert.deepEqual([second.entries.length, second.next], [1, undefined]);
  });
});
