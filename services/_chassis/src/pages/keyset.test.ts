import assert from "node:assert/strict";
import fc from "fast-check";
import { afterKeys, type KeysetSort } from "./keyset.ts";

type Row = Record<string, number | string>;

/** As much of MongoDB's matcher as keyset filters use. */
function matches(row: Row, filter: Record<string, unknown>): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    if (field === "$or") return (wanted as Record<string, unknown>[]).some((branch) => matches(row, branch));
    const value = row[field] as number;
    if (typeof wanted !== "object") return value === wanted;
    const [[operator, bound]] = Object.entries(wanted as Record<string, number>) as [[string, number]];
    return operator === "$gt" ? value > bound : value < bound;
  });
}

function compare(sort: KeysetSort) {
  return (a: Row, b: Row): number => {
    for (const [field, direction] of Object.entries(sort)) {
      const [x, y] = [a[field] as number, b[field] as number];
      if (x !== y) return x < y ? -direction : direction;
    }
    return 0;
  };
}

const direction = fc.constantFrom<1 | -1>(1, -1);
const few = fc.integer({ min: 0, max: 3 });

describe("afterKeys", () => {
  it("finds exactly what stands after the last row in the sorted list, for every page of it", () => {
    const rows = fc.uniqueArray(fc.record({ a: few, b: few, _id: fc.string({ maxLength: 3 }) }), {
      selector: ({ _id }) => _id,
    });
    fc.assert(
      fc.property(rows, direction, direction, direction, (unsorted, a, b, id) => {
        const sort: KeysetSort = { a, b, _id: id };
        const sorted: Row[] = [...unsorted].sort(compare(sort));
        for (const [i, last] of sorted.entries()) {
          const filter = afterKeys(
            sort,
            [last.a, last.b, last._id].map((key) => key as string),
          );
          assert.deepEqual(
            sorted.filter((row) => matches(row, filter)),
            sorted.slice(i + 1),
          );
        }
      }),
    );
  });

  it("writes one branch a field, the equal ones before it", () => {
    assert.deepEqual(afterKeys({ createTime: -1, _id: 1 }, [new Date(5), "p1"]), {
      $or: [{ createTime: { $lt: new Date(5) } }, { createTime: new Date(5), _id: { $gt: "p1" } }],
    });
    assert.deepEqual(afterKeys({ _id: -1 }, ["p1"]), { $or: [{ _id: { $lt: "p1" } }] });
  });
});
