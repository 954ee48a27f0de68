import assert from "node:assert/strict";
import { offer } from "../../test/support/mothers.ts";
import { expectRejected, openCarts, selling } from "../../test/support/use-cases.ts";

const dearer = (productId: string) =>
  offer(productId, { title: "New", unitPrice: { currency: "EUR", amountMinor: 1_250n }, productEtag: "v2" });

describe("a cart that is shown", () => {
  it("has the price and the title of now, beside the price at which a line was added", async () => {
    const shop = selling("mug");
    const { add, get } = openCarts(shop);
    await add("ada", "mug", 2);
    shop.offers?.set("mug", dearer("mug"));
    const { lines, subtotal } = await get("ada");
    const [line] = lines;
    assert.deepEqual([line?.title, line?.productEtag, line?.unitPrice.amountMinor], ["New", "v2", 1_250n]);
    assert.equal(line?.addedUnitPrice.amountMinor, 1_000n);
    assert.equal(subtotal?.amountMinor, 2_500n);
  });

  it("says of each line whether so many can be had", async () => {
    const shop = selling("mug", "jug", "cup", "pot");
    const { add, get } = openCarts(shop);
    for (const productId of ["mug", "jug", "cup", "pot"]) await add("ada", productId, 2);
    shop.levels = new Map([
      ["mug", 2n],
      ["jug", 1n],
      ["pot", 9n],
    ]);
    shop.offers?.delete("pot");
    const { lines, subtotal } = await get("ada");
    assert.deepEqual(
      lines.map(({ availability }) => availability),
      ["IN_STOCK", "SHORT", "SHORT", "NOT_SOLD"],
    );
    assert.equal(subtotal?.amountMinor, 6_000n);
  });

  it("counts nothing that is sold for other money", async () => {
    const shop = selling("mug", "jug");
    const { add, get } = openCarts(shop);
    await add("ada", "mug");
    await add("ada", "jug");
    shop.offers?.set("jug", offer("jug", { unitPrice: { currency: "USD", amountMinor: 1n } }));
    const { lines, subtotal } = await get("ada");
    assert.deepEqual([lines[1]?.availability, subtotal?.amountMinor], ["NOT_SOLD", 1_000n]);
  });

  it("is shown without a subtotal where that is more than an amount can be, so that something can be taken out", async () => {
    const shop = selling("mug", "star");
    shop.offers?.set("star", offer("star", { unitPrice: { currency: "EUR", amountMinor: 2n ** 63n - 1n } }));
    const { add, get, remove, contents } = openCarts(shop);
    await add("ada", "star");
    assert.equal((await get("ada")).subtotal?.amountMinor, 2n ** 63n - 1n);
    await add("ada", "mug");
    assert.equal((await get("ada")).subtotal, undefined);
    assert.equal(await contents("ada"), "star×1 mug×1");
    await remove("ada", "star");
    assert.equal((await get("ada")).subtotal?.amountMinor, 1_000n);
  });

  it("shows what was known last while catalog or inventory does not answer", async () => {
    for (const silent of ["offers", "levels"] as const) {
      const shop = selling("mug");
      const { add, get } = openCarts(shop);
      await add("ada", "mug", 2);
      shop[silent] = undefined;
      const { lines, subtotal } = await get("ada");
      assert.deepEqual([lines[0]?.title, lines[0]?.availability], ["A mug", "UNSPECIFIED"]);
      assert.equal(subtotal?.amountMinor, 2_000n);
    }
  });

  it("remembers with each change what is known of its products by then", async () => {
    const shop = selling("mug", "jug");
    const { add, get } = openCarts(shop);
    await add("ada", "mug");
    shop.offers?.set("mug", dearer("mug"));
    await add("ada", "jug");
    shop.offers = undefined;
    assert.equal((await get("ada")).lines[0]?.title, "New");
  });

  it("is changed without catalog, but for what is new in it", async () => {
    const shop = selling("mug", "jug");
    const { add, set, remove, contents } = openCarts(shop);
    await add("ada", "mug");
    shop.offers = undefined;
    await add("ada", "mug", 2);
    await set("ada", "mug", 7);
    assert.equal(await contents("ada"), "mug×7");
    await assert.rejects(add("ada", "jug"), { reason: "UNAVAILABLE", retryAfterMs: 1_000 });
    await expectRejected("UNAVAILABLE", set("ada", "jug", 1));
    await remove("ada", "mug");
    assert.equal(await contents("ada"), "");
  });
});
