import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";
import type { AdjustStockRequest } from "@souk/proto/souk/inventory/v1/inventory_service";
import { StockLedgerKind } from "@souk/proto/souk/inventory/v1/stock";
import { type RunningInventory, startInventory } from "../support/harness.ts";

function adjustment(productId: string, delta: bigint, requestId = ""): AdjustStockRequest {
  return { productId, delta, locationId: "", note: "", requestId };
}

describe("InventoryService", () => {
  let inventory: RunningInventory;
  before(async () => {
    inventory = await startInventory();
  });
  after(() => inventory.stop());

  async function expectRejected(reason: string, work: Promise<unknown>): Promise<void> {
    await assert.rejects(work, (error) => error instanceof AppError && error.reason === reason);
  }

  it("answers the stock of one product and of several to everyone", async () => {
    await inventory.hearOf("get-1");
    const anyone = await inventory.as();
    const { stock } = await inventory.client.getStock({ productId: "get-1" }, anyone);
    assert.deepEqual([stock?.availableQuantity, stock?.buckets.length], [0n, 1]);
    const batch = await inventory.client.batchGetStock({ productIds: ["missing", "get-1"] }, anyone);
    assert.deepEqual(
      batch.stock.map(({ productId }) => productId),
      ["get-1"],
    );
    assert.deepEqual(batch.missingProductIds, ["missing"]);
    await expectRejected("STOCK_NOT_FOUND", inventory.client.getStock({ productId: "missing" }, anyone));
  });

  it("lets only staff adjust and read the ledger", async () => {
    await inventory.hearOf("staff-1");
    const customer = await inventory.as("USER");
    await expectRejected("ACCESS_DENIED", inventory.client.adjustStock(adjustment("staff-1", 1n), customer));
    const ledger = { productId: "staff-1", pageSize: 0, pageToken: "" };
    await expectRejected("TOKEN_REQUIRED", inventory.client.listStockLedger(ledger, await inventory.as()));
  });

  it("a repeated adjustment answers as the first time, and never below zero", async () => {
    await inventory.hearOf("adjust-1");
    const staff = await inventory.as("STAFF");
    const first = await inventory.client.adjustStock(adjustment("adjust-1", 5n, "r1"), staff);
    assert.deepEqual(await inventory.client.adjustStock(adjustment("adjust-1", 5n, "r1"), staff), first);
    assert.equal(first.entry?.availableQuantityAfter, 5n);
    await expectRejected("REQUEST_ID_REUSED", inventory.client.adjustStock(adjustment("adjust-1", 6n, "r1"), staff));
    await expectRejected("INSUFFICIENT_STOCK", inventory.client.adjustStock(adjustment("adjust-1", -6n), staff));
    await expectRejected("INVALID_REQUEST", inventory.client.adjustStock(adjustment("adjust-1", 0n), staff));
    const copies = Array.from({ length: 10 }, () =>
      inventory.client.adjustStock(adjustment("adjust-1", -1n, "r2"), staff),
    );
    assert.deepEqual(
      new Set((await Promise.all(copies)).map(({ entry }) => entry?.availableQuantityAfter)),
      new Set([4n]),
    );
  });

  it("the ledger's pages survive new entries and refuse a token of another product or a bent one", async () => {
    await inventory.hearOf("ledger-1");
    await inventory.hearOf("ledger-2");
    const staff = await inventory.as("STAFF");
    for (let i = 0; i < 6; i++) await inventory.client.adjustStock(adjustment("ledger-1", 1n), staff);
    const query = { productId: "ledger-1", pageSize: 3, pageToken: "" };
    const first = await inventory.client.listStockLedger(query, staff);
    await inventory.client.adjustStock(adjustment("ledger-1", 1n), staff);
    const seen = [...first.entries];
    for (let pageToken = first.nextPageToken; pageToken; ) {
      const page = await inventory.client.listStockLedger({ ...query, pageToken }, staff);
      seen.push(...page.entries);
      pageToken = page.nextPageToken;
    }
    assert.deepEqual(
      seen.map((entry) => entry.availableQuantityAfter),
      [6n, 5n, 4n, 3n, 2n, 1n, 0n],
    );
    assert.equal(seen.at(-1)?.kind, StockLedgerKind.OPENED);
    const token = first.nextPageToken;
    const bent = `${token.slice(0, -3)}${token.endsWith("AAA") ? "BBB" : "AAA"}`;
    for (const wrong of [
      { ...query, productId: "ledger-2", pageToken: token },
      { ...query, pageToken: bent },
    ]) {
      await expectRejected("INVALID_PAGE_TOKEN", inventory.client.listStockLedger(wrong, staff));
    }
  });
});
