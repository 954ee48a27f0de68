import { migrate } from "@souk/chassis/mongo";
import { systemPorts } from "@souk/chassis/ports";
import { fakePorts, type TestMongo, testMongo } from "@souk/chassis/testing";
import { migrations } from "../../src/store/migrations.ts";
import { MongoOrderStore } from "../../src/store/order-store.ts";
import { MemoryOrderStore } from "../support/memory-order-store.ts";
import { describeOrderStore } from "../support/store-suite.ts";

describeOrderStore("memory", () => new MemoryOrderStore(fakePorts()));

describe("stores of orders", () => {
  let mongo: TestMongo;
  before(async () => {
    mongo = await testMongo("order");
    await migrate(mongo.db, migrations, systemPorts());
  });
  after(() => mongo.close());
  beforeEach(() => mongo.db.collection("orders").deleteMany({}));

  describeOrderStore("MongoDB", () => new MongoOrderStore(mongo.db, systemPorts(), () => undefined));
});
