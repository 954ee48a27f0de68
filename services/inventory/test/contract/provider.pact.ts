import { PACTS_FOLDER, verifyRpcProvider } from "@souk/contracts";
import { type RunningInventory, startInventory } from "../support/harness.ts";
import { statesOf } from "./states.ts";

describe("inventory, as its consumers' pacts want it", function () {
  this.timeout(60_000);
  let inventory: RunningInventory;
  before(async () => {
    inventory = await startInventory();
  });
  after(() => inventory.stop());

  it("answers each call", async () => {
    const { address, keys } = inventory;
    await verifyRpcProvider({
      folder: PACTS_FOLDER,
      provider: "inventory",
      address,
      keys,
      states: statesOf(inventory),
    });
  });
});
