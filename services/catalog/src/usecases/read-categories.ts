import { sharedError } from "@souk/chassis/errors";
import { categoryOf, childrenOf, descendantsOf, type PlacedCategory, placed, TOP } from "../domain/category-tree.ts";
import type { CategoryStore } from "./ports.ts";

interface Deps {
  readonly categories: CategoryStore;
}

export interface CategoryQuery {
  /** Empty for the top. */
  readonly parentId: string;
  /** Everything in it, depth first, instead of its children only. */
  readonly recursive: boolean;
}

export interface CategoryPage {
  readonly categories: readonly PlacedCategory[];
  /** The category that the next page begins after; absent on the last one. */
  readonly next?: string;
}

/** @throws CatalogError CATEGORY_NOT_FOUND */
export const getCategory =
  ({ categories }: Deps) =>
  async (id: string): Promise<PlacedCategory> =>
    placed(await categories.read(), id);

/** @throws CatalogError CATEGORY_NOT_FOUND; AppError INVALID_PAGE_TOKEN when the last category is not in the list any more */
export const listCategories =
  ({ categories }: Deps) =>
  async ({ parentId, recursive }: CategoryQuery, after: string | undefined, size: number): Promise<CategoryPage> => {
    const tree = await categories.read();
    if (parentId !== TOP) categoryOf(tree, parentId);
    const ids = recursive ? descendantsOf(tree, parentId) : childrenOf(tree, parentId);
    const start = after === undefined ? 0 : ids.indexOf(after) + 1;
    if (after !== undefined && start === 0) throw gone();
    const shown = ids.slice(start, start + size);
    const last = shown.at(-1);
    const page = { categories: shown.map((id) => placed(tree, id)) };
    return last !== undefined && ids.length > start + size ? { ...page, next: last } : page;
  };

function gone() {
  return sharedError("INVALID_PAGE_TOKEN", "The last category of the page before is not there any more. Begin again.");
}
