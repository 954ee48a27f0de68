import assert from "node:assert/strict";
import { takeOutBought } from "../../src/domain/bought.ts";
import { type Cart, changed, emptyCart } from "../../src/domain/cart.ts";
import { beginCheckout } from "../../src/domain/checkout.ts";
import { addUnits } from "../../src/domain/items.ts";
import { beginLeaving, endLeaving, takeOver } from "../../src/domain/merge.ts";
import type { CartStore } from "../../src/usecases/ports.ts";
import { later, NOW, offer } from "./mothers.ts";

const wanted = (productId: string) => ({ productId, quantity: 2, offer: offer(productId) });

/** The rules that every store of carts keeps. */
export function describeCartStore(name: string, open: () => CartStore): void {
  describe(`cart store: ${name}`, () => {
    let store: CartStore;

    beforeEach(() => {
      store = open();
    });

    async function stored(...versions: Cart[]): Promise<Cart | undefined> {
      for (const cart of versions) assert.equal(await store.write(cart), true);
      return store.read(versions[0]?.ownerId ?? "");
    }

    it("gives back exactly what was written, version after version", async () => {
      const one = addUnits(emptyCart("ada"), wanted("10"), { key: "k", fingerprint: "f" }, NOW);
      const two = addUnits(one, wanted("a.b"), undefined, NOW);
      const three = addUnits(two, wanted("9"), undefined, later(1));
      const four = beginCheckout(three, { orderId: "o-1", revision: three.revision }, later(2)).cart;
      const five = takeOutBought(four, "o-0", [{ productId: "9", quantity: 1 }], later(3));
      assert.deepEqual(await stored(one, two, three, four, five), five);
      assert.equal(await store.read("none"), undefined);
    });

    it("gives back a merge at each of its steps", async () => {
      const one = addUnits(emptyCart("guest-1"), wanted("mug"), undefined, NOW);
      const two = beginLeaving(one, { mergeId: "m-1", to: "ada" }, NOW);
      const three = endLeaving(two, "TAKEN", NOW);
      assert.deepEqual(await stored(one, two), two);
      assert.equal(await store.write(three), true);
      const read = await store.read("guest-1");
      assert.deepEqual([read?.leaving, read?.lines], [undefined, []]);
      const taken = takeOver(emptyCart("ada"), two, "m-1", NOW);
      assert.deepEqual(await stored(taken), taken);
    });

    it("keeps what 2^53 and more need", async () => {
      const unitPrice = { currency: "EUR", amountMinor: 9_007_199_254_740_993n };
      const cart = addUnits(emptyCart("ada"), { ...wanted("mug"), offer: offer("mug", { unitPrice }) }, undefined, NOW);
      assert.deepEqual((await stored(cart))?.lines[0]?.unitPrice, unitPrice);
    });

    it("writes a version once: whoever comes second with it is told", async () => {
      const one = addUnits(emptyCart("ada"), wanted("mug"), undefined, NOW);
      const two = addUnits(one, wanted("jug"), undefined, NOW);
      assert.equal(await store.write(two), false);
      assert.deepEqual(await Promise.all([store.write(one), store.write(one)]).then((all) => all.sort()), [
        false,
        true,
      ]);
      assert.deepEqual(await Promise.all([store.write(two), store.write(two)]).then((all) => all.sort()), [
        false,
        true,
      ]);
    });

    it("forgets carts that were not changed since, and no other", async () => {
      await stored(changed(emptyCart("old"), {}, NOW));
      await stored(changed(emptyCart("new"), {}, later(1)));
      await store.forget(later(1));
      assert.equal(await store.read("old"), undefined);
      assert.equal((await store.read("new"))?.v, 1n);
    });
  });
}
