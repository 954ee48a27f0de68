import type { Db } from "mongodb";
import { type Category, type CategoryTree, type PlacedCategory, TOP } from "../domain/category-tree.ts";
import type { OpDocument } from "./finished-calls.ts";

export const TREE_ID = "tree";

/** No id of a category looks like this, and MongoDB takes no empty name of a field. */
const TOP_KEY = "_top";

/** The whole tree, changed by `{_id, v}`. Ids are names of fields here: they hold neither dots nor dollars, by contract. */
export interface TreeDocument {
  _id: string;
  v: bigint;
  categories: Record<string, StoredCategory>;
  /** Children in their order, by the parent's id. */
  children: Record<string, string[]>;
  /** Finished calls by their key, until they are moved to their own collection. */
  ops?: Record<string, OpDocument & CategoryReply>;
}

export interface StoredCategory {
  title: string;
  parentId: string;
  v: bigint;
  createTime: Date;
  updateTime: Date;
  /** The call that created it. */
  origin: Origin;
}

export interface Origin {
  key?: string;
  fingerprint: string;
}

/** A category as the reply of a finished call. */
export interface CategoryReply {
  category: PlacedCategory;
}

/** Leaves a tree that is there as it is. */
export async function createEmptyTree(db: Db): Promise<void> {
  const empty = { v: 0n, categories: {}, children: {} };
  const trees = db.collection<TreeDocument>("categories");
  await trees.updateOne({ _id: TREE_ID }, { $setOnInsert: empty }, { upsert: true });
}

export function toTree({ v, categories, children }: TreeDocument): CategoryTree {
  return {
    v,
    categories: new Map(
      Object.entries(categories).map(([id, { origin: _origin, ...stored }]) => [id, { id, ...stored }]),
    ),
    children: new Map(Object.entries(children).map(([key, ids]) => [key === TOP_KEY ? TOP : key, ids])),
  };
}

/** The update that makes one tree the other; `origin` is written to what is new. */
export function treeUpdate(before: CategoryTree, after: CategoryTree, origin: Origin) {
  const $set: Record<string, unknown> = { v: after.v };
  const $unset: Record<string, ""> = {};
  for (const [id, category] of differences(before.categories, after.categories)) {
    if (!category) $unset[`categories.${id}`] = "";
    else Object.assign($set, categoryFields(category));
    if (category && !before.categories.has(id)) $set[`categories.${id}.origin`] = origin;
  }
  for (const [parentId, ids] of differences(before.children, after.children)) {
    const field = `children.${parentId === TOP ? TOP_KEY : parentId}`;
    if (ids) $set[field] = ids;
    else $unset[field] = "";
  }
  return { $set, $unset };
}

function categoryFields({ id, ...category }: Category): Record<string, unknown> {
  return Object.fromEntries(Object.entries(category).map(([name, value]) => [`categories.${id}.${name}`, value]));
}

/** What is another value after, undefined where it is gone. Values that nobody touched are the same objects. */
function differences<V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): [string, V | undefined][] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key)).map((key) => [key, after.get(key)]);
}
