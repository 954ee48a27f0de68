import type { CallIdentity } from "@souk/chassis/context";
import type { Clock } from "@souk/chassis/ports";
import type { Collection, Db } from "mongodb";
import { type CategoryTree, placed } from "../domain/category-tree.ts";
import type { CategoryStore, FinishedTreeCall, TreeChange } from "../usecases/ports.ts";
import {
  type CategoryReply,
  type Origin,
  TREE_ID,
  type TreeDocument,
  toTree,
  treeUpdate,
} from "./category-document.ts";
import { FinishedCalls } from "./finished-calls.ts";

/** The tree as it was read, and the calls that created its categories. */
interface Loaded {
  readonly tree: CategoryTree;
  readonly origins: ReadonlyMap<string, Origin>;
}

/**
 * The tree in the one document of the collection `categories`, changed by `{_id, v}` only: what changes as one cannot become a
 * cycle. Migration 0002 makes it. It is kept in memory, and read again when its version is another one.
 */
export class MongoCategoryStore implements CategoryStore {
  readonly #trees: Collection<TreeDocument>;
  readonly #calls: FinishedCalls<CategoryReply>;
  #kept: Loaded | undefined;

  constructor(db: Db, clock: Clock) {
    this.#trees = db.collection("categories");
    this.#calls = new FinishedCalls(db, "categories", clock);
  }

  async read(): Promise<CategoryTree> {
    return (await this.#load()).tree;
  }

  async write(change: TreeChange, call: CallIdentity): Promise<boolean> {
    const { before, after } = change;
    if (before === after && !call.key) return true;
    const { $set, $unset } = treeUpdate(before, after, toOrigin(call));
    const unset = Object.keys($unset).length > 0 ? { $unset } : {};
    const update = { $set: { ...$set, ...(await this.#setOps(change, call)) }, ...unset };
    const { matchedCount } = await this.#trees.updateOne({ _id: TREE_ID, v: before.v }, update as never);
    if (matchedCount === 1) await this.#calls.settle(TREE_ID);
    return matchedCount === 1;
  }

  async finishedCall(categoryId: string, key: string): Promise<FinishedTreeCall | undefined> {
    const { tree, origins } = await this.#load();
    const origin = origins.get(categoryId);
    if (origin?.key === key) return { fingerprint: origin.fingerprint, category: placed(tree, categoryId) };
    const op = await this.#calls.find(TREE_ID, key);
    return op && { fingerprint: op.fingerprint, category: op.category };
  }

  /** A new category remembers its call itself; one that goes leaves that behind, besides the call that took it away. */
  async #setOps({ before, after, category }: TreeChange, call: CallIdentity): Promise<Record<string, unknown>> {
    const isThere = after.categories.has(category.id);
    if (isThere && !before.categories.has(category.id)) return {};
    const op = this.#calls.setOp(call, { category });
    if (isThere) return op;
    const { key, fingerprint = "" } = (await this.#load()).origins.get(category.id) ?? {};
    return { ...op, ...this.#calls.setOp({ key, fingerprint }, { category }) };
  }

  async #load(): Promise<Loaded> {
    const look = await this.#trees.findOne({ _id: TREE_ID }, { projection: { v: 1 } });
    if (this.#kept && this.#kept.tree.v === look?.v) return this.#kept;
    const document = await this.#trees.findOne({ _id: TREE_ID }, { projection: { ops: 0 } });
    if (!document) throw new Error("the tree of categories is missing: migration 0002 makes it");
    const origins = new Map(Object.entries(document.categories).map(([id, { origin }]) => [id, origin]));
    const loaded = { tree: toTree(document), origins };
    if (!this.#kept || this.#kept.tree.v < loaded.tree.v) this.#kept = loaded;
    return loaded;
  }
}

function toOrigin({ key, fingerprint }: CallIdentity): Origin {
  return key ? { key, fingerprint } : { fingerprint };
}
