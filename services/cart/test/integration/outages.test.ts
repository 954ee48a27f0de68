import assert from "node:assert/strict";
import { waitFor } from "@souk/chassis/testing";
import { Availability } from "@souk/proto/souk/cart/v1/cart";
import { type RunningCart, startCart } from "../support/harness.ts";

const NOBODY = { ownerId: "" };
const item = (productId: string, quantity = 1) => ({ ...NOBODY, productId, quantity, requestId: "" });

describe("a cart", () => {
  let running: RunningCart;
  before(async () => {
    running = await startCart();
    running.neighbours.sell("mug");
    running.neighbours.sell("jug");
    for (const owner of ["ada", "bob"]) await running.client.addItem(item("mug", 2), await running.as(owner));
  });
  after(() => running.stop());

  it("whose neighbours take calls and never answer is shown within its own time", async () => {
    running.neighbours.hang();
    const { cart } = await running.client.getCart(NOBODY, await running.as("ada"));
    assert.equal(cart?.items[0]?.quantity, 2);
  });

  describe("whose neighbours are gone", () => {
    before(() => Promise.all([running.neighbours.catalog.grpc.stop(), running.neighbours.inventory.grpc.stop()]));

    it("is shown as it was known last, and says that it does not know what is there", async () => {
      const { cart } = await running.client.getCart(NOBODY, await running.as("ada"));
      const [line] = cart?.items ?? [];
      assert.deepEqual([line?.title, line?.availability], ["A mug", Availability.UNSPECIFIED]);
      assert.equal(cart?.subtotal?.amountMinor, 2_580n);
    });

    it("is changed, and takes nothing new, saying when to come back", async () => {
      const own = await running.as("bob");
      const wanted = { ...NOBODY, productId: "mug", quantity: 5, etag: "" };
      const { cart } = await running.client.setItemQuantity(wanted, own);
      assert.equal(cart?.items[0]?.quantity, 5);
      await assert.rejects(running.client.addItem(item("jug"), own), { reason: "UNAVAILABLE", retryAfterMs: 1_000 });
    });

    it("is ready, and says whom it misses once it has stopped asking", async () => {
      const own = await running.as("ada");
      const ready = async () => {
        await running.client.getCart(NOBODY, own);
        const answer = await fetch(`${running.adminUrl}/readyz`);
        return [answer.status, ((await answer.json()) as { degraded: string[] }).degraded.sort().join()].join(" ");
      };
      await waitFor(async () => (await ready()) === "200 peer catalog,peer inventory", { timeoutMs: 15_000 });
    });
  });
});
