import { migrate } from "@souk/chassis/mongo";
import { fakePorts, type TestMongo, testMongo } from "@souk/chassis/testing";
import { MongoCartStore } from "../../src/store/cart-store.ts";
import { migrations } from "../../src/store/migrations.ts";
import { MemoryCartStore } from "../support/memory-cart-store.ts";
import { describeCartStore } from "../support/store-suite.ts";

describeCartStore("memory", () => new MemoryCartStore());

describe("on MongoDB", () => {
  let mongo: TestMongo;

  before(async () => {
    mongo = await testMongo("cart");
    await migrate(mongo.db, migrations, { ...fakePorts(), sleep: async () => undefined });
  });
  afterEach(async () => {
    await mongo.db.collection("carts").deleteMany({});
  });
  after(() => mongo.close());

  describeCartStore("MongoDB", () => new MongoCartStore(mongo.db));
});
