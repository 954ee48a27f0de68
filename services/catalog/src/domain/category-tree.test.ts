import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addCategory,
  type CategoryTree,
  childrenOf,
  descendantsOf,
  EMPTY_TREE,
  MOST_CATEGORIES,
  MOST_DEEP,
  moveCategory,
  placed,
  removeCategory,
  renameCategory,
  TOP,
} from "./category-tree.ts";
import { CatalogError, type CatalogReason } from "./errors.ts";

const NOW = new Date("2026-05-06T07:08:09Z");
const LATER = new Date("2026-06-07T08:09:10Z");

function expectRejected(reason: CatalogReason, work: () => unknown): void {
  assert.throws(work, (error) => error instanceof CatalogError && error.reason === reason);
}

function add(tree: CategoryTree, id: string, parentId = TOP, position?: number): CategoryTree {
  return addCategory(tree, { id, title: `Title of ${id}`, parentId, position }, NOW);
}

function treeOf(...categories: [id: string, parentId: string][]): CategoryTree {
  return categories.reduce((tree, [id, parentId]) => add(tree, id, parentId), EMPTY_TREE);
}

describe("the tree of categories", () => {
  const shop = treeOf(["kitchen", TOP], ["garden", TOP], ["mugs", "kitchen"], ["pans", "kitchen"], ["tall", "mugs"]);

  it("tells where a category stands, and the way to it from the top", () => {
    const { parentId, position, breadcrumb } = placed(shop, "tall");
    assert.deepEqual([parentId, position], ["mugs", 0]);
    assert.deepEqual(breadcrumb, [
      { id: "kitchen", title: "Title of kitchen" },
      { id: "mugs", title: "Title of mugs" },
    ]);
    assert.deepEqual([placed(shop, "garden").position, placed(shop, "garden").breadcrumb], [1, []]);
    expectRejected("CATEGORY_NOT_FOUND", () => placed(shop, "nowhere"));
  });

  it("goes through everything depth first, each parent before its children", () => {
    assert.deepEqual(descendantsOf(shop, TOP), ["kitchen", "mugs", "tall", "pans", "garden"]);
    assert.deepEqual(descendantsOf(shop, "mugs"), ["tall"]);
  });

  it("puts a new category where it is told to, else at the end", () => {
    assert.deepEqual(childrenOf(add(shop, "new", TOP, 1), TOP), ["kitchen", "new", "garden"]);
    assert.deepEqual(childrenOf(add(shop, "new", TOP, 99), TOP), ["kitchen", "garden", "new"]);
    assert.deepEqual(childrenOf(add(shop, "new"), TOP), ["kitchen", "garden", "new"]);
    expectRejected("CATEGORY_EXISTS", () => add(shop, "mugs"));
    expectRejected("CATEGORY_NOT_FOUND", () => add(shop, "new", "nowhere"));
  });

  it("moves a category with everything in it, and counts the position without the category itself", () => {
    const moved = moveCategory(shop, "mugs", { parentId: "garden", position: 0 }, LATER);
    assert.deepEqual(placed(moved, "tall").breadcrumb[0]?.id, "garden");
    const turned = moveCategory(shop, "mugs", { parentId: "kitchen", position: 1 }, LATER);
    assert.deepEqual(childrenOf(turned, "kitchen"), ["pans", "mugs"]);
  });

  it("never lets a category stand in itself", () => {
    for (const parentId of ["kitchen", "mugs", "tall"]) {
      expectRejected("CATEGORY_CYCLE", () => moveCategory(shop, "kitchen", { parentId, position: 0 }, LATER));
    }
  });

  it("is changed only by a change: its version and the category's time and etag stay otherwise", () => {
    assert.equal(renameCategory(shop, "mugs", "Title of mugs", LATER), shop);
    assert.equal(moveCategory(shop, "mugs", { parentId: "kitchen", position: 0 }, LATER), shop);
    assert.equal(moveCategory(shop, "pans", { parentId: "kitchen", position: undefined }, LATER), shop);
    const renamed = renameCategory(shop, "mugs", "Cups", LATER);
    assert.deepEqual([renamed.v, placed(renamed, "mugs").v, placed(renamed, "mugs").updateTime], [6n, 6n, LATER]);
    assert.equal(renamed.categories.get("tall"), shop.categories.get("tall"));
  });

  it("gives a category that comes back after its deletion another etag", () => {
    const back = add(removeCategory(shop, "tall"), "tall", "mugs");
    assert.notEqual(placed(back, "tall").v, placed(shop, "tall").v);
  });

  it("lets only what is empty go", () => {
    expectRejected("CATEGORY_NOT_EMPTY", () => removeCategory(shop, "mugs"));
    const without = removeCategory(removeCategory(shop, "tall"), "mugs");
    assert.deepEqual(descendantsOf(without, TOP), ["kitchen", "pans", "garden"]);
    assert.equal(without.children.has("mugs"), false);
  });

  it("is at most so deep, also after a move of what holds others", () => {
    const chain = Array.from({ length: MOST_DEEP }, (_, i): [string, string] => [`c${i + 1}`, i === 0 ? TOP : `c${i}`]);
    const deep = treeOf(...chain, ["a", TOP], ["b", "a"]);
    expectRejected("CATEGORY_TOO_DEEP", () => add(deep, "c11", "c10"));
    expectRejected("CATEGORY_TOO_DEEP", () => moveCategory(deep, "a", { parentId: "c9", position: 0 }, LATER));
    assert.equal(placed(moveCategory(deep, "a", { parentId: "c8", position: 0 }, LATER), "b").breadcrumb.length, 9);
  });

  it("holds at most so many categories", () => {
    const ids = Array.from({ length: MOST_CATEGORIES }, (_, i) => `c${i}`);
    const category = { title: "t", parentId: TOP, v: 1n, createTime: NOW, updateTime: NOW };
    const full = {
      v: 1n,
      categories: new Map(ids.map((id) => [id, { id, ...category }])),
      children: new Map([[TOP, ids]]),
    };
    expectRejected("CATEGORY_LIMIT_REACHED", () => add(full, "one-more"));
  });
});

