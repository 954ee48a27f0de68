import assert from "node:assert/strict";
import { GroupedCollection } from "@souk/chassis/mongo";
import { type TestMongo, testMongo } from "@souk/chassis/testing";
import fc from "fast-check";

interface Thing {
  readonly _id: string;
  readonly v: bigint;
  readonly by?: string;
  readonly slug?: string;
}

let mongo: TestMongo;
let things: GroupedCollection<Thing>;

const stored = (_id: string) => mongo.db.collection<Thing>("things").findOne({ _id });

describe("a grouped collection", () => {
  before(async () => {
    mongo = await testMongo("grouped");
    await mongo.db.collection("things").createIndex({ slug: 1 }, { unique: true, sparse: true });
    things = new GroupedCollection(mongo.db, "things");
  });
  after(() => mongo.close());
  beforeEach(() => mongo.db.collection("things").deleteMany({}));

  it("finds each document for whoever asks for it, and nothing where there is none", async () => {
    await mongo.db.collection<Thing>("things").insertMany([
      { _id: "a", v: 1n },
      { _id: "b", v: 2n },
    ]);
    const found = await Promise.all(["a", "b", "none", "a", "b"].map((id) => things.find(id)));
    assert.deepEqual(
      found.map((thing) => thing?.v),
      [1n, 2n, undefined, 1n, 2n],
    );
  });

  it("inserts each document once, whoever else comes with the same id or unique key", async () => {
    const inserted = await Promise.all([
      things.insert({ _id: "a", v: 1n, slug: "x" }),
      things.insert({ _id: "b", v: 1n }),
      things.insert({ _id: "b", v: 2n }),
      things.insert({ _id: "c", v: 1n, slug: "x" }),
      things.insert({ _id: "d", v: 1n }),
    ]);
    assert.deepEqual(inserted, [true, true, false, false, true]);
    assert.equal((await stored("b"))?.v, 1n);
    assert.equal(await stored("c"), null);
  });

  it("says of each update whether it was done, however many of those beside it were not", async () => {
    const round = fc.array(fc.record({ id: fc.constantFrom("a", "b", "c", "d"), v: fc.bigInt(1n, 3n) }), {
      minLength: 2,
      maxLength: 24,
    });
    await fc.assert(
      fc.asyncProperty(round, async (wanted) => {
        await mongo.db.collection("things").deleteMany({});
        await Promise.all(["a", "b", "c", "d"].map((_id) => things.insert({ _id, v: 1n, by: "nobody" })));
        const done = await Promise.all(
          wanted.map(({ id, v }, i) => things.update({ _id: id, v }, { $set: { v: v + 1n, by: String(i) } })),
        );
        for (const id of ["a", "b", "c", "d"]) {
          const winners = wanted.flatMap((each, i) => (each.id === id && done[i] ? [{ ...each, by: String(i) }] : []));
          assert.deepEqual(
            winners.map(({ v }) => v),
            winners.map((_, n) => BigInt(n) + 1n),
            "each version has one who wrote the next",
          );
          const thing = await stored(id);
          assert.deepEqual([thing?.v, thing?.by], [BigInt(winners.length) + 1n, winners.at(-1)?.by ?? "nobody"]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("replaces a document whole", async () => {
    await things.insert({ _id: "a", v: 1n, slug: "gone" });
    const change = () => things.update({ _id: "a", v: 1n }, { v: 2n, by: "one" });
    assert.deepEqual(await Promise.all([change(), change()]), [true, false]);
    assert.deepEqual(await stored("a"), { _id: "a", v: 2n, by: "one" });
  });

  it("leaves nothing of an update to a document that is not there", async () => {
    await things.insert({ _id: "a", v: 1n });
    const changed = await Promise.all([
      things.update({ _id: "gone", v: 1n }, { $set: { v: 2n } }),
      things.update({ _id: "a", v: 1n }, { $set: { v: 2n } }),
      things.update({ _id: "gone, too", v: 1n }, { v: 2n }),
      things.update({ _id: "and this", v: 1n }, { $set: { by: "nobody" } }),
    ]);
    assert.deepEqual(changed, [false, true, false, false]);
    assert.equal(await mongo.db.collection("things").countDocuments(), 1);
  });

  it("tells a document that the store refuses to who sent it, and to nobody else", async () => {
    await things.insert({ _id: "a", v: 1n });
    await things.insert({ _id: "b", v: 1n });
    const results = await Promise.allSettled([
      things.update({ _id: "a", v: 1n }, { $set: { v: 2n } }),
      things.update({ _id: "b", v: 1n }, { $push: { v: 1n } } as never),
      things.update({ _id: "b", v: 1n }, { $inc: { v: "one" } } as never),
      things.update({ _id: "b", v: 1n }, { $set: { by: "right" } }),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ["fulfilled", "rejected", "rejected", "fulfilled"],
    );
    assert.equal((await stored("b"))?.by, "right");
  });
});
