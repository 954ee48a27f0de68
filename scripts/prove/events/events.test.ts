import assert from "node:assert/strict";
import { proveEvents } from "./proof.ts";

const CHANGES = 600;

describe("events from catalog to inventory", () => {
  it("none is lost and none takes effect twice while Redis is flushed, killed and restored and the relay is killed", async function () {
    this.timeout(120_000);
    const result = await proveEvents({ changes: CHANGES, say: () => undefined });
    const { changes, relayKills, ...faults } = result;
    assert.deepEqual(faults, {
      logFaults: 0,
      missingAtInventory: 0,
      staleProducts: 0,
      repeatedEffects: 0,
      outboxRows: 0,
    });
    assert.ok(changes >= CHANGES);
    assert.equal(relayKills, 3);
  });
});
