import { CatalogError, categoryExists, categoryNotFound } from "./errors.ts";

/** The parent of the categories at the top. */
export const TOP = "";
export const MOST_CATEGORIES = 5_000;
export const MOST_DEEP = 10;

export interface Category {
  readonly id: string;
  readonly title: string;
  readonly parentId: string;
  /** The version that the tree had after the last change of this category's title or place; the etag. */
  readonly v: bigint;
  readonly createTime: Date;
  readonly updateTime: Date;
}

/** A category and where it stands. */
export interface PlacedCategory extends Category {
  readonly position: number;
  readonly breadcrumb: readonly { readonly id: string; readonly title: string }[];
}

/** All categories. It changes as one, so that no two changes at once can make a cycle. */
export interface CategoryTree {
  /** Counts the changes. */
  readonly v: bigint;
  readonly categories: ReadonlyMap<string, Category>;
  /** Children in their order, by the parent's id; absent where there are none. */
  readonly children: ReadonlyMap<string, readonly string[]>;
}

/** Where a category shall stand. Without a position, or past the last sibling, it means the end. */
export interface Place {
  readonly parentId: string;
  readonly position: number | undefined;
}

export const EMPTY_TREE: CategoryTree = { v: 0n, categories: new Map(), children: new Map() };

/** @throws CatalogError CATEGORY_NOT_FOUND */
export function categoryOf(tree: CategoryTree, id: string): Category {
  const category = tree.categories.get(id);
  if (!category) throw categoryNotFound(id);
  return category;
}

/** @throws CatalogError CATEGORY_NOT_FOUND */
export function placed(tree: CategoryTree, id: string): PlacedCategory {
  const category = categoryOf(tree, id);
  const breadcrumb = ancestorsOf(tree, id).map((ancestor) => ({ id: ancestor.id, title: ancestor.title }));
  return { ...category, position: childrenOf(tree, category.parentId).indexOf(id), breadcrumb };
}

export function childrenOf({ children }: CategoryTree, parentId: string): readonly string[] {
  return children.get(parentId) ?? [];
}

/** Everything that stands in a category, each parent before its children. */
export function descendantsOf(tree: CategoryTree, parentId: string): string[] {
  return childrenOf(tree, parentId).flatMap((id) => [id, ...descendantsOf(tree, id)]);
}

/** @throws CatalogError CATEGORY_EXISTS, CATEGORY_NOT_FOUND, CATEGORY_LIMIT_REACHED, CATEGORY_TOO_DEEP */
export function addCategory(
  tree: CategoryTree,
  { id, title, parentId, position }: Place & Pick<Category, "id" | "title">,
  now: Date,
): CategoryTree {
  if (tree.categories.has(id)) throw categoryExists(id);
  if (tree.categories.size >= MOST_CATEGORIES) throw limitReached();
  checkDepth(depthOf(tree, parentId) + 1);
  const category = { id, title, parentId, v: tree.v + 1n, createTime: now, updateTime: now };
  return changed(tree, { category, children: [[parentId, inserted(childrenOf(tree, parentId), id, position)]] });
}

/** @throws CatalogError CATEGORY_NOT_FOUND */
export function renameCategory(tree: CategoryTree, id: string, title: string, now: Date): CategoryTree {
  const before = categoryOf(tree, id);
  if (title === before.title) return tree;
  return changed(tree, { category: { ...before, title, v: tree.v + 1n, updateTime: now }, children: [] });
}

/**
 * Moves a category with everything in it.
 *
 * @throws CatalogError CATEGORY_NOT_FOUND, CATEGORY_CYCLE, CATEGORY_TOO_DEEP
 */
