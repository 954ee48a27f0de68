import { migrate } from "@souk/chassis/mongo";
import { fakePorts, type TestMongo, testMongo } from "@souk/chassis/testing";
import { MongoFollowedProducts } from "../../src/store/followed-products.ts";
import { migrations } from "../../src/store/migrations.ts";
import { MongoStockStore } from "../../src/store/stock-store.ts";
import { MemoryFollowedProducts, MemoryStockStore } from "../support/memory-stock-store.ts";
import { describeFollowedProducts, describeStockStore } from "../support/store-suite.ts";

describeStockStore("memory", () => new MemoryStockStore());
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

  describeStockStore("MongoDB", () => new MongoStockStore(mongo.db));
  describeFollowedProducts("MongoDB", () => new MongoFollowedProducts(mongo.db));
});
