import { deepEqual, equal, rejects } from "node:assert/strict";
import { type Collection, type Db, Long, MongoBulkWriteError, MongoServerError } from "mongodb";
import { type Standin, startStandin } from "./support/standin.ts";

interface Thing {
  _id: number;
  a?: number;
  b?: number;
  m?: number;
  never?: number;
  code?: string;
  list?: number[];
  set?: string[];
  map?: Record<string, number>;
  lines?: { id: string; parts: { n: number; done?: boolean }[] }[];
}

const duplicate = (error: unknown) => error instanceof MongoServerError && error.code === 11_000;

describe("the commands the services use", function () {
  this.timeout(30_000);
  let standin: Standin;
  let db: Db;
  let things: Collection<Thing>;
  before(async () => {
    standin = await startStandin();
    db = (await standin.connect()).db("api");
  });
  after(() => standin?.stop());
  beforeEach(async () => {
    things = db.collection<Thing>(`things-${Math.random()}`);
    await things.createIndex({ a: 1, b: 1 });
    await things.insertMany(Array.from({ length: 6 }, (_, _id) => ({ _id, a: _id % 2, b: _id, list: [_id] })));
  });

  it("ping, write concern", async () => {
    deepEqual(await db.command({ ping: 1 }), { ok: 1 });
    equal((await things.insertOne({ _id: 9 }, { writeConcern: { w: "majority", j: true } })).insertedId, 9);
  });

  it("each update operator", async () => {
    await things.updateOne(
      { _id: 0 },
      { $set: { "map.k1": 1, "map.k2": 2 }, $inc: { b: 5 }, $max: { a: 7 }, $min: { m: 3 } },
    );
    await things.updateOne({ _id: 0 }, { $unset: { "map.k1": 1 }, $push: { list: 4 }, $addToSet: { set: "x" } });
    await things.updateOne({ _id: 0 }, { $addToSet: { set: "x" }, $pull: { list: 0 }, $setOnInsert: { never: 1 } });
    deepEqual(await things.findOne({ a: 7, b: 5 }), {
      _id: 0,
      a: 7,
      b: 5,
      list: [4],
      map: { k2: 2 },
      m: 3,
      set: ["x"],
    });
    await things.updateOne({ _id: 0 }, { $push: { list: { $each: [5, 6, 7], $slice: -2 } } });
    deepEqual((await things.findOne({ _id: 0 }))?.list, [6, 7]);
  });

  it("nested array filters", async () => {
    await things.updateOne({ _id: 1 }, { $set: { lines: [{ id: "x", parts: [{ n: 1 }, { n: 2 }] }] } });
    await things.updateOne(
      { _id: 1 },
      { $set: { "lines.$[line].parts.$[part].done": true } },
      { arrayFilters: [{ "line.id": "x" }, { "part.n": 2 }] },
    );
    deepEqual((await things.findOne({ _id: 1 }))?.lines, [{ id: "x", parts: [{ n: 1 }, { n: 2, done: true }] }]);
  });

  it("findOneAndUpdate with upsert, sort, projection", async () => {
    const options = { upsert: true, returnDocument: "after", projection: { b: 1 } } as const;
    deepEqual(await things.findOneAndUpdate({ _id: 20 }, { $set: { b: 1 }, $setOnInsert: { a: 3 } }, options), {
      _id: 20,
      b: 1,
    });
    deepEqual(
      await things.findOneAndUpdate({ a: 1 }, { $inc: { b: 10 } }, { sort: { b: -1 }, returnDocument: "after" }),
      {
        _id: 5,
        a: 1,
        b: 15,
        list: [5],
      },
    );
    equal(await things.findOneAndUpdate({ _id: 99 }, { $set: { a: 1 } }), null);
    deepEqual(await things.findOneAndDelete({ a: 0 }, { sort: { b: 1 }, projection: { _id: 1 } }), {
      _id: 0,
    });
  });

  it("an upsert that meets a unique index gives 11000", async () => {
    await things.createIndex({ code: 1 }, { unique: true, sparse: true });
    await things.updateOne({ _id: 1 }, { $set: { code: "c" } });
    await rejects(things.findOneAndUpdate({ _id: 50 }, { $set: { code: "c" } }, { upsert: true }), duplicate);
    await rejects(things.updateOne({ _id: 51 }, { $set: { code: "c" } }, { upsert: true }), duplicate);
    await rejects(things.updateOne({ _id: 2, a: 9 }, { $set: { b: 1 } }, { upsert: true }), duplicate);
    equal(await things.countDocuments({}), 6);
  });

  it("bulkWrite, ordered and not", async () => {
    const operations = [
      { insertOne: { document: { _id: 7 } } },
      { insertOne: { document: { _id: 1 } } },
      { updateOne: { filter: { _id: 2 }, update: { $set: { a: 8 } } } },
      { deleteOne: { filter: { _id: 3 } } },
    ];
    await rejects(things.bulkWrite(operations, { ordered: true }), MongoBulkWriteError);
    equal(await things.countDocuments({ _id: { $in: [3, 7] } }), 2);
    await rejects(things.bulkWrite(operations.slice(1), { ordered: false }), MongoBulkWriteError);
    deepEqual(await things.countDocuments({ $or: [{ _id: 3 }, { a: 8 }] }), 1);
  });

  it("insertMany without order goes on after a duplicate", async () => {
    const failure = await things
      .insertMany([{ _id: 30 }, { _id: 1 }, { _id: 31 }], { ordered: false })
      .catch((e: unknown) => e);
    equal(failure instanceof MongoBulkWriteError && [failure.writeErrors].flat().length === 1, true);
    equal(await things.countDocuments({ _id: { $gte: 30 } }), 2);
  });

  it("deletes a range, counts, aggregates", async () => {
    equal((await things.deleteMany({ a: 1, b: { $gte: 3 } })).deletedCount, 2);
    equal(await things.countDocuments({ a: { $in: [0, 1] } }), 4);
    deepEqual(
      await things
        .aggregate([{ $match: { b: { $gt: 0 } } }, { $group: { _id: "$a", n: { $sum: 1 } } }, { $sort: { _id: 1 } }])
        .toArray(),
      [
        { _id: 0, n: 2 },
        { _id: 1, n: 1 },
      ],
    );
    deepEqual(await things.distinct("b", { a: 0 }), [0, 2, 4]);
  });

  it("longs survive as BigInt", async () => {
    const longs = (await standin.connect({ useBigInt64: true }))
      .db("api")
      .collection<{ _id: number; n: bigint }>("longs");
    await longs.createIndex({ n: 1 });
    await longs.insertMany([
      { _id: 1, n: 2n ** 62n },
      { _id: 2, n: 2n ** 62n + 1n },
      { _id: 3, n: 5n },
    ]);
    deepEqual(await longs.findOne({ n: Long.fromBigInt(2n ** 62n + 1n) as never }), {
      _id: 2,
      n: 2n ** 62n + 1n,
    });
    deepEqual(
      (
        await longs
          .find({ n: { $gt: 4n } })
          .sort({ n: 1 })
          .toArray()
      ).map(({ _id }) => _id),
      [3, 1, 2],
    );
    await longs.updateOne({ _id: 3 }, { $inc: { n: 1n } });
    deepEqual(await longs.findOne({ n: 6n }), { _id: 3, n: 6n });
  });

  it("cursors go on over batches", async () => {
    const found = await things
      .find({}, { batchSize: 2, sort: { _id: -1 } })
      .map(({ _id }) => _id)
      .toArray();
    deepEqual(found, [5, 4, 3, 2, 1, 0]);
  });

  it("renamed and dropped collections", async () => {
    const name = `renamed-${things.collectionName}`;
    await things.rename(name);
    const renamed = db.collection<Thing>(name);
    equal(await renamed.countDocuments({ a: 1 }), 3);
    await renamed.insertOne({ _id: 40, a: 1, b: 9 });
    deepEqual(
      (await renamed.find({ a: 1 }).sort({ b: -1 }).limit(1).toArray()).map(({ _id }) => _id),
      [40],
    );
    await renamed.drop();
    equal(await renamed.countDocuments({ a: 1 }), 0);
    await db.dropDatabase();
    deepEqual(await db.listCollections().toArray(), []);
    await things.insertOne({ _id: 1, a: 1 });
    equal(await things.countDocuments({ a: 1 }), 1);
  });
});
