import assert from "node:assert/strict";
import { waitFor } from "@souk/chassis/testing";
import { expectSurvived, walkFirstWay } from "../prove/first-way/calls.ts";
import { describeInBothModes, openShop, type RunningShop } from "./support/shop.ts";

describeInBothModes("a newcomer's first way", (mode) => {
  let shop: RunningShop;
  before(async () => {
    shop = await openShop({ mode, only: "catalog,inventory,edge" });
  });
  after(() => shop.stop());

  it("creates a product over REST, sees inventory open its stock, lists, updates, is refused as the contract says, and finds it again after a restart", async () => {
    const tokens = { staff: await shop.token("staff"), customer: await shop.token("customer") };
    const productId = await walkFirstWay(shop.base, tokens, () => undefined);
    const said: string[] = [];
    await shop.supervisor.restart("catalog", (text) => void said.push(text));
    assert.match(said.join("\n"), mode === "one" ? /all of them restart\.\none restarted/ : /^catalog restarted/);
    await waitFor(async () => (await fetch(`${shop.base}/v1/products/${productId}`)).ok);
    await expectSurvived(shop.base, productId, () => undefined);
  });
});
