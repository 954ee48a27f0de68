import assert from "node:assert/strict";
import { MemoryCartStore } from "../../test/support/memory-cart-store.ts";
import { contents } from "../../test/support/mothers.ts";
import { type Carts, expectRejected, openCarts, selling } from "../../test/support/use-cases.ts";
import type { Cart } from "../domain/cart.ts";

const SHOP = () => selling("mug", "jug", "cup", ...Array.from({ length: 25 }, (_, i) => `p-${i}`));
const GUARD_MS = 120_000;
/** Where a merge may die that has begun. */
const PLACES = [
  ...[[1, "after"] as const, [2, "before"] as const, [2, "after"] as const],
  ...[[3, "before"] as const, [3, "after"] as const],
];

/** A store that dies, before or after a write, when so many were made; what was written stays. */
class MortalStore extends MemoryCartStore {
  #left = Number.POSITIVE_INFINITY;
  #when: "before" | "after" = "before";

  diesAt(writes: number, when: "before" | "after"): void {
    this.#left = writes;
    this.#when = when;
  }

  override async write(cart: Cart): Promise<boolean> {
    this.#left -= 1;
    if (this.#left === 0 && this.#when === "before") throw new Error("died");
    const written = await super.write(cart);
    if (this.#left === 0) throw new Error("died");
    return written;
  }
}

async function bothFilled(carts: Carts): Promise<void> {
  await carts.add("ada", "mug", 2);
  await carts.add("guest-1", "mug", 3);
  await carts.add("guest-1", "jug", 1);
}

describe("a merge of a guest's cart", () => {
  it("adds its units up with those that are there, and empties it", async () => {
    const carts = openCarts(SHOP());
    await bothFilled(carts);
    assert.equal(contents(await carts.merge("ada", "guest-1")), "mug×5 jug×1");
    assert.equal(await carts.contents("guest-1"), "");
  });

  it("repeated, by copies at once or later, changes nothing", async () => {
    const carts = openCarts(SHOP());
    await bothFilled(carts);
    await Promise.all(Array.from({ length: 20 }, () => carts.merge("ada", "guest-1")));
    await carts.merge("ada", "guest-1");
    assert.equal(await carts.contents("ada"), "mug×5 jug×1");
  });

  it("holds 99 units of a product at most", async () => {
    const carts = openCarts(SHOP());
    await carts.add("ada", "mug", 60);
    await carts.add("guest-1", "mug", 60);
    assert.equal(contents(await carts.merge("ada", "guest-1")), "mug×99");
  });

  it("takes all or nothing: with too many products both carts stay as they are, and can be used", async () => {
    const carts = openCarts(SHOP());
    for (let i = 0; i < 20; i++) await carts.add("ada", `p-${i}`);
    await carts.add("guest-1", "mug", 1);
    const before = await carts.contents("ada");
    await expectRejected("CART_FULL", carts.merge("ada", "guest-1"));
    assert.deepEqual([await carts.contents("ada"), await carts.contents("guest-1")], [before, "mug×1"]);
    await carts.add("guest-1", "mug", 1);
    await carts.remove("ada", "p-0");
    await carts.merge("ada", "guest-1");
    assert.match(await carts.contents("ada"), / mug×2$/);
  });

  it("needs a token of a guest, and is harmless of a guest without a cart", async () => {
    const carts = openCarts(SHOP());
    await expectRejected("GUEST_TOKEN_INVALID", carts.merge("ada", "bob"));
    await carts.add("ada", "mug");
    assert.equal(contents(await carts.merge("ada", "guest-none")), "mug×1");
  });

  it("goes to one of two that want it", async () => {
    const carts = openCarts(SHOP());
    await carts.add("guest-1", "mug", 3);
    await Promise.all([carts.merge("ada", "guest-1"), carts.merge("bob", "guest-1")]);
    assert.deepEqual([await carts.contents("ada"), await carts.contents("bob")].sort(), ["", "mug×3"]);
  });

  it("takes what the guest puts in afterwards the next time", async () => {
    const carts = openCarts(SHOP());
    await bothFilled(carts);
    await carts.merge("ada", "guest-1");
    await carts.add("guest-1", "mug", 1);
    await carts.merge("ada", "guest-1");
    assert.equal(await carts.contents("ada"), "mug×6 jug×1");
  });
});

describe("a merge that dies", () => {
  /** What brings it to its end afterwards. */
  const ENDS: Readonly<Record<string, (carts: Carts) => Promise<unknown>>> = {
    "the same merge": (carts) => carts.merge("ada", "guest-1"),
    "the guest's next change": (carts) => carts.remove("guest-1", "none"),
    "the guest's checkout": (carts) => carts.begin("guest-1", "o-1").catch(() => undefined),
    "the end of a checkout of the guest's": (carts) => carts.end("guest-1", "o-none"),
    "an attempt of somebody else": (carts) => carts.merge("bob", "guest-1"),
  };

  /** @param at the write that it dies at; the first one begins the merge */
  async function dieAndGoOn(at: number, when: "before" | "after", goOn: (carts: Carts) => Promise<unknown>) {
    const store = new MortalStore();
    const carts = openCarts(SHOP(), store);
    await bothFilled(carts);
    store.diesAt(at, when);
    await assert.rejects(carts.merge("ada", "guest-1"), /died/);
    await goOn(carts);
    return Promise.all(["ada", "guest-1", "bob"].map(carts.contents));
  }

  for (const [what, goOn] of Object.entries(ENDS)) {
    it(`between two of its writes, or with a lost reply, neither loses nor doubles anything, and is ended by ${what}`, async () => {
      for (const [at, when] of PLACES) {
        assert.deepEqual(await dieAndGoOn(at, when, goOn), ["mug×5 jug×1", "", ""], `${when} write ${at}`);
      }
    });
  }

  it("before its first write has not begun", async () => {
    const nothing = async () => undefined;
    assert.deepEqual(await dieAndGoOn(1, "before", nothing), ["mug×2", "mug×3 jug×1", ""]);
  });

  it("is known for what it is as long as the guest's cart can still be there", async () => {
    const store = new MortalStore();
    const carts = openCarts(SHOP(), store);
    await bothFilled(carts);
    store.diesAt(3, "before");
    await assert.rejects(carts.merge("ada", "guest-1"), /died/);
    await carts.ports.clock.advance(30 * 86_400_000 - 1);
    await carts.add("guest-2", "cup");
    await carts.merge("ada", "guest-2");
    await carts.forget();
    await carts.merge("ada", "guest-1");
    assert.equal(await carts.contents("ada"), "mug×5 jug×1 cup×1");
  });

  it("with too many products lets the guest go on", async () => {
    for (const writes of [2, 3]) {
      const store = new MortalStore();
      const carts = openCarts(SHOP(), store);
      for (let i = 0; i < 20; i++) await carts.add("ada", `p-${i}`);
      await carts.add("guest-1", "mug");
      store.diesAt(writes, "before");
      await assert.rejects(carts.merge("ada", "guest-1"), /died/);
      await carts.add("guest-1", "jug");
      assert.equal(await carts.contents("guest-1"), "mug×1 jug×1");
    }
  });
});

describe("a checkout begun as guest", () => {
  it("keeps the cart that the guest's has become from being placed again", async () => {
    const carts = openCarts(SHOP());
    await carts.add("guest-1", "mug", 3);
    await carts.begin("guest-1", "o-1");
    await carts.merge("ada", "guest-1");
    await expectRejected("CHECKOUT_BEGUN", carts.begin("ada", "o-2"));
    assert.equal(contents(await carts.begin("guest-1", "o-1")), "mug×3");
    await carts.ports.clock.advance(GUARD_MS);
    await carts.begin("ada", "o-2");
  });

  it("keeps it from that also where there was something in the other cart", async () => {
    const carts = openCarts(SHOP());
    await bothFilled(carts);
    await carts.begin("guest-1", "o-1");
    await carts.merge("ada", "guest-1");
    await expectRejected("CHECKOUT_BEGUN", carts.begin("ada", "o-2"));
    await carts.set("ada", "mug", 3);
    await expectRejected("CHECKOUT_BEGUN", carts.begin("ada", "o-2"));
    await carts.set("ada", "mug", 4);
    await carts.begin("ada", "o-2");
  });

  it("and one of the account's own keep the cart of both from being placed again", async () => {
    const carts = openCarts(SHOP());
    await bothFilled(carts);
    await carts.begin("ada", "o-1");
    await carts.merge("ada", "guest-1");
    await expectRejected("CHECKOUT_BEGUN", carts.begin("ada", "o-2"));
    await carts.add("ada", "cup");
    await carts.begin("ada", "o-2");
  });

  it("that came to nothing lets the other cart be placed", async () => {
    const carts = openCarts(SHOP());
    await bothFilled(carts);
    await carts.begin("guest-1", "o-1");
    await carts.merge("ada", "guest-1");
    await carts.end("guest-1", "o-1");
    assert.equal(contents(await carts.begin("ada", "o-2")), "mug×5 jug×1");
  });

  it("and one begun meanwhile by the account: one of the two gets the lines", async () => {
    for (let turn = 0; turn < 20; turn++) {
      const carts = openCarts(SHOP());
      await carts.add("guest-1", "mug", 3);
      const byAccount = carts.merge("ada", "guest-1").then(() => carts.begin("ada", "o-2"));
      const byGuest = Promise.resolve().then(async () => {
        for (let i = 0; i < turn; i++) await Promise.resolve();
        return carts.begin("guest-1", "o-1");
      });
      const outcomes = await Promise.allSettled([byAccount, byGuest]);
      assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1, `turn ${turn}`);
    }
  });

  it("has what it bought taken out of the cart that the guest's has become, once", async () => {
    const carts = openCarts(SHOP());
    await bothFilled(carts);
    await carts.begin("guest-1", "o-1");
    await carts.merge("ada", "guest-1");
    await carts.add("guest-1", "mug", 1);
    for (let i = 0; i < 2; i++) await carts.bought("guest-1", "o-1", { mug: 3, jug: 1 });
    assert.deepEqual([await carts.contents("ada"), await carts.contents("guest-1")], ["mug×2", "mug×1"]);
  });

  it("that was completed before the merge takes nothing out of the other cart", async () => {
    const carts = openCarts(SHOP());
    await bothFilled(carts);
    await carts.begin("guest-1", "o-1");
    await carts.bought("guest-1", "o-1", { mug: 3 });
    await carts.merge("ada", "guest-1");
    await carts.bought("guest-1", "o-1", { mug: 3 });
    assert.equal(await carts.contents("ada"), "mug×2 jug×1");
  });
});
