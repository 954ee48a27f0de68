import { PACTS_FOLDER, verifyRpcProvider } from "@souk/contracts";
import { type RunningCart, startCart } from "../support/harness.ts";
import { statesOf } from "./states.ts";

describe("cart, as its consumers' pacts want it", function () {
  this.timeout(60_000);
  let cart: RunningCart;
  before(async () => {
    cart = await startCart();
  });
  after(() => cart.stop());

  it("answers each call", async () => {
    const { address, keys } = cart;
    await verifyRpcProvider({ folder: PACTS_FOLDER, provider: "cart", address, keys, states: statesOf(cart) });
  });
});
