import assert from "node:assert/strict";
import { describeInBothModes, openShop, type RunningShop } from "./support/shop.ts";

describeInBothModes("a part of the shop", (mode) => {
  let shop: RunningShop;
  before(async () => {
    shop = await openShop({ mode, only: "catalog,edge" });
  });
  after(() => shop.stop());

  it("answers what it has, and 503 for a service that is not there", async () => {
    const statusOf = async (path: string) => (await fetch(`${shop.base}${path}`)).status;
    assert.equal(await statusOf("/v1/products"), 200);
    assert.equal(await statusOf("/v1/stock/none"), 503);
    assert.deepEqual(
      shop.supervisor.status().services.map(({ service }) => service),
      ["catalog", "edge"],
    );
  });
});
