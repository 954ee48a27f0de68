import { invalidRequest } from "@souk/chassis/errors";
import { versionOf } from "@souk/chassis/etag";
import type { CallContext, Handlers } from "@souk/chassis/grpc";
import { identifyCall } from "@souk/chassis/idempotency";
import type { PageTokens } from "@souk/chassis/pages";
import {
  ArchiveProductRequest,
  type CatalogServiceService,
  CreateProductRequest,
  type ListProductsRequest,
  UpdateProductRequest,
} from "@souk/proto/souk/catalog/v1/catalog_service";
import { DEFAULT_ORDER, type ProductFilter, type ProductOrder, type ProductQuery } from "../domain/product-query.ts";
import type { archiveProduct, updateProduct } from "../usecases/change-product.ts";
import type { createProduct, Written } from "../usecases/create-product.ts";
import type { batchGetProducts, getProduct } from "../usecases/get-products.ts";
import type { listProducts } from "../usecases/list-products.ts";
import type { watchProducts } from "../usecases/watch-products.ts";
import { type CategoryUseCases, createCategoryHandlers } from "./category-handlers.ts";
import { createImportHandlers, type ImportUseCases } from "./import-handlers.ts";
import { canonicalProduct, fieldsFromProto, stateFromProto, toProto, violation } from "./product-mapping.ts";
import { changesOf } from "./update-mask.ts";
import { createWatchProducts } from "./watch-products.ts";

const DEFAULT_PAGE_SIZE = 24;

/** The catalog's use cases: what the service can do. */
export interface CatalogUseCases extends CategoryUseCases, ImportUseCases {
  readonly getProduct: ReturnType<typeof getProduct>;
  readonly batchGetProducts: ReturnType<typeof batchGetProducts>;
  readonly listProducts: ReturnType<typeof listProducts>;
  readonly createProduct: ReturnType<typeof createProduct>;
  readonly updateProduct: ReturnType<typeof updateProduct>;
  readonly archiveProduct: ReturnType<typeof archiveProduct>;
  readonly watchProducts: ReturnType<typeof watchProducts>;
}

/** souk.catalog.v1.CatalogService: requests in, use cases, replies out. */
export function createCatalogService(app: CatalogUseCases, pages: PageTokens): Handlers<typeof CatalogServiceService> {
  return {
    ...createCategoryHandlers(app, pages),
    ...createWatchProducts(app.watchProducts),
    ...createImportHandlers(app, pages),

    getProduct: async ({ productId }, context) => ({
      product: toProto(await app.getProduct(productId, context)),
    }),

    batchGetProducts: async ({ productIds }, context) => {
      const { found, missing } = await app.batchGetProducts(productIds, context);
      return { products: found.map(toProto), missingProductIds: missing };
    },

    listProducts: async (request, context) => {
      const query = queryOf(request);
      const list = { filters: filtersOf(query), order: query.order };
      const after = pages.decode(request.pageToken, list);
      const size = request.pageSize || DEFAULT_PAGE_SIZE;
      const { products, next } = await app.listProducts(query, { after, size }, context);
      return { products: products.map(toProto), nextPageToken: next ? pages.encode(list, next) : "" };
    },

    createProduct: async (request, context) => {
      const { product, productId } = request;
      if (!product) throw invalidRequest(violation("product", "must be given"));
      const canonical = { ...request, requestId: "", product: canonicalProduct(product) };
      const call = identifyCall(context, request.requestId, CreateProductRequest.encode(canonical).finish());
      return reply(context, await app.createProduct({ productId, fields: fieldsFromProto(product), call }));
    },

    updateProduct: async (request, context) => {
      const { product, updateMask } = request;
      if (!product) throw invalidRequest(violation("product", "must be given"));
      const canonical = { ...request, requestId: "", product: canonicalProduct(product) };
      const call = identifyCall(context, request.requestId, UpdateProductRequest.encode(canonical).finish());
      const expectedV = versionOf(product.etag);
      const changes = changesOf(product, updateMask);
      return reply(context, await app.updateProduct({ productId: product.productId, expectedV, changes, call }));
    },

    archiveProduct: async (request, context) => {
      const { productId, etag } = request;
      const canonical = ArchiveProductRequest.encode({ ...request, requestId: "" }).finish();
      const call = identifyCall(context, request.requestId, canonical);
      return reply(context, await app.archiveProduct({ productId, expectedV: versionOf(etag), call }));
    },
  };
}

function reply(context: CallContext, { product, replayed }: Written) {
  if (replayed) context.setReplyMetadata("idempotency-replayed", "true");
  return { product: toProto(product) };
}

function queryOf(request: ListProductsRequest): ProductQuery {
  const given = Object.entries({
    category_id: request.categoryId,
    brand: request.brand,
    variant_group: request.variantGroup,
  }).filter(([, value]) => value !== "");
  if (given.length > 1) {
    throw invalidRequest(...given.map(([field]) => violation(field, "only one of these filters can be given")));
  }
  const [filter] = given.map(([by, value]) => ({ by: by as ProductFilter, value }));
  return {
    state: stateFromProto(request.state) ?? "ACTIVE",
    order: (request.orderBy || DEFAULT_ORDER) as ProductOrder,
    ...(filter ? { filter } : {}),
  };
}

function filtersOf({ state, filter }: ProductQuery): Record<string, string> {
  return { state, ...(filter ? { [filter.by]: filter.value } : {}) };
}
