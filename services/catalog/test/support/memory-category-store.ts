import type { CallIdentity } from "@souk/chassis/context";
import { type CategoryTree, EMPTY_TREE, placed } from "../../src/domain/category-tree.ts";
import type { CategoryStore, FinishedTreeCall, TreeChange } from "../../src/usecases/ports.ts";

type Origin = Pick<CallIdentity, "key" | "fingerprint">;

/** The store's port in memory; the suite that it shares with MongoDB's keeps the two alike. */
export class MemoryCategoryStore implements CategoryStore {
  readonly #calls = new Map<string, FinishedTreeCall>();
  readonly #origins = new Map<string, Origin>();
  #tree: CategoryTree = EMPTY_TREE;

  async read(): Promise<CategoryTree> {
    return this.#tree;
  }

  async write({ before, after, category }: TreeChange, call: CallIdentity): Promise<boolean> {
    if (before.v !== this.#tree.v) return false;
    this.#tree = after;
    const was = before.categories.has(category.id);
    const is = after.categories.has(category.id);
    if (is && !was) this.#origins.set(category.id, call);
    else this.#remember(call, category);
    if (was && !is) this.#remember(this.#origins.get(category.id), category);
    return true;
  }

  async finishedCall(categoryId: string, key: string): Promise<FinishedTreeCall | undefined> {
    const origin = this.#tree.categories.has(categoryId) && this.#origins.get(categoryId);
    if (origin && origin.key === key) {
      return { fingerprint: origin.fingerprint, category: placed(this.#tree, categoryId) };
    }
    return this.#calls.get(key);
  }

  #remember(call: Origin | undefined, category: TreeChange["category"]): void {
    if (call?.key) this.#calls.set(call.key, { fingerprint: call.fingerprint, category });
  }
}
