import assert from "node:assert/strict";
import type { CallIdentity } from "@souk/chassis/context";
import {
  addCategory,
  type CategoryTree,
  EMPTY_TREE,
  moveCategory,
  placed,
  removeCategory,
  renameCategory,
  TOP,
} from "../../src/domain/category-tree.ts";
import type { CategoryStore } from "../../src/usecases/ports.ts";
import { anonymousCall } from "./mothers.ts";

const NOW = new Date("2026-03-04T05:06:07.089Z");

/** The rules that every store of the tree keeps. `create` opens the same tree each time within one test. */
export function describeCategoryStore(name: string, create: () => CategoryStore | Promise<CategoryStore>): void {
  describe(`category store: ${name}`, () => {
    let store: CategoryStore;
    beforeEach(async () => {
      store = await create();
    });

    type Step = (tree: CategoryTree) => CategoryTree;
    async function write(id: string, step: Step, call: Partial<CallIdentity> = {}): Promise<CategoryTree> {
      const before = await store.read();
      const after = step(before);
      const category = placed(after.categories.has(id) ? after : before, id);
      assert.equal(await store.write({ before, after, category }, anonymousCall(call)), true);
      return after;
    }
    const add = (id: string, parentId = TOP, call: Partial<CallIdentity> = {}) =>
      write(id, (tree) => addCategory(tree, { id, title: `$${id}.`, parentId, position: 0 }, NOW), call);

    it("begins with an empty tree", async () => {
      assert.deepEqual(await store.read(), EMPTY_TREE);
    });

    it("gives back exactly the tree that was written, whatever changed", async () => {
      await add("mugs");
      await add("tall", "mugs");
      await add("pans");
      const place = { parentId: "pans", position: undefined };
      for (const change of [
        () => add("wide", "mugs"),
        () => write("mugs", (tree) => renameCategory(tree, "mugs", "Cups", NOW)),
        () => write("tall", (tree) => moveCategory(tree, "tall", place, NOW)),
        () => write("wide", (tree) => removeCategory(tree, "wide")),
        () => write("tall", (tree) => removeCategory(tree, "tall")),
      ]) {
        const after = await change();
        assert.deepEqual(await store.read(), after);
      }
      assert.equal((await store.read()).v, 8n);
    });

    it("writes only over the version that was read", async () => {
      const before = await store.read();
      await add("mugs");
      const after = addCategory(before, { id: "pans", title: "Pans", parentId: TOP, position: 0 }, NOW);
      assert.equal(await store.write({ before, after, category: placed(after, "pans") }, anonymousCall()), false);
      assert.deepEqual([...(await store.read()).categories.keys()], ["mugs"]);
    });

    it("finds the call that created a category, with the category as it stands", async () => {
      await add("mugs", TOP, { key: "k1", fingerprint: "f1" });
      const tree = await write("mugs", (old) => renameCategory(old, "mugs", "Cups", NOW));
      const expected = { fingerprint: "f1", category: placed(tree, "mugs") };
      assert.deepEqual(await store.finishedCall("mugs", "k1"), expected);
      assert.equal(await store.finishedCall("mugs", "k2"), undefined);
    });

    it("finds other calls with what they answered, also those that changed nothing", async () => {
      await add("mugs");
      const cups = await write("mugs", (tree) => renameCategory(tree, "mugs", "Cups", NOW), { key: "k2" });
      await write("mugs", (tree) => tree, { key: "k3" });
      await write("mugs", (tree) => renameCategory(tree, "mugs", "Beakers", NOW));
      for (const key of ["k2", "k3"]) {
        assert.deepEqual(await store.finishedCall("mugs", key), { fingerprint: "f", category: placed(cups, "mugs") });
      }
    });

    it("after a deletion still finds the calls that deleted and created", async () => {
      const tree = await add("mugs", TOP, { key: "k1", fingerprint: "f1" });
      await write("mugs", (old) => removeCategory(old, "mugs"), { key: "k2", fingerprint: "f2" });
      const category = placed(tree, "mugs");
      assert.deepEqual(await store.finishedCall("mugs", "k1"), { fingerprint: "f1", category });
      assert.deepEqual(await store.finishedCall("mugs", "k2"), { fingerprint: "f2", category });
    });
  });
}
