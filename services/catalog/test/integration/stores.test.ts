import assert from "node:assert/strict";
import { migrate } from "@souk/chassis/mongo";
import { fakePorts, type TestMongo, testMongo } from "@souk/chassis/testing";
import { addCategory, placed, TOP } from "../../src/domain/category-tree.ts";
import { MongoCategoryStore } from "../../src/store/category-store.ts";
import { MongoImportErrors } from "../../src/store/import-errors.ts";
import { MongoImportFiles } from "../../src/store/import-files.ts";
import { MongoImportJobs } from "../../src/store/import-jobs.ts";
import { migrations } from "../../src/store/migrations.ts";
import { MongoProductStore } from "../../src/store/product-store.ts";
import { MongoSlugClaims } from "../../src/store/slug-claims.ts";
import { describeCategoryStore } from "../support/category-store-suite.ts";
import { describeImportErrors, describeImportFiles, describeImportJobs } from "../support/import-store-suite.ts";
import { MemoryCategoryStore } from "../support/memory-category-store.ts";
import { MemoryImportErrors, MemoryImportFiles, MemoryImportJobs } from "../support/memory-import-stores.ts";
import { MemoryProductStore } from "../support/memory-product-store.ts";
import { MemorySlugClaims } from "../support/memory-slug-claims.ts";
import { anonymousCall } from "../support/mothers.ts";
import { describeProductStore, describeSlugClaims } from "../support/store-suite.ts";

describeProductStore("memory", () => new MemoryProductStore());
describeSlugClaims("memory", () => new MemorySlugClaims(fakePorts()));
describeCategoryStore("memory", () => new MemoryCategoryStore());
describeImportJobs("memory", () => new MemoryImportJobs());
describeImportErrors("memory", () => new MemoryImportErrors());
describeImportFiles("memory", () => new MemoryImportFiles(fakePorts().clock));

describe("on MongoDB", () => {
  let mongo: TestMongo;

  before(async () => {
    mongo = await testMongo("catalog");
    await migrate(mongo.db, migrations, { ...fakePorts(), sleep: async () => undefined });
  });
  afterEach(async () => {
    const imports = ["importJobs", "importErrors", "importChunks"];
    for (const name of ["products", "slugs", "categories", "calls", ...imports]) {
      await mongo.db.collection(name).deleteMany({});
    }
  });
  after(() => mongo.close());

  describeProductStore("MongoDB", () => new MongoProductStore(mongo.db, fakePorts(), () => undefined));
  describeSlugClaims("MongoDB", () => new MongoSlugClaims(mongo.db, fakePorts()));
  describeCategoryStore("MongoDB", async () => {
    for (const { run } of migrations) await run?.(mongo.db);
    return new MongoCategoryStore(mongo.db, fakePorts().clock);
  });

  it("one replica sees what another has written to the tree", async () => {
    for (const { run } of migrations) await run?.(mongo.db);
    const [one, other] = [1, 2].map(() => new MongoCategoryStore(mongo.db, fakePorts().clock));
    assert.ok(one && other);
    await other.read();
    const before = await one.read();
    const after = addCategory(before, { id: "mugs", title: "Mugs", parentId: TOP, position: 0 }, new Date());
    await one.write({ before, after, category: placed(after, "mugs") }, anonymousCall());
    assert.deepEqual(await other.read(), after);
  });

  it("migrating again leaves the tree as it is", async () => {
    for (const { run } of migrations) await run?.(mongo.db);
    await mongo.db.collection("categories").updateOne({}, { $set: { v: 7n } });
    for (const { run } of migrations) await run?.(mongo.db);
    assert.equal((await mongo.db.collection("categories").findOne({}))?.v, 7n);
  });
  describeImportJobs("MongoDB", () => new MongoImportJobs(mongo.db));
  describeImportErrors("MongoDB", () => new MongoImportErrors(mongo.db));
  describeImportFiles("MongoDB", () => new MongoImportFiles(mongo.db, fakePorts().clock));
});
