import { deepEqual, equal, ok } from "node:assert/strict";
import type { Collection, Document, MongoClient } from "mongodb";
import { MongoServerError } from "mongodb";
import { type Standin, startStandin } from "./support/standin.ts";

interface Counter {
  _id: number;
  v: number;
  shadow?: number;
}

const clients = 8;

describe("commands are atomic", function () {
  this.timeout(60_000);
  let standin: Standin;
  let connections: MongoClient[];
  const collection = <T extends object>(client: number, name: string): Collection<T> =>
    (connections[client] as MongoClient).db("atomic").collection<T>(name);
  const fromEachClient = <T>(act: (client: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: clients }, (_, client) => act(client)));

  before(async () => {
    standin = await startStandin();
    connections = await Promise.all(Array.from({ length: clients }, () => standin.connect({ maxPoolSize: 4 })));
  });
  after(() => standin?.stop());

  it("compare-and-set by {_id, v} from 8 clients x 200 is exact", async () => {
    await collection<Counter>(0, "cas").insertOne({ _id: 1, v: 0 });
    await fromEachClient(async (client) => {
      const counters = collection<Counter>(client, "cas");
      for (let done = 0; done < 200; ) {
        const now = await counters.findOne({ _id: 1 });
        const set = await counters.updateOne({ _id: 1, v: now?.v ?? -1 }, { $inc: { v: 1 } });
        done += set.modifiedCount;
      }
    });
    equal((await collection<Counter>(0, "cas").findOne({ _id: 1 }))?.v, clients * 200);
  });

  it("findOneAndUpdate gives each caller its own state", async () => {
    await collection<Counter>(0, "after").insertOne({ _id: 1, v: 0 });
    const seen = await fromEachClient(async (client) => {
      const states: number[] = [];
      for (let i = 0; i < 100; i++) {
        const changed = await collection<Counter>(client, "after").findOneAndUpdate(
          { _id: 1 },
          { $inc: { v: 1, shadow: 1 } },
          { returnDocument: "after" },
        );
        equal(changed?.v, changed?.shadow);
        states.push(changed?.v ?? -1);
      }
      return states;
    });
    deepEqual(
      seen.flat().sort((a, b) => a - b),
      Array.from({ length: clients * 100 }, (_, i) => i + 1),
    );
  });

  it("a reader never sees half a write", async () => {
    await collection<Counter>(0, "torn").insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id, v: 0, shadow: 0 })));
    let writing = true;
    const write = async () => {
      for (let i = 0; i < 100; i++) {
        await collection<Counter>(0, "torn").updateMany({}, { $inc: { v: 1, shadow: 1 } });
      }
      writing = false;
    };
    const read = async () => {
      while (writing) {
        const states = new Set((await collection<Counter>(1, "torn").find().toArray()).flatMap((d) => [d.v, d.shadow]));
        equal(states.size, 1);
      }
    };
    await Promise.all([write(), read()]);
  });

  it("a conditional decrement never oversells and a claim never doubles", async () => {
    await collection<Counter>(0, "stock").insertOne({ _id: 1, v: 100 });
    const sold = await fromEachClient(async (client) => {
      let taken = 0;
      for (let i = 0; i < 40; i++) {
        taken += (await collection<Counter>(client, "stock").updateOne({ _id: 1, v: { $gt: 0 } }, { $inc: { v: -1 } }))
          .modifiedCount;
      }
      return taken;
    });
    equal(
      sold.reduce((sum, taken) => sum + taken),
      100,
    );
    const jobs = collection<{ _id: number; state: string; by?: number }>(0, "jobs");
    await jobs.createIndex({ state: 1, _id: 1 });
    await jobs.insertMany(Array.from({ length: 100 }, (_, _id) => ({ _id, state: "waiting" })));
    const claimed = await fromEachClient(async (by) => {
      const ids: number[] = [];
      for (;;) {
        const job = await collection<{ _id: number; state: string; by?: number }>(by, "jobs").findOneAndUpdate(
          { state: "waiting" },
          { $set: { state: "taken", by } },
          { sort: { _id: 1 } },
        );
        if (job === null) {
          return ids;
        }
        ids.push(job._id);
      }
    });
    deepEqual(
      claimed.flat().sort((a, b) => a - b),
      Array.from({ length: 100 }, (_, i) => i),
    );
  });

  for (const [name, options, rival] of [
    ["a unique index", { keys: { code: 1 }, sparse: false }, (n: number) => ({ code: n })],
    [
      "a compound unique index",
      { keys: { owner: 1, code: -1 }, sparse: false },
      (n: number) => ({ owner: "o", code: n }),
    ],
    ["a sparse unique index", { keys: { code: 1 }, sparse: true }, (n: number) => ({ code: n })],
  ] as const) {
    it(`${name} admits one of 8 rivals`, async () => {
      await collection<Document>(0, name).createIndex(options.keys, { unique: true, sparse: options.sparse });
      const admitted = await fromEachClient(async (client) => {
        let count = 0;
        for (let n = 0; n < 50; n++) {
          count += await collection<Document>(client, name)
            .insertOne(rival(n))
            .then(() => 1, refusedAsDuplicate);
        }
        return count;
      });
      equal(
        admitted.reduce((sum, count) => sum + count),
        50,
      );
      if (options.sparse) {
        await collection<Document>(0, name).insertMany([{ other: 1 }, { other: 2 }]);
      }
      const moved = await collection<Document>(0, name)
        .updateOne(rival(8), { $set: rival(7) })
        .then(() => 1, refusedAsDuplicate);
      equal(moved, 0);
      await collection<Document>(0, name).deleteOne(rival(7));
      ok((await collection<Document>(0, name).updateOne(rival(8), { $set: rival(7) })).modifiedCount === 1);
    });
  }
});

function refusedAsDuplicate(error: unknown): number {
  if (error instanceof MongoServerError && error.code === 11_000) {
    return 0;
  }
  throw error;
}
