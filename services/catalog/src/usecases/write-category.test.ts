import assert from "node:assert/strict";
import type { CallIdentity } from "@souk/chassis/context";
import { fakePorts } from "@souk/chassis/testing";
import { MemoryCategoryStore } from "../../test/support/memory-category-store.ts";
import { MemoryProductStore } from "../../test/support/memory-product-store.ts";
import { anonymousCall, mug } from "../../test/support/mothers.ts";
import { descendantsOf, TOP } from "../domain/category-tree.ts";
import { getCategory, listCategories } from "./read-categories.ts";
import { createCategory, deleteCategory, moveCategory, renameCategory } from "./write-category.ts";

function openShop() {
  const categories = new MemoryCategoryStore();
  const products = new MemoryProductStore();
  const deps = { categories, products, ...fakePorts() };
  const create = createCategory(deps);
  return {
    ...{ categories, products, create },
    rename: renameCategory(deps),
    move: moveCategory(deps),
    remove: deleteCategory(deps),
    get: getCategory(deps),
    list: listCategories(deps),
    add: (categoryId: string, parentId = TOP, changes: Partial<CallIdentity> = {}) =>
      create({ categoryId, title: categoryId, place: { parentId, position: undefined }, call: anonymousCall(changes) }),
  };
}

async function expectRejected(reason: string, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => (error as { reason?: string }).reason === reason);
}

const call = anonymousCall;
const top = { parentId: TOP, position: undefined };

describe("writing categories", () => {
  let shop: ReturnType<typeof openShop>;
  beforeEach(async () => {
    shop = openShop();
    await shop.add("kitchen");
    await shop.add("mugs", "kitchen");
  });

  it("twenty creations at once with one request id make one category, named after the call", async () => {
    const command = { categoryId: "", title: "Pans", place: top, call: call({ key: "k1" }) };
    const all = await Promise.all(Array.from({ length: 20 }, () => shop.create(command)));
    assert.deepEqual(new Set(all.map(({ category }) => category.id)), new Set(["k1"]));
    assert.equal(all.filter(({ replayed }) => !replayed).length, 1);
    assert.equal((await shop.categories.read()).v, 3n);
  });

  it("an id is taken for every other call, and a request id for every other content", async () => {
    await shop.add("pans", TOP, { key: "k1" });
    assert.equal((await shop.add("pans", TOP, { key: "k1" })).replayed, true);
    await expectRejected("CATEGORY_EXISTS", shop.add("pans", TOP, { key: "k2" }));
    await expectRejected("CATEGORY_EXISTS", shop.add("pans"));
    await expectRejected("REQUEST_ID_REUSED", shop.add("pans", TOP, { key: "k1", fingerprint: "g" }));
  });

  it("a repeated creation does not bring back what was deleted since", async () => {
    await shop.add("pans", TOP, { key: "k1" });
    await shop.remove({ categoryId: "pans", call: call() });
    assert.equal((await shop.add("pans", TOP, { key: "k1" })).replayed, true);
    await expectRejected("CATEGORY_NOT_FOUND", shop.get("pans"));
  });

  it("a repeated change answers as the first time and changes nothing, whatever came after", async () => {
    const rename = { categoryId: "mugs", title: "Cups", call: call({ key: "k1" }) };
    const move = { categoryId: "mugs", place: top, call: call({ key: "k2" }) };
    const first = [await shop.rename(rename), await shop.move(move)];
    await shop.rename({ categoryId: "mugs", title: "Beakers", call: call() });
    const again = [await shop.rename(rename), await shop.move(move)];
    assert.deepEqual(
      again,
      first.map(({ category }) => ({ category, replayed: true })),
    );
    const removal = { categoryId: "mugs", call: call({ key: "k3" }) };
    await shop.remove(removal);
    assert.equal((await shop.remove(removal)).replayed, true);
    assert.equal((await shop.rename(rename)).replayed, true, "even when the category is gone");
    await expectRejected("REQUEST_ID_REUSED", shop.rename({ ...rename, call: call({ key: "k1", fingerprint: "g" }) }));
  });

  it("refuses an etag that is not the category's, but minds no change elsewhere in the tree", async () => {
    const { v } = await shop.get("mugs");
    await shop.rename({ categoryId: "kitchen", title: "Cooking", call: call() });
    await shop.rename({ categoryId: "mugs", title: "Cups", expectedV: v, call: call() });
    const stale = { categoryId: "mugs", expectedV: v, call: call() };
    await expectRejected("ETAG_MISMATCH", shop.rename({ ...stale, title: "Late" }));
    await expectRejected("ETAG_MISMATCH", shop.move({ ...stale, place: top }));
    await expectRejected("ETAG_MISMATCH", shop.remove(stale));
    await expectRejected("CATEGORY_NOT_FOUND", shop.remove({ ...stale, categoryId: "nowhere" }));
  });

  it("moves into each other at the same time never make a cycle: one of them is refused", async () => {
    await shop.add("pans");
    const moves = await Promise.allSettled([
      shop.move({ categoryId: "kitchen", place: { parentId: "pans", position: 0 }, call: call() }),
      shop.move({ categoryId: "pans", place: { parentId: "mugs", position: 0 }, call: call() }),
    ]);
    assert.deepEqual(moves.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    assert.equal(descendantsOf(await shop.categories.read(), TOP).length, 3);
  });

  it("lets no category go that holds categories, or products that are not archived", async () => {
    await expectRejected("CATEGORY_NOT_EMPTY", shop.remove({ categoryId: "kitchen", call: call() }));
    await shop.products.create(mug({ state: "DRAFT" }), [], call(), {});
    await expectRejected("CATEGORY_NOT_EMPTY", shop.remove({ categoryId: "mugs", call: call() }));
    await shop.products.update(mug({ state: "ARCHIVED", v: 2n }), [], call());
    await shop.remove({ categoryId: "mugs", call: call() });
    await shop.remove({ categoryId: "kitchen", call: call() });
    assert.equal((await shop.categories.read()).categories.size, 0);
  });

  it("writes nothing once the call's time is up", async () => {
    const late = call({ signal: AbortSignal.abort(new Error("late")) });
    await assert.rejects(shop.rename({ categoryId: "mugs", title: "x", call: late }), /late/);
    assert.equal((await shop.categories.read()).v, 2n);
  });

  it("lists children or everything, page by page", async () => {
    await shop.add("pans", "kitchen");
    await shop.add("garden");
    const pages = async (query: { parentId: string; recursive: boolean }, size: number) => {
      const seen: string[][] = [];
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const page = await shop.list(query, after, size);
        seen.push(page.categories.map(({ id }) => id));
        after = page.next;
      }
      return seen;
    };
    assert.deepEqual(await pages({ parentId: TOP, recursive: false }, 10), [["kitchen", "garden"]]);
    assert.deepEqual(await pages({ parentId: TOP, recursive: true }, 2), [
      ["kitchen", "mugs"],
      ["pans", "garden"],
    ]);
    assert.deepEqual(await pages({ parentId: "kitchen", recursive: true }, 1), [["mugs"], ["pans"]]);
    await expectRejected("CATEGORY_NOT_FOUND", shop.list({ parentId: "nowhere", recursive: false }, undefined, 1));
    await expectRejected("INVALID_PAGE_TOKEN", shop.list({ parentId: "kitchen", recursive: false }, "garden", 1));
  });
});
