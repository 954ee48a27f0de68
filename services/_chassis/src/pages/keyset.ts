import type { PageKeyValue } from "./page-token.ts";

/** A sort with a unique last key, such as `{ createTime: -1, _id: -1 }`. */
export type KeysetSort = Readonly<Record<string, 1 | -1>>;

/**
 * The filter for what comes after the last keys of a page. It survives inserts and deletes, since it names a place,
 * not a count: `(a, b) after (x, y)` is `a > x, or a = x and b > y`.
 */
export function afterKeys(sort: KeysetSort, lastKeys: readonly PageKeyValue[]): Record<string, unknown> {
  const fields = Object.entries(sort);
  const branches = fields.map(([field, direction], i) => ({
    ...Object.fromEntries(fields.slice(0, i).map(([before], j) => [before, lastKeys[j]])),
    [field]: { [direction === 1 ? "$gt" : "$lt"]: lastKeys[i] },
  }));
  return { $or: branches };
}
