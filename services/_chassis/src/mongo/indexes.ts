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

/**
 * The index that serves a query without a scan or a sort in memory: its equality fields first, in any order,
 * then the sort in its own or the opposite direction, with a range on the field that follows.
 */
export function coveringIndex(shape: QueryShape, indexes: readonly IndexPlan[]): IndexPlan | undefined {
  return [{ key: { _id: 1 } } as IndexPlan, ...indexes].find((index) => covers(index, shape));
}

function covers({ key }: IndexPlan, { equality, range, sort = {} }: QueryShape): boolean {
  const fields = Object.entries(key);
  const prefix = fields.slice(0, equality.length).map(([field]) => field);
  if (equality.some((field) => !prefix.includes(field))) return false;
  const rest = fields.slice(equality.length);
  if (range !== undefined && rest[0]?.[0] !== range) return false;
  const wanted = Object.entries(sort);
  const matches = (sign: 1 | -1) =>
    wanted.every(([field, order], i) => rest[i]?.[0] === field && rest[i]?.[1] === order * sign);
  return matches(1) || matches(-1);
}
