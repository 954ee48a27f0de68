import { expectSurvived, walkFirstWay } from "../prove/first-way/calls.ts";
import { openShop, type RunningShop } from "./support/shop.ts";

describe("a newcomer's first way", () => {
  let shop: RunningShop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.stop());

  it("creates a product over REST, sees inventory open its stock, lists, updates and is refused as the contract says", async () => {
    const tokens = {
      staff: await shop.keys.userToken({ role: "STAFF", subject: "staff-1" }),
      customer: await shop.keys.userToken({ role: "USER", subject: "customer-1" }),
    };
    const productId = await walkFirstWay(shop.base, tokens, () => undefined);
    await expectSurvived(shop.base, productId, () => undefined);
  });
});
