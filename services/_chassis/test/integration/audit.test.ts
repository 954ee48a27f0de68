import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Document, Int32 } from "mongodb";
import { AUDIT_MIGRATION, MongoAuditStore } from "../../src/audit/index.ts";
import { migrate } from "../../src/mongo/index.ts";
import { systemPorts } from "../../src/ports/index.ts";
import { coveringIndex, type TestMongo, testMongo, waitFor } from "../../src/testing/index.ts";
import { describeAuditLog } from "../suites/audit-log.suite.ts";
import { entryOf, manyEntries, openLog, verify } from "../support/audit-entries.ts";

/** Whatever somebody may have put there. */
interface RawRow extends Document {
  readonly _id: bigint | number | string;
}

const WRITER = fileURLToPath(new URL("../support/audit-writer.ts", import.meta.url));

describe("in MongoDB", () => {
  let mongo: TestMongo;
  const rows = () => mongo.db.collection<RawRow>("audit");
  const openMongoLog = () => openLog({ store: new MongoAuditStore(mongo.db) });

  before(async () => {
    mongo = await testMongo();
    await migrate(mongo.db, [AUDIT_MIGRATION], systemPorts());
  });
  beforeEach(async () => void (await rows().deleteMany({})));
  after(() => mongo.close());

  const put = async (position: bigint, row: Document) => {
    await rows().deleteOne({ _id: position });
    await rows().insertOne({ ...row, _id: position });
  };

  describeAuditLog("in MongoDB", async () => ({
    store: new MongoAuditStore(mongo.db),
    edit: async (position, change) => void (await rows().updateOne({ _id: position }, { $set: change })),
    remove: async (position) => void (await rows().deleteOne({ _id: position })),
    swap: async (a, b) => {
      const [rowOfA, rowOfB] = [await rows().findOne({ _id: a }), await rows().findOne({ _id: b })];
      await put(a, rowOfB as Document);
      await put(b, rowOfA as Document);
    },
  }));

  it("the audit log finds what is of another type, or more or less than it wrote", async () => {
    const log = openMongoLog();
    await Promise.all(manyEntries(5).map((entry) => log.append(entry)));
    const [original] = await rows().find({ _id: 3n }).toArray();
    assert(original);
    const { caller: _, ...less } = original;
    const changed: Document[] = [
      less,
      { ...original, more: 1 },
      { ...original, n: new Int32(3) },
      { ...original, at: String(original.at) },
      { ...original, details: { ...original.details, more: null } },
      { ...original, details: ["STAFF"] },
      { ...original, hash: null },
    ];
    for (const document of changed) {
      await put(3n, document);
      assert.deepEqual((await verify(log)).broken, { position: 3n, fault: "EDITED" });
      assert.equal((await log.list({ limit: 9 })).length, 5);
    }
    await put(3n, original);
    await rows().deleteOne({ _id: 4n });
    await rows().insertOne({ ...original, _id: 3.5 });
    assert.deepEqual((await verify(log)).broken, { position: 4n, fault: "EDITED" });
  });

  it("the audit log goes on behind rows that are none", async () => {
    const log = openMongoLog();
    await log.append(entryOf());
    for (const _id of ["z", -5n]) await rows().insertOne({ _id });
    assert.equal((await openMongoLog().append(entryOf())).n, 2n);
    assert.equal((await new MongoAuditStore(mongo.db).last())?.position, 2n);
    assert.deepEqual([(await log.list({ limit: 9 })).length, (await verify(log)).checked], [2, 2n]);
  });

  it("each list of the audit log is served by an index", () => {
    const [{ indexes } = { indexes: [] }] = AUDIT_MIGRATION.collections;
    for (const field of ["actor", "action"]) {
      assert(coveringIndex({ equality: [field], range: "_id", sort: { _id: -1 } }, indexes), field);
    }
    assert(coveringIndex({ equality: [], range: "_id", sort: { _id: -1 } }, indexes));
  });

  describe("processes that append at the same time", () => {
    const running = new Set<ChildProcess>();
    afterEach(() => {
      for (const child of running) child.kill("SIGKILL");
    });

    /** A replica that is ready to begin; `told` grows with each row that it says is on record. */
    async function openWriter(count: number, atOnce: number) {
      const args = [WRITER, mongo.uri, mongo.database, String(count), String(atOnce)];
      const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
      running.add(child);
      const told: string[] = [];
      let text = "";
      child.stdout.on("data", (chunk) => {
        const lines = (text + chunk).split("\n");
        text = lines.pop() ?? "";
        told.push(...lines);
      });
      const ended = once(child, "close") as Promise<[number | null]>;
      await waitFor(() => told.shift() === "ready", { timeoutMs: 30_000, what: "a replica to be ready" });
      return { child, told, ended, begin: () => child.stdin.write("begin"), end: () => child.stdin.end() };
    }

    async function hashes(): Promise<Set<string>> {
      const found = await rows().find().toArray();
      return new Set(found.map(({ _id, hash }) => `${_id} ${hash}`));
    }

    /** More than they get to before they are told that it is enough. */
    const ENDLESS = 100_000;
    const ROWS = 1_500;

    it("make one chain without a gap, with every row of either", async function () {
      this.timeout(60_000);
      const writers = await Promise.all([openWriter(ENDLESS, 20), openWriter(ENDLESS, 20)]);
      for (const { begin } of writers) begin();
      const numbersOf = (i: number) => writers.map(({ told }) => Number(told.at(i)?.split(" ")[0]));
      const haveMet = () =>
        writers.every(({ told }) => told.length > ROWS) && Math.min(...numbersOf(-1)) > Math.max(...numbersOf(0));
      await waitFor(haveMet, { timeoutMs: 30_000, what: "rows of both among those of the other" });
      for (const { end } of writers) end();
      for (const { ended } of writers) assert.equal((await ended)[0], 0);
      const told = writers.flatMap((writer) => writer.told);
      const { checked, broken } = await verify(openMongoLog());
      assert.deepEqual([checked, broken], [BigInt(told.length), undefined]);
      assert.deepEqual(new Set(told), await hashes());
    });

    it("leave a whole chain when one is killed in the middle, with every row that it told", async function () {
      this.timeout(60_000);
      const [killed, other] = await Promise.all([openWriter(ENDLESS, 20), openWriter(300, 5)]);
      for (const { begin } of [killed, other]) begin();
      await waitFor(() => killed.told.length > 200, { timeoutMs: 30_000, what: "the rows of the first" });
      killed.child.kill("SIGKILL");
      await killed.ended;
      assert.equal((await other.ended)[0], 0);
      const { checked, broken } = await verify(openMongoLog());
      const all = await hashes();
      assert.deepEqual([Number(checked), broken], [all.size, undefined]);
      for (const row of [...killed.told, ...other.told]) assert(all.has(row), row);
    });
  });
});
