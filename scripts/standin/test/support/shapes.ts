import { Binary, Decimal128, type Document, Long, ObjectId, type Sort, UUID } from "mongodb";
import type { Random } from "./random.ts";

/** The indexes of the differential run: single, compound, mixed directions, dotted, over arrays, sparse, unique. */
export const indexes: readonly { key: Record<string, 1 | -1>; sparse?: true; unique?: true }[] = [
  { key: { a: 1, b: 1 } },
  { key: { a: 1, b: -1, _id: 1 } },
  { key: { b: -1 } },
  { key: { s: 1 } },
  { key: { a: -1, s: 1, b: 1 } },
  { key: { d: 1, a: 1 } },
  { key: { "n.x": 1, "n.y": -1 } },
  { key: { t: 1, b: 1 }, sparse: true },
  { key: { "items.sku": 1, "items.qty": 1 } },
  { key: { u: 1 }, unique: true, sparse: true },
];

const paths = ["a", "b", "s", "_id", "a", "b", "s", "d", "n.x", "n.y", "t", "items.sku", "items.qty", "n", "u"];
const strings = ["", "a", "ab", "b", "é", "z", "10"];
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));

/** Values an index holds in order. */
export function plainValue(r: Random): unknown {
  switch (r.below(9)) {
    case 0:
      return null;
    case 1:
      return r.pick(strings);
    case 2:
      return r.below(8) + 0.5;
    case 3:
      return Long.fromNumber(r.pick([0, 3, 5, 3_000_000_000, -3_000_000_000, 2 ** 53]));
    case 4:
      return day(r.below(4));
    case 5:
      return r.chance(0.5);
    default:
      return r.below(8);
  }
}

/** Values an index leaves to the library's matcher. */
function oddValue(r: Random): unknown {
  return r.pick([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Long.fromString("9007199254740993"),
    3_000_000_000.5,
    Decimal128.fromString("5"),
    { x: 1 },
    new Binary(Buffer.from([1])),
    new UUID("0b2f4a5e-0000-4000-8000-00000000000a"),
    [[3]],
    [],
    [1, { x: 2 }],
    /a/,
    new ObjectId("65a000000000000000000001"),
  ]);
}

export function anyValue(r: Random): unknown {
  if (r.chance(0.15)) {
    return oddValue(r);
  }
  return r.chance(0.12) ? r.list(1 + r.below(3), () => plainValue(r)) : plainValue(r);
}

function put(document: Document, r: Random, field: string, make: () => unknown): void {
  if (r.chance(0.85)) {
    document[field] = make();
  }
}

/** Tidy documents keep every index able to serve sorts; untidy ones mix types, arrays and odd values. */
export function randomDocument(r: Random, id: number, tidy: boolean): Document {
  const value = tidy ? () => plainValue(r) : () => anyValue(r);
  const document: Document = { _id: r.chance(0.5) || tidy ? id : `k${id}` };
  put(document, r, "a", () => (tidy || r.chance(0.7) ? r.below(6) : value()));
  put(document, r, "b", () => (r.chance(0.6) ? r.below(40) : value()));
  put(document, r, "s", () => (r.chance(0.8) ? r.pick(strings) : value()));
  put(document, r, "d", () => (r.chance(0.8) ? day(r.below(10)) : value()));
  put(document, r, "n", () =>
    tidy || r.chance(0.8) ? { x: value(), y: r.below(5) } : [{ x: value() }, { y: value() }],
  );
  put(document, r, "t", () => (tidy ? r.below(9) : r.list(r.below(4), () => r.below(9))));
  put(document, r, "items", () => r.list(tidy ? 1 : r.below(4), () => ({ sku: r.pick(strings), qty: value() })));
  put(document, r, "u", () => `u${id}`);
  return document;
}

const operators = [
  "$gt",
  "$gte",
  "$lt",
  "$lte",
  "$eq",
  "$in",
  "$ne",
  "$nin",
  "$exists",
  "$not",
  "$elemMatch",
  "$all",
  "$size",
];

function operand(r: Random, operator: string, value: () => unknown): unknown {
  switch (operator) {
    case "$in":
    case "$nin":
    case "$all":
      return r.list(1 + r.below(4), value);
    case "$exists":
      return r.chance(0.5);
    case "$not":
      return { $gt: r.below(9) };
    case "$elemMatch":
      return { $gte: r.below(9) };
    case "$size":
      return r.below(4);
    default:
      return value();
  }
}

const usual: Record<string, (r: Random) => unknown> = {
  _id: (r) => (r.chance(0.8) ? r.below(400) : `k${r.below(400)}`),
  a: (r) => r.below(9),
  t: (r) => r.below(9),
  "items.qty": (r) => r.below(9),
  d: (r) => day(r.below(10)),
  s: (r) => r.pick(strings),
  "items.sku": (r) => r.pick(strings),
  u: (r) => `u${r.below(400)}`,
};

function randomValue(r: Random, path: string): unknown {
  const make = usual[path];
  return make && r.chance(0.8) ? make(r) : anyValue(r);
}

function condition(r: Random, path: string): unknown {
  const value = () => randomValue(r, path);
  if (r.chance(0.45)) {
    return value();
  }
  const chosen = r.chance(0.85) ? r.list(1 + r.below(2), () => r.pick(operators.slice(0, 6))) : [r.pick(operators)];
  return Object.fromEntries(chosen.map((operator) => [operator, operand(r, operator, value)]));
}

export function randomFilter(r: Random, depth = 0): Document {
  const filter: Document = {};
  for (let i = r.pick([0, 0, 0, 1, 1, 2]); i >= 0; i--) {
    const path = r.pick(paths);
    filter[path] = condition(r, path);
  }
  if (depth < 2 && r.chance(0.25)) {
    filter.$or = r.list(1 + r.below(3), () => randomFilter(r, depth + 1));
  }
  if (depth < 2 && r.chance(0.15)) {
    filter.$and = r.list(1 + r.below(2), () => randomFilter(r, depth + 1));
  }
  return filter;
}

export function randomSort(r: Random): Sort {
  const chosen = new Set(r.list(1 + r.below(3), () => r.pick(["a", "b", "s", "d", "n.x", "n.y", "_id", "u"])));
  return Object.fromEntries([...chosen].map((path) => [path, r.chance(0.6) ? 1 : -1]));
}

/** A page as services ask for it: some leading keys of an index fixed, sorted by keys after them, a small limit. */
export function randomPage(r: Random): { filter: Document; sort: Sort; limit: number } {
  const keys = Object.entries(r.pick(indexes).key);
  const fixed = r.below(keys.length);
  const backwards = r.chance(0.5) ? -1 : 1;
  const sorted = keys.slice(fixed, fixed + 1 + r.below(2)).map(([path, way]) => [path, way * backwards]);
  return {
    filter: Object.fromEntries(keys.slice(0, fixed).map(([path]) => [path, randomValue(r, path)])),
    sort: Object.fromEntries(r.chance(0.3) ? [...sorted, ["n.y", 1]] : sorted),
    limit: 1 + r.below(8),
  };
}
