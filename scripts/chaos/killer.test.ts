import assert from "node:assert/strict";
import { createRandom } from "../prove/support/random.ts";
import { startKiller } from "./killer.ts";
import type { ChaosShop } from "./shop.ts";

describe("the killer of processes", () => {
  it("says which of them do not come up again, instead of waiting for ever", async () => {
    const processes = [
      { id: "cart", phase: "ready" },
      { id: "order", phase: "coming back" },
    ];
    const around = { shop: { supervisor: { processesOf: () => processes } } } as unknown as ChaosShop;
    const never = { processEveryMs: 60_000, storeEveryMs: 60_000 };
    const killer = startKiller(around, { ...never, upWithinMs: 100, random: createRandom(1), say: () => undefined });
    await assert.rejects(killer.stop(), {
      message: "0.1 s after the last kill these are not up: order (coming back)",
    });
  });
});
