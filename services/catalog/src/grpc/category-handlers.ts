import { invalidRequest } from "@souk/chassis/errors";
import { versionOf } from "@souk/chassis/etag";
import type { CallContext, Handlers } from "@souk/chassis/grpc";
import { identifyCall } from "@souk/chassis/idempotency";
import type { PageTokens } from "@souk/chassis/pages";
import {
  type CatalogServiceService,
  CreateCategoryRequest,
  DeleteCategoryRequest,
  MoveCategoryRequest,
  UpdateCategoryRequest,
} from "@souk/proto/souk/catalog/v1/catalog_service";
import type { Category as ProtoCategory } from "@souk/proto/souk/catalog/v1/category";
import type { getCategory, listCategories } from "../usecases/read-categories.ts";
import type {
  createCategory,
  deleteCategory,
  moveCategory,
  renameCategory,
  WrittenCategory,
} from "../usecases/write-category.ts";
import { categoryToProto, newTitleOf, placeFromProto } from "./category-mapping.ts";
import { violation } from "./product-mapping.ts";

const DEFAULT_PAGE_SIZE = 100;
const TREE_ORDER = "tree";

export interface CategoryUseCases {
  readonly getCategory: ReturnType<typeof getCategory>;
  readonly listCategories: ReturnType<typeof listCategories>;
  readonly createCategory: ReturnType<typeof createCategory>;
  readonly renameCategory: ReturnType<typeof renameCategory>;
  readonly moveCategory: ReturnType<typeof moveCategory>;
  readonly deleteCategory: ReturnType<typeof deleteCategory>;
}

type CategoryRpc = `${"get" | "create" | "update" | "move" | "delete"}Category` | "listCategories";

/** The rpcs of CatalogService that are about categories, which are spread into the other handlers. */
export function createCategoryHandlers(
  app: CategoryUseCases,
  pages: PageTokens,
): Pick<Handlers<typeof CatalogServiceService>, CategoryRpc> {
  return {
    getCategory: async ({ categoryId }) => ({ category: categoryToProto(await app.getCategory(categoryId)) }),

    listCategories: async ({ parentCategoryId, recursive, pageSize, pageToken }) => {
      const list = { filters: { parentCategoryId, recursive: String(recursive) }, order: TREE_ORDER };
      const [after] = pages.decode(pageToken, list) ?? [];
      const query = { parentId: parentCategoryId, recursive };
      const page = await app.listCategories(query, after?.toString(), pageSize || DEFAULT_PAGE_SIZE);
      const nextPageToken = page.next === undefined ? "" : pages.encode(list, [page.next]);
      return { categories: page.categories.map(categoryToProto), nextPageToken };
    },

    createCategory: async (request, context) => {
      const category = required(request.category);
      const canonical = CreateCategoryRequest.encode({ ...request, requestId: "" }).finish();
      const call = identifyCall(context, request.requestId, canonical);
      const { title } = category;
      const place = placeFromProto(category);
      return reply(context, await app.createCategory({ categoryId: request.categoryId, title, place, call }));
    },

    updateCategory: async (request, context) => {
      const category = required(request.category);
      const canonical = UpdateCategoryRequest.encode({ ...request, requestId: "" }).finish();
      const call = identifyCall(context, request.requestId, canonical);
      const { categoryId, etag } = category;
      const title = newTitleOf(category, request.updateMask);
      return reply(context, await app.renameCategory({ categoryId, expectedV: versionOf(etag), title, call }));
    },

    moveCategory: async (request, context) => {
      const { categoryId, etag } = request;
      const canonical = MoveCategoryRequest.encode({ ...request, requestId: "" }).finish();
      const call = identifyCall(context, request.requestId, canonical);
      const place = placeFromProto(request);
      return reply(context, await app.moveCategory({ categoryId, expectedV: versionOf(etag), place, call }));
    },

    deleteCategory: async (request, context) => {
      const { categoryId, etag } = request;
      const canonical = DeleteCategoryRequest.encode({ ...request, requestId: "" }).finish();
      const call = identifyCall(context, request.requestId, canonical);
      reply(context, await app.deleteCategory({ categoryId, expectedV: versionOf(etag), call }));
      return {};
    },
  };
}

function required(category: ProtoCategory | undefined): ProtoCategory {
  if (!category) throw invalidRequest(violation("category", "must be given"));
  return category;
}

function reply(context: CallContext, { category, replayed }: WrittenCategory) {
  if (replayed) context.setReplyMetadata("idempotency-replayed", "true");
  return { category: categoryToProto(category) };
}
