import { migrate } from "@souk/chassis/mongo";
import { fakePorts, type TestMongo, testMongo } from "@souk/chassis/testing";
import { migrations } from "../../src/store/migrations.ts";
import { MongoProductStore } from "../../src/store/product-store.ts";
import { MongoSlugClaims } from "../../src/store/slug-claims.ts";
import { MemoryProductStore } from "../support/memory-product-store.ts";
import { MemorySlugClaims } from "../support/memory-slug-claims.ts";
import { describeProductStore, describeSlugClaims } from "../support/store-suite.ts";

describeProductStore("memory", () => new MemoryProductStore());
describeSlugClaims("memory", () => new MemorySlugClaims(fakePorts()));

describe("on MongoDB", () => {
  let mongo: TestMongo;

  before(async () => {
    mongo = await testMongo("catalog");
    await migrate(mongo.db, migrations, { ...fakePorts(), sleep: async () => undefined });
  });
  afterEach(async () => {
    await mongo.db.collection("products").deleteMany({});
    await mongo.db.collection("slugs").deleteMany({});
  });
  after(() => mongo.close());

  describeProductStore("MongoDB", () => new MongoProductStore(mongo.db, fakePorts(), () => undefined));
  describeSlugClaims("MongoDB", () => new MongoSlugClaims(mongo.db, fakePorts()));
});
