import type { CallIdentity } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import type { Clock, Ids } from "@souk/chassis/ports";
import {
  addCategory,
  type CategoryTree,
  categoryOf,
  moveCategory as move,
  notEmpty,
  type Place,
  type PlacedCategory,
  placed,
  removeCategory as remove,
  renameCategory as rename,
} from "../domain/category-tree.ts";
import { DEFAULT_ORDER } from "../domain/product-query.ts";
import type { CategoryStore, FinishedTreeCall, ProductStore } from "./ports.ts";

export interface WriteCategoryDeps {
  readonly categories: CategoryStore;
  readonly products: ProductStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface CategoryCommand {
  readonly categoryId: string;
  /** The version that the caller has read; undefined lets the last writer win. */
  readonly expectedV?: bigint | undefined;
  readonly call: CallIdentity;
}

/** A category, and whether an earlier call with the same request id had done this. */
export interface WrittenCategory {
  readonly category: PlacedCategory;
  readonly replayed: boolean;
}

type Decision = (tree: CategoryTree, id: string, now: Date) => CategoryTree;

/**
 * An empty id lets the service choose: the same for the same call.
 *
 * @throws CatalogError CATEGORY_EXISTS, CATEGORY_NOT_FOUND, CATEGORY_LIMIT_REACHED, CATEGORY_TOO_DEEP; AppError REQUEST_ID_REUSED
 */
export const createCategory =
  (deps: WriteCategoryDeps) =>
  (command: CategoryCommand & { readonly title: string; readonly place: Place }): Promise<WrittenCategory> => {
    const { title, place, call } = command;
    const categoryId = command.categoryId || call.key || deps.ids.next();
    return write(deps, { ...command, categoryId }, (tree, id, now) => addCategory(tree, { ...place, id, title }, now));
  };

/** @throws CatalogError CATEGORY_NOT_FOUND; AppError ETAG_MISMATCH, REQUEST_ID_REUSED */
export const renameCategory =
  (deps: WriteCategoryDeps) =>
  (command: CategoryCommand & { readonly title: string | undefined }): Promise<WrittenCategory> =>
    write(deps, command, (tree, id, now) => rename(tree, id, command.title ?? categoryOf(tree, id).title, now));

/** @throws CatalogError CATEGORY_NOT_FOUND, CATEGORY_CYCLE, CATEGORY_TOO_DEEP; AppError ETAG_MISMATCH, REQUEST_ID_REUSED */
export const moveCategory =
  (deps: WriteCategoryDeps) =>
  (command: CategoryCommand & { readonly place: Place }): Promise<WrittenCategory> =>
    write(deps, command, (tree, id, now) => move(tree, id, command.place, now));

/**
 * Products are not part of the tree: one that is put into the category at this very moment goes on naming it, as do the
 * archived ones.
 *
 * @throws CatalogError CATEGORY_NOT_FOUND, CATEGORY_NOT_EMPTY; AppError ETAG_MISMATCH, REQUEST_ID_REUSED
 */
export const deleteCategory =
  (deps: WriteCategoryDeps) =>
  async (command: CategoryCommand): Promise<WrittenCategory> => {
    const holdsProducts = await hasProducts(deps, command.categoryId);
    return write(deps, command, (tree, id) => {
      const after = remove(tree, id);
      if (holdsProducts) throw notEmpty(id, "products");
      return after;
    });
  };

/** Reads, decides and writes, and begins again when somebody else was faster. */
async function write(deps: WriteCategoryDeps, command: CategoryCommand, decide: Decision): Promise<WrittenCategory> {
  for (;;) {
    command.call.signal.throwIfAborted();
    const written = await attempt(deps, command, decide);
    if (written) return written;
  }
}

/** Undefined when somebody else changed the tree meanwhile. */
async function attempt(
  { categories, clock }: WriteCategoryDeps,
  { categoryId, expectedV, call }: CategoryCommand,
  decide: Decision,
): Promise<WrittenCategory | undefined> {
  const before = await categories.read();
  const finished = call.key && (await categories.finishedCall(categoryId, call.key));
  if (finished) return { category: replayOf(finished, call), replayed: true };
  if (expectedV !== undefined && expectedV !== categoryOf(before, categoryId).v) throw etagMismatch();
  const after = decide(before, categoryId, new Date(clock.now()));
  const category = placed(after.categories.has(categoryId) ? after : before, categoryId);
  call.signal.throwIfAborted();
  const written = await categories.write({ before, after, category }, call);
  return written ? { category, replayed: false } : undefined;
}

function replayOf({ fingerprint, category }: FinishedTreeCall, call: CallIdentity): PlacedCategory {
  if (fingerprint === call.fingerprint) return category;
  throw sharedError("REQUEST_ID_REUSED", "This request id came before with another change. Choose a new one.");
}

async function hasProducts({ products }: WriteCategoryDeps, value: string): Promise<boolean> {
  const inState = (state: "ACTIVE" | "DRAFT") =>
    products.list({ state, filter: { by: "category_id", value }, order: DEFAULT_ORDER }, undefined, 1);
  return (await inState("ACTIVE")).length > 0 || (await inState("DRAFT")).length > 0;
}

function etagMismatch() {
  return sharedError("ETAG_MISMATCH", "The category has changed since you read it. Read it again and decide anew.");
}
