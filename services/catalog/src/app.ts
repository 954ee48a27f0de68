import { type Ports, systemPorts } from "@souk/chassis/ports";
import { createServiceKit, migrateService, type ServiceApp } from "@souk/chassis/service";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import type { CatalogConfig } from "./config.ts";
import { createCatalogService } from "./grpc/catalog-service.ts";
import { MongoCategoryStore } from "./store/category-store.ts";
import { migrations } from "./store/migrations.ts";
import { createProductHistory } from "./store/product-history.ts";
import { MongoProductStore } from "./store/product-store.ts";
import { MongoSlugClaims } from "./store/slug-claims.ts";
import { archiveProduct, updateProduct } from "./usecases/change-product.ts";
import { createProduct } from "./usecases/create-product.ts";
import { forgetCalls } from "./usecases/forget-calls.ts";
import { batchGetProducts, getProduct } from "./usecases/get-products.ts";
import { listProducts } from "./usecases/list-products.ts";
import { getCategory, listCategories } from "./usecases/read-categories.ts";
import { sweepSlugs } from "./usecases/sweep-slugs.ts";
import { watchProducts } from "./usecases/watch-products.ts";
import { createCategory, deleteCategory, moveCategory, renameCategory } from "./usecases/write-category.ts";

const IDENTITY = { name: "catalog", protoPackage: "souk.catalog.v1", migrations };
const SWEEP_EVERY_MS = 30_000;
const FORGET_EVERY_MS = 3_600_000;

/** The map of the catalog: what there is, and what stands on what. */
export function createApp(config: CatalogConfig, ports: Ports = systemPorts()): ServiceApp {
  const kit = createServiceKit({ ...IDENTITY, config, ports });
  const products = new MongoProductStore(kit.mongo.db, ports, () => outbound.wake());
  const slugs = new MongoSlugClaims(kit.mongo.db, ports);
  const categories = new MongoCategoryStore(kit.mongo.db, ports.clock);
  const outbound = kit.outbound(products.outbox);
  const history = createProductHistory(outbound.watch);
  const deps = { products, slugs, categories, history, ...ports, shopCurrency: config.shopCurrency };

  const useCases = {
    getProduct: getProduct(deps),
    batchGetProducts: batchGetProducts(deps),
    listProducts: listProducts(deps),
    createProduct: createProduct(deps),
    updateProduct: updateProduct(deps),
    archiveProduct: archiveProduct(deps),
    getCategory: getCategory(deps),
    listCategories: listCategories(deps),
    createCategory: createCategory(deps),
    renameCategory: renameCategory(deps),
    moveCategory: moveCategory(deps),
    deleteCategory: deleteCategory(deps),
    watchProducts: watchProducts(deps),
  };
  kit.serve(CatalogServiceService, createCatalogService(useCases, kit.pages));

  const slugSweeper = kit.sweep({ name: "slug sweeper", everyMs: SWEEP_EVERY_MS, run: sweepSlugs(deps) });
  const forgetter = kit.schedule({
    ...{ queue: "catalog.forget-calls", everyMs: FORGET_EVERY_MS, run: forgetCalls(deps) },
  });
  return kit.app([outbound, slugSweeper, forgetter]);
}

/** What `--migrate` does. */
export function migrateDatabase(config: CatalogConfig): Promise<void> {
  return migrateService({ ...IDENTITY, config });
}
