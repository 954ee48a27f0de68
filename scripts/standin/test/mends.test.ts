import { deepEqual, equal, rejects } from "node:assert/strict";
import { MongoBulkWriteError, type MongoClient, MongoServerError } from "mongodb";
import { type Standin, startStandin, withDataFolder, withStandin } from "./support/standin.ts";

interface Thing {
  _id: number;
  u?: number;
  seen?: boolean;
}

const duplicate = (error: unknown) => error instanceof MongoServerError && error.code === 11_000;
const things = (client: MongoClient, database: string, name = "things") => client.db(database).collection<Thing>(name);

describe("the library's faults are mended", function () {
  this.timeout(30_000);
  let standin: Standin;
  let client: MongoClient;
  before(async () => {
    standin = await startStandin();
    client = await standin.connect();
  });
  after(() => standin?.stop());

  it("a dropped database leaves the ones whose names it begins, also after a restart", async () => {
    const others = ["shop2", "shop_old", "workshop", "meta", "databases"];
    const checkOthers = async (connection: MongoClient) => {
      for (const name of others) {
        deepEqual(await things(connection, name).find({ u: 5 }).toArray(), [{ _id: 1, u: 5 }], name);
        await rejects(things(connection, name).insertOne({ _id: 2, u: 5 }), duplicate, name);
        deepEqual((await things(connection, name).indexes()).length, 2, name);
      }
      equal(await things(connection, "shop").countDocuments({}), 0);
    };
    await withDataFolder(async (folder) => {
      await withStandin(["--data", folder], async (first) => {
        const connection = await first.connect();
        for (const name of ["shop", ...others]) {
          await things(connection, name).createIndex({ u: 1 }, { unique: true });
          await things(connection, name).insertOne({ _id: 1, u: 5 });
        }
        await connection.db("shop").dropDatabase();
        await checkOthers(connection);
        await things(connection, "shop").insertOne({ _id: 1, u: 5 });
        await connection.db("shop").dropDatabase();
      });
      await withStandin(["--data", folder], async (second) => {
        const connection = await second.connect();
        await checkOthers(connection);
        deepEqual(await things(connection, "shop").insertOne({ _id: 1, u: 5 }), { acknowledged: true, insertedId: 1 });
        for (const name of ["meta", "databases"]) {
          await connection.db(name).dropDatabase();
        }
        equal(await things(connection, "shop2").countDocuments({ u: 5 }), 1);
        equal(await things(connection, "shop").countDocuments({ u: 5 }), 1);
      });
    });
  });

  it("a renamed collection keeps its documents and indexes over a restart and leaves its name free", async () => {
    const check = async (connection: MongoClient) => {
      for (const name of ["s", "new"]) {
        const some = things(connection, "s", name);
        deepEqual(await some.find({ u: 5 }).toArray(), [{ _id: 1, u: 5 }], name);
        equal((await some.indexes()).length, 2);
        await rejects(some.insertOne({ _id: 2, u: 5 }), duplicate);
      }
      equal(await things(connection, "other", "s.s").countDocuments({}), 1);
    };
    await withDataFolder(async (folder) => {
      await withStandin(["--data", folder], async (first) => {
        const connection = await first.connect();
        const some = things(connection, "s", "s");
        await things(connection, "other", "s.s").insertOne({ _id: 1 });
        await some.createIndex({ u: 1 }, { unique: true });
        await some.insertOne({ _id: 1, u: 5 });
        await some.rename("new");
        await some.createIndex({ u: 1 }, { unique: true });
        await some.insertOne({ _id: 1, u: 5 });
        await check(connection);
      });
      await withStandin(["--data", folder], async (second) => check(await second.connect()));
    });
  });

  it("ordered updates stop at the first error, others go on", async () => {
    for (const ordered of [true, false]) {
      const some = things(client, "updates", `ordered-${ordered}`);
      await some.createIndex({ u: 1 }, { unique: true });
      await some.insertMany([1, 2, 3].map((_id) => ({ _id, u: _id })));
      const failure = await some
        .bulkWrite(
          [
            { updateOne: { filter: { _id: 1 }, update: { $set: { seen: true } } } },
            { updateOne: { filter: { _id: 8 }, update: { $set: { u: 8 } }, upsert: true } },
            { updateOne: { filter: { _id: 9 }, update: { $set: { u: 9 } }, upsert: true } },
            { updateOne: { filter: { _id: 2 }, update: { $set: { u: 1 } } } },
            { updateOne: { filter: { _id: 3 }, update: { $set: { seen: true } } } },
          ],
          { ordered },
        )
        .catch((error: unknown) => error);
      if (!(failure instanceof MongoBulkWriteError)) {
        throw new Error(`no bulk write error: ${failure}`);
      }
      deepEqual(failure.result.upsertedIds, { 1: 8, 2: 9 });
      equal(failure.result.modifiedCount, ordered ? 1 : 2);
      deepEqual(
        [failure.writeErrors].flat().map(({ index, code }) => [index, code]),
        [[3, 11_000]],
      );
      equal(await some.countDocuments({ seen: true }), ordered ? 1 : 2);
    }
  });

  it("a unique index is refused as long as there are duplicates", async () => {
    const some = things(client, "retry");
    await some.insertMany([1, 1, 2].map((u, _id) => ({ _id, u })));
    for (let attempt = 0; attempt < 3; attempt++) {
      await rejects(some.createIndex({ u: 1 }, { unique: true }), duplicate);
    }
    await some.insertOne({ _id: 3, u: 2 });
    await some.deleteMany({ _id: { $in: [1, 3] } });
    await some.createIndex({ u: 1 }, { unique: true });
    await rejects(some.insertOne({ _id: 4, u: 2 }), duplicate);
  });

  it("indexes are made, listed and dropped, by name and all at once, in one collection only", async () => {
    const [some, other] = [things(client, "indexes", "some"), things(client, "indexes", "other")];
    await Promise.all([some, other].map((each) => each.createIndex({ u: 1, seen: 1 })));
    await some.insertMany([1, 2, 3].map((_id) => ({ _id, u: 1, seen: _id > 1 })));
    await some.createIndexes([
      { key: { u: -1 }, name: "newest" },
      { key: { c: 1 }, unique: true, sparse: true },
    ]);
    const names = async (each: typeof some) => (await each.indexes()).map(({ name }) => name).sort();
    deepEqual(await names(some), ["_id_", "c_1", "newest", "u_1_seen_1"]);
    await some.dropIndex("newest");
    await rejects(some.dropIndex("newest"), MongoServerError);
    deepEqual(await names(some), ["_id_", "c_1", "u_1_seen_1"]);
    await some.dropIndexes();
    deepEqual(await names(some), ["_id_"]);
    deepEqual(await names(other), ["_id_", "u_1_seen_1"]);
    equal(await some.countDocuments({ u: 1, seen: true }), 2);
  });

  it("listCollections heeds its filter", async () => {
    await Promise.all(["one", "two"].map((name) => things(client, "lists", name).insertOne({ _id: 1 })));
    const names = async (name: string) =>
      (await client.db("lists").listCollections({ name }).toArray()).map((each) => each.name);
    deepEqual(await names("two"), ["two"]);
    deepEqual(await names("absent"), []);
  });
});
