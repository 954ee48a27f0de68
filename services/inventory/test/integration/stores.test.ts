import assert from "node:assert/strict";
import { migrate } from "@souk/chassis/mongo";
import { fakePorts, type TestMongo, testMongo } from "@souk/chassis/testing";
import { adjustBucket, openBucket } from "../../src/domain/bucket.ts";
import { BucketWriter } from "../../src/store/bucket-writer.ts";
import { MongoFollowedProducts } from "../../src/store/followed-products.ts";
import { migrations } from "../../src/store/migrations.ts";
import { MongoReservationStore } from "../../src/store/reservation-store.ts";
import { MongoStockStore } from "../../src/store/stock-store.ts";
import { MemoryFollowedProducts, MemoryStockStore } from "../support/memory-stock-store.ts";
import { describeFollowedProducts, describeReservations, describeStockStore } from "../support/store-suite.ts";

const NOW = new Date("2026-03-04T05:06:07.089Z");
const ORIGIN = { fingerprint: "f", traceparent: undefined };

describeStockStore("memory", () => new MemoryStockStore());
describeReservations("memory", () => {
  const stock = new MemoryStockStore();
  return { stock, reservations: stock };
});
describeFollowedProducts("memory", () => new MemoryFollowedProducts());

describe("on MongoDB", () => {
  let mongo: TestMongo;

  before(async () => {
    mongo = await testMongo("inventory");
    await migrate(mongo.db, migrations, { ...fakePorts(), sleep: async () => undefined });
  });
  afterEach(async () => {
    for (const name of ["buckets", "ledger", "followedProducts"]) await mongo.db.collection(name).deleteMany({});
  });
  after(() => mongo.close());

  const writer = () => new BucketWriter(mongo.db, fakePorts(), () => undefined);
  const open = () => new MongoStockStore(mongo.db, writer());
  describeStockStore("MongoDB", open);
  describeReservations("MongoDB", () => ({ stock: open(), reservations: new MongoReservationStore(writer()) }));
  describeFollowedProducts("MongoDB", () => new MongoFollowedProducts(mongo.db));

  it("a change and its events are one write, numbered on from the bucket's last event", async () => {
    const store = open();
    const opened = openBucket("mug-1", "main", NOW);
    await store.open(opened, ORIGIN);
    const filled = adjustBucket(opened.bucket, { op: "a", delta: 9n, note: "" }, 5n, NOW);
    await store.update(filled, ORIGIN);
    const emptied = adjustBucket(filled.bucket, { op: "b", delta: -7n, note: "" }, 5n, NOW);
    await store.update(emptied, ORIGIN);
    const [pending] = await store.outbox.pending(10);
    const told = pending?.rows.map(({ type, seq, json }) => [type.replace(/.*\./, ""), seq, JSON.parse(json)]);
    const facts = { productId: "mug-1", locationId: "main" };
    assert.deepEqual(told, [
      ["StockChanged", 1n, facts],
      ["StockChanged", 2n, { ...facts, availableQuantity: "9" }],
      ["StockChanged", 3n, { ...facts, availableQuantity: "2" }],
      ["StockLow", 4n, { ...facts, availableQuantity: "2", threshold: "5" }],
    ]);
    assert.deepEqual([pending?.subject, pending?.v], [emptied.bucket.id, 3n]);
  });

  it("buckets from before there were events take part, migrated or not", async () => {
    const { id, seq: _none, ...old } = openBucket("old-1", "main", NOW).bucket;
    const buckets = mongo.db.collection<{ _id: string }>("buckets");
    await buckets.insertOne({ _id: id, ...old });
    const store = open();
    const known = await store.bucket(id);
    assert.ok(known);
    const change = adjustBucket(known, { op: "a", delta: 1n, note: "" }, 5n, NOW);
    assert.equal(await store.update(change, ORIGIN), true);
    assert.equal((await store.outbox.pending(10))[0]?.rows[0]?.seq, 1n);
    await buckets.updateOne({ _id: id }, { $unset: { seq: "" } });
    for (const { run } of migrations) await run?.(mongo.db);
    assert.equal((await buckets.findOne({ _id: id }, { projection: { seq: 1 } }))?.["seq" as never], 0n);
  });
});
