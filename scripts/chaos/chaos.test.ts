import { assertHold } from "../prove/support/checks.ts";
import { proveChaos } from "./proof.ts";

const say = () => undefined;

describe("buyers, while everything is killed and the database's replies are lost", () => {
  it("lose no order, pay once, and get what they paid for", async function () {
    this.timeout(900_000);
    const often = { processEveryMs: 2_000, storeEveryMs: 12_000, storeFaultShare: 0.02 };
    const least = { storeFaults: 20, writeFaults: 1 };
    assertHold(await proveChaos({ checkouts: 25, atOnce: 25, seed: 1, ...often, least, say, onLine: say }));
  });
});
