import type { IndexPlan, QueryShape } from "../mongo/index.ts";

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