const IDS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
const anyId = fc.constantFrom(...IDS);
const anyPlace = fc.record({
  parentId: fc.oneof(fc.constant(TOP), anyId),
  position: fc.option(fc.nat(8), { nil: undefined }),
});
type Step = (tree: CategoryTree) => CategoryTree;
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(anyId, anyPlace).map(
    ([id, place]): Step =>
      (tree) =>
        addCategory(tree, { id, title: id, ...place }, NOW),
  ),
  fc.tuple(anyId, anyPlace).map(
    ([id, place]): Step =>
      (tree) =>
        moveCategory(tree, id, place, NOW),
  ),
  fc.tuple(anyId, fc.string()).map(
    ([id, title]): Step =>
      (tree) =>
        renameCategory(tree, id, title, NOW),
  ),
  anyId.map(
    (id): Step =>
      (tree) =>
        removeCategory(tree, id),
  ),
);

describe("any sequence of creations, moves, renames and deletions", () => {
  it("leaves a forest: every category once, each under its parent, each reached from the top along its breadcrumb", () => {
    let changes = 0;
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 30, maxLength: 80 }), (steps) => {
        let tree = treeOf(...IDS.map((id): [string, string] => [id, TOP]));
        for (const step of steps) {
          const before = tree;
          tree = attempt(step, before);
          assert.equal(tree.v, tree === before ? before.v : before.v + 1n);
          if (tree !== before) changes += 1;
          checkForest(tree);
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(changes > 3_000, `only ${changes} steps were possible, too few to mean anything`);
  });
});

/** A refused step changes nothing. */
function attempt(step: Step, tree: CategoryTree): CategoryTree {
  try {
    return step(tree);
  } catch (error) {
    assert.ok(error instanceof CatalogError);
    return tree;
  }
}

function checkForest(tree: CategoryTree): void {
  const reached = descendantsOf(tree, TOP);
  assert.deepEqual([...reached].sort(), [...tree.categories.keys()].sort(), "each is reached once, and nothing else");
  const paths = new Map<string, string[]>([[TOP, []]]);
  for (const id of reached) {
    const { parentId, position, breadcrumb } = placed(tree, id);
    const way = breadcrumb.map((ancestor) => ancestor.id);
    assert.deepEqual(way, paths.get(parentId), "the breadcrumb is the parent's, and then the parent");
    paths.set(id, [...way, id]);
    assert.equal(childrenOf(tree, parentId)[position], id);
    assert.ok(way.length < MOST_DEEP);
  }
  for (const [parentId, ids] of tree.children) {
    assert.ok(ids.length > 0 && (parentId === TOP || tree.categories.has(parentId)));
  }
}