export function moveCategory(tree: CategoryTree, id: string, { parentId, position }: Place, now: Date): CategoryTree {
  const before = categoryOf(tree, id);
  const path = [...ancestorsOf(tree, parentId).map((ancestor) => ancestor.id), parentId];
  if (path.includes(id)) throw cycle(id, parentId);
  checkDepth(depthOf(tree, parentId) + heightOf(tree, id));
  const left = without(childrenOf(tree, before.parentId), id);
  const entered = inserted(parentId === before.parentId ? left : childrenOf(tree, parentId), id, position);
  if (parentId === before.parentId && entered.indexOf(id) === childrenOf(tree, parentId).indexOf(id)) return tree;
  const category = { ...before, parentId, v: tree.v + 1n, updateTime: now };
  const children: [string, readonly string[]][] = [
    [before.parentId, left],
    [parentId, entered],
  ];
  return changed(tree, { category, children });
}

/** @throws CatalogError CATEGORY_NOT_FOUND, CATEGORY_NOT_EMPTY */
export function removeCategory(tree: CategoryTree, id: string): CategoryTree {
  const { parentId } = categoryOf(tree, id);
  if (childrenOf(tree, id).length > 0) throw notEmpty(id, "categories");
  const categories = new Map(tree.categories);
  categories.delete(id);
  const siblings = without(childrenOf(tree, parentId), id);
  return { v: tree.v + 1n, categories, children: withChildren(tree, [[parentId, siblings]]) };
}

export function notEmpty(categoryId: string, holds: "categories" | "products"): CatalogError {
  const message = `There are ${holds} in this category. Move them out of it first.`;
  return new CatalogError("CATEGORY_NOT_EMPTY", message, { categoryId, holds });
}

/** From the top down; empty for the top itself. */
function ancestorsOf(tree: CategoryTree, id: string): Category[] {
  const ancestors: Category[] = [];
  for (let at = id; at !== TOP; ) {
    const { parentId } = categoryOf(tree, at);
    if (parentId !== TOP) ancestors.unshift(categoryOf(tree, parentId));
    at = parentId;
  }
  return ancestors;
}

/** 0 for the top itself, 1 for the categories at the top. */
function depthOf(tree: CategoryTree, id: string): number {
  return id === TOP ? 0 : ancestorsOf(tree, id).length + 1;
}

/** 1 for a category without children. */
function heightOf(tree: CategoryTree, id: string): number {
  return 1 + Math.max(0, ...childrenOf(tree, id).map((child) => heightOf(tree, child)));
}

interface Change {
  readonly category: Category;
  readonly children: readonly [parentId: string, ids: readonly string[]][];
}

function changed(tree: CategoryTree, { category, children }: Change): CategoryTree {
  const categories = new Map(tree.categories).set(category.id, category);
  return { v: tree.v + 1n, categories, children: withChildren(tree, children) };
}

function withChildren(tree: CategoryTree, changes: Change["children"]): CategoryTree["children"] {
  const children = new Map([...tree.children, ...changes]);
  for (const [parentId, ids] of changes) if (ids.length === 0) children.delete(parentId);
  return children;
}

function inserted(siblings: readonly string[], id: string, position = siblings.length): readonly string[] {
  return siblings.toSpliced(position, 0, id);
}

function without(siblings: readonly string[], id: string): readonly string[] {
  return siblings.filter((sibling) => sibling !== id);
}

function checkDepth(depth: number): void {
  if (depth <= MOST_DEEP) return;
  const limit = String(MOST_DEEP);
  throw new CatalogError("CATEGORY_TOO_DEEP", `Categories stand at most ${limit} deep.`, { limit });
}

function limitReached(): CatalogError {
  const limit = String(MOST_CATEGORIES);
  return new CatalogError("CATEGORY_LIMIT_REACHED", `The shop has at most ${limit} categories. Delete some.`, {
    limit,
  });
}

function cycle(categoryId: string, parentCategoryId: string): CatalogError {
  const message = "A category cannot stand in itself, nor in what stands in it. Choose another parent.";
  return new CatalogError("CATEGORY_CYCLE", message, { categoryId, parentCategoryId });
}
