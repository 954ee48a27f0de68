import type { CallIdentity } from "@souk/chassis/context";
import type { CategoryTree, PlacedCategory } from "../domain/category-tree.ts";
import type { Product, ProductEvent } from "../domain/product.ts";
import type { ProductQuery } from "../domain/product-query.ts";

/** What is stored under an id. A tombstone stands where a product may not be created by whoever read before it. */
export interface Slot {
  readonly product?: Product;
  /** The call that created the product. */
  readonly origin?: { readonly key: string | undefined; readonly fingerprint: string };
  /** Absent when nothing is stored. */
  readonly v?: bigint;
}

/** A finished write of the last 48 hours, by the key of its call. */
export interface FinishedCall {
  readonly fingerprint: string;
  readonly product: Product;
}

export type PageKeys = readonly (string | bigint | Date)[];

export interface ProductStore {
  read(id: string): Promise<Slot>;
  getMany(ids: readonly string[]): Promise<Product[]>;
  /** By those of the products that are there, the key of the call that created each. */
  creatorsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string | undefined>>;
  /** Products after the keys, in the query's order. */
  list(query: ProductQuery, after: PageKeys | undefined, limit: number): Promise<Product[]>;
  /** Every product of whatever state, by id, in batches; one that is created meanwhile may be left out. */
  everyProduct(): AsyncIterable<readonly Product[]>;
  /** The keys that a page ending with the product goes on from. */
  keysOf(product: Product, query: ProductQuery): PageKeys;
  /** Stores a new product over what was read under its id; false when something else is there by now. */
  create(product: Product, events: readonly ProductEvent[], call: CallIdentity, over: Slot): Promise<boolean>;
  /** Stores a changed product over the version before it; false when that is no longer the version stored. */
  update(product: Product, events: readonly ProductEvent[], call: CallIdentity): Promise<boolean>;
  /** Remembers a call that had nothing to change, at the version that it was decided on; false when that is not stored any more. */
  remember(product: Product, call: CallIdentity): Promise<boolean>;
  /** Ask after the product was read: a call that is not found then was not finished up to the version read. */
  finishedCall(id: string, key: string): Promise<FinishedCall | undefined>;
  /** Forgets the calls that finished before the time. */
  forgetCalls(before: Date): Promise<void>;
  /** Raises the version of whatever is stored under the id, a tombstone where nothing is; false when it changed meanwhile. */
  fence(id: string, slot: Slot): Promise<boolean>;
}

/** That a slug belongs to a product. Claiming again gives another nonce, so that an old release misses. */
export interface SlugClaim {
  readonly slug: string;
  readonly productId: string;
  readonly nonce: string;
}

/**
 * Slugs are unique because a claim has the slug as its id: claim, write the product, confirm. A claim in doubt (not yet
 * confirmed, or about to be given up) is looked at by the sweeper.
 */
export interface SlugClaims {
  /** Undefined where the slug is another product's. */
  claim(slug: string, productId: string): Promise<SlugClaim | undefined>;
  confirm(claim: SlugClaim): Promise<void>;
  /** Puts the product's own claim in doubt before the product gives the slug up. */
  doubt(slug: string, productId: string): Promise<SlugClaim | undefined>;
  release(claim: SlugClaim): Promise<void>;
  /** Claims that have been in doubt since before the time. */
  inDoubt(before: Date, limit: number): Promise<SlugClaim[]>;
}

/** A change of the tree and the category that it is about. A change of nothing has the same tree twice. */
export interface TreeChange {
  readonly before: CategoryTree;
  readonly after: CategoryTree;
  /** As it stands after the change, or before it, where it is gone after. */
  readonly category: PlacedCategory;
}

/** A finished write to the tree, by the key of its call. */
export interface FinishedTreeCall {
  readonly fingerprint: string;
  readonly category: PlacedCategory;
}

export interface CategoryStore {
  read(): Promise<CategoryTree>;
  /** Stores a change over the version that it was decided on, and remembers the call; false when that is not stored any more. */
  write(change: TreeChange, call: CallIdentity): Promise<boolean>;
  /**
   * Ask after the tree was read: a call that is not found then was not finished up to the version read. The call that
   * created a category is found for as long as that is there, with the category as it stands; others for 48 hours.
   */
  finishedCall(categoryId: string, key: string): Promise<FinishedTreeCall | undefined>;
}

/** A change of a product as the event log tells it. */
export interface ProductNews {
  /** Where to go on after it. */
  readonly token: string;
  readonly productId: string;
  /** Counts the product's events. */
  readonly sequence: bigint;
  readonly kind: "CREATED" | "UPDATED" | "ARCHIVED";
}

/** The history of all products, in the order of the event log. */
export interface ProductHistory {
  /** The token of the history's end as it is now. */
  end(): Promise<string>;
  /**
   * What came after the token and what comes, in batches, until the signal aborts.
   *
   * @throws AppError WATCH_TOKEN_EXPIRED
   */
  after(token: string, signal: AbortSignal): AsyncIterable<readonly ProductNews[]>;
}
