import assert from "node:assert/strict";
import { contents } from "../../test/support/mothers.ts";
import { expectRejected, openCarts, selling } from "../../test/support/use-cases.ts";

const GUARD_MS = 120_000;

async function filled() {
  const carts = openCarts(selling("mug", "jug"));
  await carts.add("ada", "mug", 2);
  return carts;
}

describe("a checkout", () => {
  it("gives an order the cart as it is, and leaves it as it is", async () => {
    const { begin, contents: left } = await filled();
    assert.equal(contents(await begin("ada", "o-1")), "mug×2");
    assert.equal(await left("ada"), "mug×2");
  });

  it("is refused of an empty cart, and of one that is not the one quoted", async () => {
    const { begin, beginAt, add, carts } = await filled();
    await expectRejected("CART_EMPTY", begin("bob", "o-1"));
    const { revision = 0n } = (await carts.read("ada")) ?? {};
    await add("ada", "mug");
    await expectRejected("CART_CHANGED", beginAt("ada", "o-1", revision));
  });

  it("keeps other orders from the same cart for two minutes, and says how long", async () => {
    const { begin, ports } = await filled();
    await begin("ada", "o-1");
    await ports.clock.advance(30_000);
    const refusal = { reason: "CHECKOUT_BEGUN", metadata: { orderId: "o-1" }, retryAfterMs: GUARD_MS - 30_000 };
    await assert.rejects(begin("ada", "o-2"), refusal);
    await ports.clock.advance(GUARD_MS - 30_000);
    assert.equal(contents(await begin("ada", "o-2")), "mug×2");
    await expectRejected("CHECKOUT_BEGUN", begin("ada", "o-1"));
  });

  it("keeps them from one with equal lines too, but not from another cart", async () => {
    const { begin, add, remove } = await filled();
    await begin("ada", "o-1");
    await add("ada", "jug");
    await begin("ada", "o-2");
    await remove("ada", "jug");
    await expectRejected("CHECKOUT_BEGUN", begin("ada", "o-3"));
  });

  it("repeated for its order gives the same, whatever became of the cart", async () => {
    const { begin, empty, ports } = await filled();
    await begin("ada", "o-1");
    await empty("ada");
    assert.equal(contents(await begin("ada", "o-1")), "mug×2");
    await ports.clock.advance(GUARD_MS);
    await expectRejected("CART_EMPTY", begin("ada", "o-1"));
  });

  it("that came to nothing lets the next one in at once", async () => {
    const { begin, end } = await filled();
    await begin("ada", "o-1");
    await end("ada", "o-1");
    await end("ada", "o-1");
    await end("ada", "o-none");
    await end("nobody", "o-1");
    assert.equal(contents(await begin("ada", "o-2")), "mug×2");
  });

  it("is given to one of many orders that come at once", async () => {
    const { begin } = await filled();
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => begin("ada", `o-${i}`)));
    assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
  });
});

describe("what was bought", () => {
  it("is taken out once, and no more than was bought", async () => {
    const { add, bought, contents: left } = await filled();
    await add("ada", "jug", 1);
    await add("ada", "mug", 3);
    await bought("ada", "o-1", { mug: 2, jug: 1, gone: 4 });
    await bought("ada", "o-1", { mug: 2, jug: 1, gone: 4 });
    assert.equal(await left("ada"), "mug×3");
  });

  it("is nothing less than nothing where it was taken out before", async () => {
    const { set, bought, contents: left } = await filled();
    await set("ada", "mug", 1);
    await bought("ada", "o-1", { mug: 2 });
    assert.equal(await left("ada"), "");
  });

  it("is remembered by a cart that was forgotten meanwhile, too", async () => {
    const { add, bought, contents: left } = openCarts(selling("mug"));
    await bought("ada", "o-1", { mug: 2 });
    await add("ada", "mug", 2);
    await bought("ada", "o-1", { mug: 2 });
    assert.equal(await left("ada"), "mug×2");
  });
});
