import { expectSurvived, walkFirstWay } from "../prove/first-way/calls.ts";
import { describeInBothModes, openShop, type RunningShop } from "./support/shop.ts";

describeInBothModes("a newcomer's first way", (mode) => {
  let shop: RunningShop;
  before(async () => {
    shop = await openShop({ mode });
  });
  after(() => shop.stop());

  it("creates a product over REST, sees inventory open its stock, lists, updates and is refused as the contract says", async () => {
    const tokens = { staff: await shop.token("staff"), customer: await shop.token("customer") };
    const productId = await walkFirstWay(shop.base, tokens, () => undefined);
    await expectSurvived(shop.base, productId, () => undefined);
  });
});
