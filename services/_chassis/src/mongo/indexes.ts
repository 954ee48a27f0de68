import type { Db, IndexSpecification } from "mongodb";

/** One index by its fields, in order. */
export interface IndexPlan {
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly unique?: boolean;
  readonly sparse?: boolean;
}

/** A collection: how it is sharded and which indexes it has. */
export interface CollectionPlan {
  readonly name: string;
  /** Shard key in a sharded cluster; `hashed` on `_id` unless a query says otherwise. `none` keeps it on one shard. */
  readonly shardKey: "hashed" | "none" | Readonly<Record<string, 1>>;
  readonly indexes: readonly IndexPlan[];
}

/** The form of a query, without its values: fields compared for equality, then a range and a sort. */
export interface QueryShape {
  readonly equality: readonly string[];
  readonly range?: string;
  readonly sort?: Readonly<Record<string, 1 | -1>>;
}

/** Creates what is missing; never drops. */
export async function ensureIndexes(db: Db, plans: readonly CollectionPlan[]): Promise<void> {
  for (const { name, indexes } of plans) {
    for (const { key, ...options } of indexes) {
      await db.collection(name).createIndex(key as IndexSpecification, options);
    }
  }
}
