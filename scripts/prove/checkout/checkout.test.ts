import { assertHold } from "../support/checks.ts";
import { proveCheckout } from "./proof.ts";

describe("what a checkout costs", () => {
  it("is measured, and no order is refused meanwhile, and it takes no more writes than it may", async function () {
    this.timeout(180_000);
    const loads = { seconds: 1, crowds: [8], judged: false };
    assertHold(await proveCheckout({ mode: "one", firstOrders: 10, counted: 5, ...loads, say: () => undefined }));
  });
});
