import assert from "node:assert/strict";
import {
  checkMigrated,
  classifyMongoError,
  createMongo,
  insertUnlessThere,
  type Migration,
  type Mongo,
  migrate,
} from "../../src/mongo/index.ts";
import { systemPorts } from "../../src/ports/index.ts";
import {
  recordingLogger,
  silentLogger,
  startTcpProxy,
  type TcpProxy,
  type TestMongo,
  testMongo,
  waitFor,
} from "../../src/testing/index.ts";

const ports = systemPorts();

describe("migrations", () => {
  let mongo: TestMongo;
  let runs: string[];

  before(async () => {
    mongo = await testMongo();
  });
  beforeEach(async () => {
    await mongo.drop();
    runs = [];
  });
  after(() => mongo.close());

  function migration(id: string, field: string): Migration {
    return {
      id,
      collections: [
        {
          name: "products",
          shardKey: "hashed",
          indexes: [{ key: { [field]: 1 }, unique: true, sparse: true }],
        },
      ],
      run: async () => void runs.push(id),
    };
  }
  const first = migration("0001-first", "slug");
  const second = migration("0002-second", "email");

  it("are applied in order, once", async () => {
    assert.deepEqual(await migrate(mongo.db, [first, second], ports), ["0001-first", "0002-second"]);
    assert.deepEqual(await migrate(mongo.db, [first, second], ports), []);
    assert.deepEqual(runs, ["0001-first", "0002-second"]);
  });

  it("make the indexes, with what makes them unique or sparse", async () => {
    await migrate(mongo.db, [first], ports);
    const products = mongo.db.collection<{ _id: string; slug?: string }>("products");
    await products.insertOne({ _id: "a", slug: "mug" });
    await products.insertOne({ _id: "b" });
    await products.insertOne({ _id: "c" });
    await assert.rejects(products.insertOne({ _id: "d", slug: "mug" }), { code: 11000 });
  });

  it("that are new come after those that were applied", async () => {
    await migrate(mongo.db, [first], ports);
    assert.deepEqual(await migrate(mongo.db, [first, second], ports), ["0002-second"]);
  });

  it("are refused when one was changed after it had been applied", async () => {
    await migrate(mongo.db, [first], ports);
    const changed = migration("0001-first", "title");
    await assert.rejects(migrate(mongo.db, [changed], ports), /0001-first was changed after it had been applied/);
    await assert.rejects(checkMigrated(mongo.db, [changed]), /0001-first was changed/);
    assert.deepEqual(runs, ["0001-first"]);
  });

  it("run once when two processes begin at the same time", async () => {
    const all = await Promise.all([1, 2, 3].map(() => migrate(mongo.db, [first, second], ports)));
    assert.deepEqual(all.flat().sort(), ["0001-first", "0002-second"]);
    assert.deepEqual(runs, ["0001-first", "0002-second"]);
  });

  it("give up the lease when one fails, and begin there the next time", async () => {
    const failing = { ...second, run: () => Promise.reject(new Error("no")) };
    await assert.rejects(migrate(mongo.db, [first, failing], ports), /no/);
    assert.deepEqual(await migrate(mongo.db, [first, second], ports), ["0002-second"]);
  });

  it("that are missing keep a service from starting, and are named", async () => {
    await assert.rejects(
      checkMigrated(mongo.db, [first, second]),
      /missing: 0001-first, 0002-second; run the service with --migrate/,
    );
    await migrate(mongo.db, [first, second], ports);
    await checkMigrated(mongo.db, [first, second]);
  });
});

describe("an insert of what may be there", () => {
  let mongo: TestMongo;
  before(async () => {
    mongo = await testMongo();
    await mongo.db.collection("slugs").createIndex({ slug: 1 }, { unique: true });
  });
  after(() => mongo.close());

  const slugs = () => mongo.db.collection<{ _id: string; slug: string }>("slugs");

  it("is done for one of many who try at once, and says so", async () => {
    const tries = Array.from({ length: 20 }, (_, i) => insertUnlessThere(slugs(), { _id: "a", slug: `mug-${i}` }));
    const all = await Promise.all(tries);
    assert.equal(all.filter(Boolean).length, 1);
    assert.equal((await slugs().findOne({ _id: "a" }))?.slug, `mug-${all.indexOf(true)}`);
  });

  it("is refused also where another document has its unique key", async () => {
    assert.equal(await insertUnlessThere(slugs(), { _id: "b", slug: "jug" }), true);
    assert.equal(await insertUnlessThere(slugs(), { _id: "c", slug: "jug" }), false);
    assert.equal(await slugs().findOne({ _id: "c" }), null);
  });

  it("fails where the database cannot be asked", async () => {
    const closed = await testMongo();
    await closed.close();
    await assert.rejects(insertUnlessThere(closed.db.collection<{ _id: string }>("slugs"), { _id: "a" }), {
      name: /^Mongo/,
    });
  });
});

describe("the connection to MongoDB", () => {
  let shared: TestMongo;
  let proxy: TcpProxy;
  let mongo: Mongo;
  const logger = recordingLogger();

  before(async () => {
    shared = await testMongo();
    proxy = await startTcpProxy(Number(new URL(shared.uri).port));
    const uri = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
    mongo = createMongo({ uri, database: shared.database, logger });
  });
  after(async () => {
    await mongo.stop();
    await proxy.stop();
    await shared.close();
  });

  it("is not up before it was started", () => {
    assert.equal(mongo.isUp(), false);
  });

  it("tells when the database goes and when it is back, each once", async function () {
    this.timeout(20_000);
    const changes: boolean[] = [];
    mongo.onChange((up) => changes.push(up));
    await mongo.start();
    assert.equal(mongo.isUp(), true);
    await proxy.cut();
    await waitFor(() => !mongo.isUp(), { what: "the loss to be seen" });
    const failure = await mongo.db
      .collection("x")
      .findOne({})
      .catch((error: unknown) => error);
    assert.equal(classifyMongoError(failure)?.reason, "UNAVAILABLE", String(failure));
    await proxy.mend();
    await waitFor(() => mongo.isUp(), { timeoutMs: 10_000, what: "the return to be seen" });
    assert.deepEqual(changes, [true, false, true]);
    const told = logger.lines.map(({ level, message }) => `${level}: ${message}`);
    assert.deepEqual(told, ["info: database answers", "error: database does not answer", "info: database answers"]);
  });

  it("keeps 64-bit integers exact", async () => {
    await mongo.db.collection<{ _id: string; n: bigint }>("numbers").insertOne({ _id: "a", n: 2n ** 60n });
    assert.equal((await mongo.db.collection("numbers").findOne({}))?.n, 2n ** 60n);
  });

  it("cannot start where nobody listens, and says so within three seconds", async () => {
    const nobody = createMongo({ uri: "mongodb://127.0.0.1:9", database: "x", logger: silentLogger() });
    const startedAt = performance.now();
    await assert.rejects(nobody.start(), (error) => classifyMongoError(error)?.reason === "UNAVAILABLE");
    assert(performance.now() - startedAt < 3_000);
    await nobody.stop();
  });
});
