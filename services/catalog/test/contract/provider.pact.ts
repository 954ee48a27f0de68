import { PACTS_FOLDER, queuedJob, verifyRpcProvider } from "@souk/contracts";
import { ProductChanged } from "@souk/proto/souk/catalog/v1/events";
import { type RunningCatalog, startCatalog } from "../support/harness.ts";
import { statesOf } from "./states.ts";

describe("catalog, as its consumers' pacts want it", function () {
  this.timeout(60_000);
  let catalog: RunningCatalog;
  before(async () => {
    catalog = await startCatalog();
  });
  after(() => catalog.stop());

  it("answers each call, and puts each event into the queue", async () => {
    const { address, keys, mongo } = catalog;
    const changed = (subject: string, sequence: number) => () =>
      queuedJob({ db: mongo.db, type: ProductChanged.$type, subject, sequence, subscriber: "inventory" });
    await verifyRpcProvider({
      ...{ folder: PACTS_FOLDER, provider: "catalog", address, keys, states: statesOf(catalog) },
      producers: {
        "ProductChanged for inventory: a product is new": changed("told-mug", 1),
        "ProductChanged for inventory: a product was archived": changed("told-jug", 2),
      },
    });
  });
});
