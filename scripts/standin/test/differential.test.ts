import { deepEqual, equal, ok } from "node:assert/strict";
import { inspect } from "node:util";
import { type Document, Long, type MongoClient } from "mongodb";
import { compareRandomly, createPair, differs, type Pair } from "./support/differential.ts";
import { countFromEnv, type Standin, startStandin } from "./support/standin.ts";

describe("sorted indexes answer as a scan does", function () {
  this.timeout(0);
  let standin: Standin;
  let client: MongoClient;
  before(async () => {
    standin = await startStandin();
    client = await standin.connect();
  });
  after(() => standin?.stop());

  it("for random queries under random writes", async () => {
    const seed = countFromEnv("STANDIN_SEED", 7);
    const result = await compareRandomly(client, countFromEnv("STANDIN_QUERIES", 1_000), seed);
    deepEqual(result.differences, [], `seed ${seed}: ${inspect(result.differences[0], { depth: 9 })}`);
    ok(result.answered > result.queries / 5, `only ${result.answered} of ${result.queries} queries found anything`);
  });

  describe("where random queries seldom look", () => {
    let pair: Pair;
    before(async () => {
      pair = await createPair(client, "rare");
      const documents: Document[] = [
        {
          _id: 1,
          t: [1, 9],
          b: 1,
          items: [
            { sku: "a", qty: 1 },
            { sku: "b", qty: 9 },
          ],
        },
        { _id: 2, t: [5], b: 2, items: [{ sku: "a", qty: 5 }] },
        { _id: 3, t: 5, b: 3 },
        { _id: 4, t: [[5]], b: 4, items: [] },
        { _id: 5, t: [null], b: 5, items: [{}] },
        { _id: 6, t: [], b: 6, items: [[{ sku: "a", qty: 5 }]] },
        { _id: 7, b: 7, items: "none" },
        { _id: 9, b: Long.fromString("9007199254740992") },
        { _id: 8, t: [5, 5, 5], b: 8, items: [1, { sku: "a" }] },
      ];
      await pair.indexed.insertMany(documents.map((document) => ({ ...document })));
      await pair.scanned.insertMany(documents);
    });

    const cases: Record<string, object> = {
      "two conditions on an array may be met by two elements": {
        $and: [{ t: { $gt: 5 } }, { t: { $lt: 3 } }],
      },
      "two operators on an array": { t: { $gt: 0, $lt: 3 } },
      "operators that no single element meets": { t: { $gt: 5, $lt: 3 } },
      "two equalities on an array": { $and: [{ t: 1 }, { t: 9 }] },
      "a point and a range on an array": { $and: [{ t: 9 }, { t: { $lt: 3 } }] },
      "$in and a range on an array": { t: { $in: [1, 5], $gt: 4 } },
      "an array as a value": { t: [5] },
      "null inside arrays": { t: null },
      "null below an array": { "items.sku": null },
      "two paths of one array": { "items.sku": "a", "items.qty": 9 },
      "an element met twice is found once": { t: { $in: [5] }, b: { $gt: 0 } },
      "a branch per index": { $or: [{ t: 5 }, { b: 7 }, { "items.sku": "b" }] },
      "overlapping branches": { $or: [{ b: { $gt: 2 } }, { b: { $lt: 6 } }] },
      "a contradiction": { $and: [{ b: 1 }, { b: 2 }] },
      "ranges of two types": { $and: [{ b: { $gt: 1 } }, { b: { $lt: "z" } }] },
      "a long that a double cannot hold": { b: { $lt: Long.fromString("9007199254740993"), $gt: 8 } },
      "an unknown operator": { b: { $foo: 1 }, t: 77 },
      "an empty $or": { $or: [], b: 1 },
    };
    for (const [name, filter] of Object.entries(cases)) {
      it(name, async () => {
        equal(await differs(pair, { filter }), false);
        equal(await differs(pair, { filter, sort: { b: -1 }, limit: 3 }), false);
      });
    }
  });
});
