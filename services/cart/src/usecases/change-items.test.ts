import assert from "node:assert/strict";
import { call, offer } from "../../test/support/mothers.ts";
import { expectRejected, openCarts, selling } from "../../test/support/use-cases.ts";

const PRODUCTS = Array.from({ length: 25 }, (_, i) => `p-${i}`);

describe("a cart", () => {
  it("is empty before anything was added, and after everything was taken out", async () => {
    const { get, add, empty } = openCarts(selling("mug"));
    const none = { lines: [], subtotal: { currency: "EUR", amountMinor: 0n }, expireTime: undefined };
    assert.deepEqual(await get("ada"), { ...none, revision: 0n });
    await add("ada", "mug", 3);
    const { revision, ...rest } = await empty("ada");
    assert.deepEqual(rest, none);
    assert.ok(revision > 0n);
  });

  it("adds units on top of those that are there, and keeps the order of adding", async () => {
    const { add, contents } = openCarts(selling("9", "mug", "1"));
    for (const productId of ["9", "mug", "1", "mug"]) await add("ada", productId, 2);
    assert.equal(await contents("ada"), "9×2 mug×4 1×2");
  });

  it("is its owner's alone", async () => {
    const { add, contents } = openCarts(selling("mug"));
    await add("ada", "mug");
    assert.equal(await contents("bob"), "");
  });

  it("sets a quantity, puts in what is not there, and takes out at zero", async () => {
    const { set, contents } = openCarts(selling("mug", "jug"));
    await set("ada", "mug", 5);
    await set("ada", "jug", 1);
    await set("ada", "mug", 2);
    assert.equal(await contents("ada"), "mug×2 jug×1");
    await set("ada", "mug", 0);
    assert.equal(await contents("ada"), "jug×1");
  });

  it("removes what is in it, and nothing else", async () => {
    const { add, remove, contents } = openCarts(selling("mug", "jug"));
    await add("ada", "mug");
    await add("ada", "jug");
    await remove("ada", "mug");
    await remove("ada", "mug");
    await remove("ada", "none");
    assert.equal(await contents("ada"), "jug×1");
  });

  it("holds 99 units of a product and 20 products, and not one more", async () => {
    const { add, set, contents } = openCarts(selling(...PRODUCTS));
    await add("ada", "p-0", 98);
    await add("ada", "p-0", 1);
    await expectRejected("QUANTITY_TOO_LARGE", add("ada", "p-0", 1));
    for (const productId of PRODUCTS.slice(1, 20)) await add("ada", productId);
    const full = await contents("ada");
    await expectRejected("CART_FULL", add("ada", "p-20"));
    await expectRejected("CART_FULL", set("ada", "p-20", 1));
    assert.equal(await contents("ada"), full);
  });

  it("takes nothing that is not sold, or is sold for other money", async () => {
    const shop = selling("mug");
    shop.offers?.set("rial", offer("rial", { unitPrice: { currency: "IRR", amountMinor: 1n } }));
    const { add, set, contents } = openCarts(shop);
    for (const productId of ["none", "rial", "__proto__"]) {
      await expectRejected("PRODUCT_NOT_SOLD", add("ada", productId));
      await expectRejected("PRODUCT_NOT_SOLD", set("ada", productId, 1));
    }
    assert.equal(await contents("ada"), "");
  });

  it("is changed only at the revision that was read, where one is named", async () => {
    const { add, set, get, contents } = openCarts(selling("mug"));
    await add("ada", "mug");
    const { revision } = await get("ada");
    await set("ada", "mug", 2, revision);
    await expectRejected("ETAG_MISMATCH", set("ada", "mug", 3, revision));
    assert.equal(await contents("ada"), "mug×2");
  });

  it("has another revision after each change of its lines, and only then", async () => {
    const { add, set, get, begin, ports } = openCarts(selling("mug"));
    const revisions = new Set<bigint>();
    for (let i = 0; i < 3; i++) revisions.add((await add("ada", "mug")).cart.revision);
    assert.equal(revisions.size, 3);
    const { revision } = await get("ada");
    await set("ada", "mug", 3);
    await begin("ada", "o-1");
    await ports.clock.advance(1_000);
    assert.equal((await get("ada")).revision, revision);
  });

  it("that was forgotten and filled anew has no revision a second time", async () => {
    const { add, forget, ports } = openCarts(selling("mug"));
    const { revision } = (await add("ada", "mug")).cart;
    await ports.clock.advance(31 * 86_400_000);
    await forget();
    assert.notEqual((await add("ada", "mug")).cart.revision, revision);
  });

  it("is forgotten 30 days after its last change", async () => {
    const { add, get, forget, contents, ports } = openCarts(selling("mug"));
    await add("ada", "mug");
    const { expireTime } = await get("ada");
    await ports.clock.advance((expireTime?.getTime() ?? 0) - ports.clock.now());
    await forget();
    assert.equal(await contents("ada"), "mug×1");
    await ports.clock.advance(1);
    await forget();
    assert.equal(await contents("ada"), "");
  });
});

