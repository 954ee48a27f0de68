import { migrate } from "@souk/chassis/mongo";
import { fakePorts, type TestMongo, testMongo } from "@souk/chassis/testing";
import { MongoImportErrors } from "../../src/store/import-errors.ts";
import { MongoImportFiles } from "../../src/store/import-files.ts";
import { MongoImportJobs } from "../../src/store/import-jobs.ts";
import { migrations } from "../../src/store/migrations.ts";
import { MongoProductStore } from "../../src/store/product-store.ts";
import { MongoSlugClaims } from "../../src/store/slug-claims.ts";
import { describeImportErrors, describeImportFiles, describeImportJobs } from "../support/import-store-suite.ts";
import { MemoryImportErrors, MemoryImportFiles, MemoryImportJobs } from "../support/memory-import-stores.ts";
import { MemoryProductStore } from "../support/memory-product-store.ts";
import { MemorySlugClaims } from "../support/memory-slug-claims.ts";
import { describeProductStore, describeSlugClaims } from "../support/store-suite.ts";

describeProductStore("memory", () => new MemoryProductStore());
describeSlugClaims("memory", () => new MemorySlugClaims(fakePorts()));
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
    for (const name of ["products", "slugs", "importJobs", "importErrors", "importChunks"]) {
      await mongo.db.collection(name).deleteMany({});
    }
  });
  after(() => mongo.close());

  describeProductStore("MongoDB", () => new MongoProductStore(mongo.db, fakePorts(), () => undefined));
  describeSlugClaims("MongoDB", () => new MongoSlugClaims(mongo.db, fakePorts()));
  describeImportJobs("MongoDB", () => new MongoImportJobs(mongo.db));
  describeImportErrors("MongoDB", () => new MongoImportErrors(mongo.db));
  describeImportFiles("MongoDB", () => new MongoImportFiles(mongo.db, fakePorts().clock));
});
