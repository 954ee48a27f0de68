import { createJsonReader } from "@souk/chassis/grpc";
import { callHash } from "@souk/chassis/idempotency";
import { classifyMongoError } from "@souk/chassis/mongo";
import { type Ports, systemPorts } from "@souk/chassis/ports";
import { createServiceKit, type ServiceApp, type ServiceKit } from "@souk/chassis/service";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import type { CatalogConfig } from "./config.ts";
import { createCatalogService } from "./grpc/catalog-service.ts";
import { createCsvReader } from "./grpc/import-csv.ts";
import { IMPORT_METHOD } from "./grpc/import-handlers.ts";
import { createRecordReader } from "./grpc/import-records.ts";
import { IMPORT_PRODUCTS_QUEUE, onImportHint, toImportHint } from "./queues/import-products.ts";
import { MongoCategoryStore } from "./store/category-store.ts";
import { MongoImportErrors } from "./store/import-errors.ts";
import { MongoImportFiles } from "./store/import-files.ts";
import { MongoImportJobs } from "./store/import-jobs.ts";
import { migrations } from "./store/migrations.ts";
import { createProductHistory } from "./store/product-history.ts";
import { MongoProductStore } from "./store/product-store.ts";
import { MongoSlugClaims } from "./store/slug-claims.ts";
import { cancelImport } from "./usecases/cancel-import.ts";
import { archiveProduct, updateProduct } from "./usecases/change-product.ts";
import { createProduct } from "./usecases/create-product.ts";
import { forgetCalls } from "./usecases/forget-calls.ts";
import { getImportJob, listImportJobs } from "./usecases/get-import-jobs.ts";
import { batchGetProducts, getProduct } from "./usecases/get-products.ts";
import type { ImportRecordDeps } from "./usecases/import-record.ts";
import { listProducts } from "./usecases/list-products.ts";
import { queueImports } from "./usecases/queue-imports.ts";
import { getCategory, listCategories } from "./usecases/read-categories.ts";
import { runImport } from "./usecases/run-import.ts";
import { sweepImports } from "./usecases/sweep-imports.ts";
import { sweepSlugs } from "./usecases/sweep-slugs.ts";
import { uploadImport } from "./usecases/upload-import.ts";
import { watchProducts } from "./usecases/watch-products.ts";
import { createCategory, deleteCategory, moveCategory, renameCategory } from "./usecases/write-category.ts";

const IDENTITY = { name: "catalog", protoPackage: "souk.catalog.v1", migrations };
const SWEEP_EVERY_MS = 30_000;
const FORGET_EVERY_MS = 3_600_000;
const SWEEP_IMPORTS_EVERY_MS = 600_000;
const QUEUE_IMPORTS_EVERY_MS = 1_000;
/** Imports at work at once in one process. */
const IMPORTS_AT_ONCE = 2;

/** The map of the catalog: what there is, and what stands on what. */
export function createApp(config: CatalogConfig, ports: Ports = systemPorts()): ServiceApp {
  const kit = createServiceKit({ ...IDENTITY, config, ports });
  const products = new MongoProductStore(kit.mongo.db, ports, () => outbound.wake());
  const slugs = new MongoSlugClaims(kit.mongo.db, ports);
  const categories = new MongoCategoryStore(kit.mongo.db, ports.clock);
  const outbound = kit.outbound(products.outbox);
  const history = createProductHistory(outbound.watch);
  const deps = { products, slugs, categories, history, ...ports, shopCurrency: config.shopCurrency };

  const writes = { createProduct: createProduct(deps), updateProduct: updateProduct(deps) };
  const imports = composeImports(kit, { products, ...writes });
  const useCases = {
    getProduct: getProduct(deps),
    batchGetProducts: batchGetProducts(deps),
    listProducts: listProducts(deps),
    archiveProduct: archiveProduct(deps),
    getCategory: getCategory(deps),
    listCategories: listCategories(deps),
    createCategory: createCategory(deps),
    renameCategory: renameCategory(deps),
    moveCategory: moveCategory(deps),
    deleteCategory: deleteCategory(deps),
    watchProducts: watchProducts(deps),
    ...writes,
    ...imports.useCases,
  };
  kit.serve(CatalogServiceService, createCatalogService(useCases, kit.pages));

  const slugSweeper = kit.sweep({ name: "slug sweeper", everyMs: SWEEP_EVERY_MS, run: sweepSlugs(deps) });
  const forgetter = kit.schedule({
    ...{ queue: "catalog.forget-calls", everyMs: FORGET_EVERY_MS, run: forgetCalls(deps) },
  });
  return kit.app([outbound, slugSweeper, forgetter, ...imports.components]);
}

/** Upload → chunks and job → queuer → queue → worker, which goes on until the job has ended. */
function composeImports(kit: ServiceKit, writes: Omit<ImportRecordDeps, "keyOf">) {
  const { mongo, contract, ports, logger } = kit;
  const jobs = new MongoImportJobs(mongo.db);
  const errors = new MongoImportErrors(mongo.db);
  const files = new MongoImportFiles(mongo.db, ports.clock);
  const deps = { jobs, errors, files, ...ports, onDue: () => queuer.wake() };

  const queue = kit.jobQueue(IMPORT_PRODUCTS_QUEUE);
  const add = (queueId: string, importJobId: string) => queue.add(queueId, toImportHint(importJobId));
  const queuer = kit.sweep({
    ...{ name: "import queuer", everyMs: QUEUE_IMPORTS_EVERY_MS, run: queueImports({ ...deps, add }) },
  });
  const run = runImport({
    ...{ ...deps, ...writes },
    openReader: createRecordReader(createJsonReader(contract), createCsvReader(contract)),
    keyOf: (subject, jobId, line) => callHash({ subject, method: IMPORT_METHOD, requestId: `${jobId}:${line}` }),
    isPassing: (error) => classifyMongoError(error) !== undefined,
    onBroken: (err) => logger.error({ component: "import", err }, "a line was given up"),
  });
  const worker = kit.worker({
    ...{ queue: IMPORT_PRODUCTS_QUEUE, handle: onImportHint(run), concurrency: IMPORTS_AT_ONCE },
  });
  const sweeper = kit.schedule({
    ...{ queue: "catalog.sweep-imports", everyMs: SWEEP_IMPORTS_EVERY_MS, run: sweepImports(deps) },
  });
  return {
    useCases: {
      uploadImport: uploadImport(deps),
      getImportJob: getImportJob(deps),
      listImportJobs: listImportJobs(deps),
      cancelImport: cancelImport(deps),
    },
    components: [worker, queuer, sweeper],
  };
}
