import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";
import { type Collecting, collect, uniqueName, waitFor } from "@souk/chassis/testing";
import type { StockChange, WatchStockResponse } from "@souk/proto/souk/inventory/v1/inventory_service";
import { type RunningInventory, startInventory } from "../support/harness.ts";

type Watching = Collecting<WatchStockResponse>;

describe("WatchStock", () => {
  let inventory: RunningInventory;
  let open: Watching[];
  /** The inventory also hears of what other tests' catalogs tell through the same Redis: these products are this test's own. */
  let mug: string;
  let cup: string;
  beforeEach(async () => {
    [mug, cup] = [uniqueName("mug-1"), uniqueName("mug-2")];
    inventory = await startInventory();
    open = [];
  });
  afterEach(async () => {
    for (const watching of open) await watching.stop();
    await inventory.stop();
  });

  /** Resolves when the watch has begun: then it has a token, or a snapshot. */
  async function watch({ resumeToken = "", snapshot = false }): Promise<Watching> {
    const watching = collect((context) => inventory.ops.watchStock({ resumeToken, snapshot }, context));
    open.push(watching);
    if (!resumeToken) await waitFor(() => watching.messages.some((message) => message.resumeToken !== ""));
    return watching;
  }

  async function adjust(productId: string, delta: bigint): Promise<void> {
    const request = { productId, delta, locationId: "", note: "", requestId: "" };
    await inventory.client.adjustStock(request, await inventory.as("STAFF"));
  }

  const isOwn = ({ stock }: StockChange) => stock?.productId === mug || stock?.productId === cup;
  const changesIn = ({ messages }: Watching): StockChange[] =>
    messages.flatMap(({ event }) => (event?.$case === "change" && isOwn(event.value) ? event.value : []));
  const told = (watching: Watching) =>
    changesIn(watching).map(({ bucketId, sequence, stock }) => [bucketId, sequence, stock?.availableQuantity]);

  it("tells of each change with the stock as it stands", async () => {
    const watching = await watch({});
    assert.equal(watching.messages[0]?.event, undefined, "the first message holds only the token");
    await inventory.hearOf(mug);
    await waitFor(() => told(watching).length === 1);
    await adjust(mug, 7n);
    await waitFor(() => told(watching).length === 2);
    assert.deepEqual(told(watching), [
      [`${mug}~main~0`, 1n, 0n],
      [`${mug}~main~0`, 2n, 7n],
    ]);
  });

  it("sends every product's stock first where a snapshot is asked for, then the marker, then the changes", async () => {
    for (const id of [mug, cup]) await inventory.hearOf(id);
    await adjust(cup, 3n);
    const watching = await watch({ snapshot: true });
    const marker = watching.messages.findIndex(({ event }) => event?.$case === "snapshotComplete");
    const snapshot = watching.messages.slice(0, marker);
    assert.ok(snapshot.every(({ event, resumeToken }) => event?.$case === "change" && resumeToken === ""));
    assert.notEqual(watching.messages[marker]?.resumeToken, "");
    const found = changesIn({ ...watching, messages: snapshot });
    assert.deepEqual(
      found.map(({ stock }) => [stock?.productId, stock?.availableQuantity]),
      [
        [mug, 0n],
        [cup, 3n],
      ],
    );
    await adjust(mug, 1n);
    await waitFor(() => told(watching).at(-1)?.[2] === 1n);
  });

  it("goes on without a gap after the service was restarted", async () => {
    await inventory.hearOf(mug);
    const before = await watch({ snapshot: true });
    await adjust(mug, 1n);
    await waitFor(() => changesIn(before).at(-1)?.sequence === 2n);
    await inventory.restart();
    const error = await before.ended;
    assert.ok(error instanceof AppError);
    assert.deepEqual([error.reason, error.retryAfterMs], ["DRAINING", 0]);
    for (let i = 0; i < 5; i++) await adjust(mug, 1n);
    const after = await watch({ resumeToken: before.messages.at(-1)?.resumeToken ?? "" });
    await waitFor(() => told(after).length === 5);
    assert.deepEqual(
      changesIn(after).map(({ sequence }) => sequence),
      [3n, 4n, 5n, 6n, 7n],
    );
  });

  it("low stock is told in the log, once for each fall", async () => {
    await inventory.hearOf(mug);
    for (const delta of [10n, -4n, -1n, -1n, 2n, -3n]) await adjust(mug, delta);
    const lows = async () => {
      const rows = await inventory.mongo.db
        .collection("events")
        .find({ type: "souk.inventory.v1.StockLow", subject: `${mug}~main~0` })
        .toArray();
      return rows.map(({ json }) => JSON.parse(json) as unknown);
    };
    const low = { productId: mug, locationId: "main", availableQuantity: "5", threshold: "5" };
    await waitFor(async () => (await lows()).length === 2);
    assert.deepEqual(await lows(), [low, { ...low, availableQuantity: "3" }]);
  });

  it("refuses a token of another log, beside a snapshot too, and callers from outside without a token", async () => {
    const refusal = async (request: { resumeToken?: string; snapshot?: boolean }, client = inventory.ops) => {
      const watching = collect((context) =>
        client.watchStock({ resumeToken: "", snapshot: false, ...request }, context),
      );
      return (await watching.ended) as AppError;
    };
    assert.equal((await refusal({ resumeToken: "another-log.1" })).reason, "WATCH_TOKEN_EXPIRED");
    assert.equal((await refusal({ resumeToken: "no token" })).fieldViolations[0]?.field, "resume_token");
    assert.equal((await refusal({ resumeToken: "another-log.1", snapshot: true })).reason, "WATCH_TOKEN_EXPIRED");
    assert.equal((await refusal({}, inventory.client)).reason, "TOKEN_REQUIRED");
  });
});