describe("a repeated AddItem", () => {
  it("adds once for two days, and says that it was done", async () => {
    const { add, contents, ports } = openCarts(selling("mug"));
    const again = call({ key: "k" });
    assert.equal((await add("ada", "mug", 2, again)).replayed, false);
    await ports.clock.advance(48 * 3_600_000 - 1);
    assert.equal((await add("ada", "mug", 2, again)).replayed, true);
    assert.equal(await contents("ada"), "mug×2");
    await ports.clock.advance(1);
    assert.equal((await add("ada", "mug", 2, again)).replayed, false);
  });

  it("is refused for something else, and known while catalog does not answer", async () => {
    const shop = selling("mug");
    const { add, remove } = openCarts(shop);
    await add("ada", "mug", 2, call({ key: "k" }));
    await expectRejected("REQUEST_ID_REUSED", add("ada", "mug", 3, call({ key: "k", fingerprint: "other" })));
    await remove("ada", "mug");
    shop.offers = undefined;
    assert.equal((await add("ada", "mug", 2, call({ key: "k" }))).replayed, true);
  });

  it("is known among the last 200, so that no cart grows without end", async () => {
    const { add, remove, carts } = openCarts(selling("mug"));
    for (let i = 0; i < 201; i++) {
      await add("ada", "mug", 1, call({ key: `k${i}` }));
      if (i % 50 === 0) await remove("ada", "mug");
    }
    assert.equal((await carts.read("ada"))?.calls.length, 200);
    assert.equal((await add("ada", "mug", 1, call({ key: "k1" }))).replayed, true);
    assert.equal((await add("ada", "mug", 1, call({ key: "k0" }))).replayed, false);
  });

  it("changes nothing once the call's time is up", async () => {
    const { merge, add, contents } = openCarts(selling("mug"));
    await add("guest-1", "mug");
    await assert.rejects(merge("ada", "guest-1", AbortSignal.abort(new Error("late"))), /late/);
    assert.equal(await contents("ada"), "");
  });
});

describe("many changes of a cart at once", () => {
  it("lose no line and no unit", async () => {
    const { add, contents } = openCarts(selling(...PRODUCTS));
    const adds = PRODUCTS.slice(0, 20).flatMap((productId) => [add("ada", productId), add("ada", productId, 2)]);
    await Promise.all(adds);
    const expected = PRODUCTS.slice(0, 20).map((productId) => `${productId}×3`);
    assert.deepEqual((await contents("ada")).split(" ").sort(), expected.sort());
  });

  it("count copies of one call once", async () => {
    const { add, contents } = openCarts(selling("mug"));
    const copies = Array.from({ length: 20 }, () => add("ada", "mug", 1, call({ key: "k" })));
    const replayed = (await Promise.all(copies)).filter((one) => one.replayed);
    assert.equal(replayed.length, 19);
    assert.equal(await contents("ada"), "mug×1");
  });

  it("never make it hold more than it may", async () => {
    const { add, contents } = openCarts(selling(...PRODUCTS));
    const outcomes = await Promise.allSettled(PRODUCTS.map((productId) => add("ada", productId)));
    assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 20);
    assert.equal((await contents("ada")).split(" ").length, 20);
  });
});
