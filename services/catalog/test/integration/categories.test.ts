import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";
import type { CreateCategoryRequest, MoveCategoryRequest } from "@souk/proto/souk/catalog/v1/catalog_service";
import { Category } from "@souk/proto/souk/catalog/v1/category";
import { type RunningCatalog, startCatalog } from "../support/harness.ts";
import { mugRequest } from "../support/mothers.ts";

const ALL = { parentCategoryId: "", recursive: true, pageSize: 0, pageToken: "" };

function creation(categoryId: string, changes: Partial<Category> = {}, requestId = ""): CreateCategoryRequest {
  const category = Category.fromPartial({ title: `The ${categoryId}` });
  return { category: { ...category, ...changes }, categoryId, requestId };
}

function move(categoryId: string, parentCategoryId: string, changes: Partial<MoveCategoryRequest> = {}) {
  return { categoryId, parentCategoryId, etag: "", requestId: "", ...changes };
}

describe("categories of CatalogService", () => {
  let catalog: RunningCatalog;
  before(async () => {
    catalog = await startCatalog();
    const staff = await catalog.as("STAFF");
    await catalog.client.createCategory(creation("kitchen"), staff);
    await catalog.client.createCategory(creation("mugs", { parentCategoryId: "kitchen" }), staff);
  });
  after(() => catalog.stop());

  async function expectRejected(reason: string, work: Promise<unknown>, field?: string): Promise<void> {
    await assert.rejects(work, (error) => {
      assert.ok(error instanceof AppError, String(error));
      assert.equal(error.reason, reason);
      if (field) assert.equal(error.fieldViolations[0]?.field, field);
      return true;
    });
  }
  const get = async (categoryId: string) =>
    (await catalog.client.getCategory({ categoryId }, await catalog.as())).category;

  it("are read by everyone, with the way to them from the top", async () => {
    const mugs = await get("mugs");
    assert.deepEqual(mugs?.breadcrumb, [{ categoryId: "kitchen", title: "The kitchen" }]);
    assert.deepEqual([mugs?.parentCategoryId, mugs?.position, mugs?.etag], ["kitchen", 0, "v2"]);
    await expectRejected("CATEGORY_NOT_FOUND", catalog.client.getCategory({ categoryId: "x" }, await catalog.as()));
  });

  it("are written by staff only", async () => {
    await expectRejected("TOKEN_REQUIRED", catalog.client.createCategory(creation("no"), await catalog.as()));
    await expectRejected("ACCESS_DENIED", catalog.client.moveCategory(move("mugs", ""), await catalog.as("USER")));
  });

  it("are listed page by page, and a page's token is good for its own list only", async () => {
    const anyone = await catalog.as();
    const first = await catalog.client.listCategories({ ...ALL, pageSize: 1 }, anyone);
    assert.deepEqual([first.categories[0]?.categoryId, first.nextPageToken !== ""], ["kitchen", true]);
    const token = { pageSize: 1, pageToken: first.nextPageToken };
    const second = await catalog.client.listCategories({ ...ALL, ...token }, anyone);
    assert.equal(second.categories[0]?.categoryId, "mugs");
    const other = catalog.client.listCategories({ ...ALL, ...token, recursive: false }, anyone);
    await expectRejected("INVALID_PAGE_TOKEN", other);
  });

  it("a repeated creation answers with the same category and says so", async () => {
    const staff = await catalog.as("STAFF");
    const request = creation("", { title: "Once" }, "r1");
    const first = await catalog.client.createCategory(request, staff);
    assert.deepEqual(await catalog.client.createCategory(request, staff), first);
    assert.match(first.category?.categoryId ?? "", /^[a-z0-9]+(-[a-z0-9]+)*$/);
    await expectRejected(
      "REQUEST_ID_REUSED",
      catalog.client.createCategory(creation("", { title: "Twice" }, "r1"), staff),
    );
  });

  it("are renamed under their etag, and the breadcrumbs below follow", async () => {
    const staff = await catalog.as("STAFF");
    await catalog.client.createCategory(creation("tall", { parentCategoryId: "mugs" }), staff);
    const etag = (await get("mugs"))?.etag ?? "";
    const update = (changes: Partial<Category>, updateMask?: string[]) => {
      const category = Category.fromPartial({ categoryId: "mugs", etag, ...changes });
      return catalog.client.updateCategory({ category, updateMask, requestId: "" }, staff);
    };
    await expectRejected("INVALID_REQUEST", update({ position: 3 }, ["position"]), "update_mask");
    await expectRejected("INVALID_REQUEST", update({}, ["title"]), "category.title");
    await expectRejected("INVALID_REQUEST", update({ title: "x".repeat(101) }, ["title"]), "category.title");
    await update({ title: "Cups" }, ["title", "etag"]);
    await expectRejected("ETAG_MISMATCH", update({ title: "Late" }));
    assert.equal((await get("tall"))?.breadcrumb[1]?.title, "Cups");
  });

  it("are moved with what they hold, to the place named, and never into themselves", async () => {
    const staff = await catalog.as("STAFF");
    for (const id of ["garden", "tools"]) await catalog.client.createCategory(creation(id), staff);
    await expectRejected("CATEGORY_CYCLE", catalog.client.moveCategory(move("kitchen", "mugs"), staff));
    await catalog.client.moveCategory(move("tools", "", { position: 0 }), staff);
    await catalog.client.moveCategory(move("kitchen", "garden"), staff);
    const { categories } = await catalog.client.listCategories({ ...ALL, recursive: false }, staff);
    assert.equal(categories[0]?.categoryId, "tools");
    assert.deepEqual(
      (await get("mugs"))?.breadcrumb.map(({ categoryId }) => categoryId),
      ["garden", "kitchen"],
    );
  });

  it("forty moves at once by many leave a tree from which nothing is lost", async () => {
    const staff = await catalog.as("STAFF");
    const ids = Array.from({ length: 8 }, (_, i) => `busy-${i}`);
    for (const id of ids) await catalog.client.createCategory(creation(id), staff);
    const moves = Array.from({ length: 40 }, (_, i) => {
      const [from, to] = [ids[i % 8] ?? "", ids[(i * 5 + 3) % 8] ?? ""];
      return catalog.client.moveCategory(move(from, to, { requestId: `move-${i}` }), staff);
    });
    const outcomes = await Promise.allSettled(moves);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") assert.equal((outcome.reason as AppError).reason, "CATEGORY_CYCLE");
    }
    const { categories } = await catalog.client.listCategories(ALL, staff);
    const found = categories.map(({ categoryId }) => categoryId).filter((id) => ids.includes(id));
    assert.deepEqual(found.sort(), ids);
  });

  it("go only when they are empty", async () => {
    const staff = await catalog.as("STAFF");
    const remove = (categoryId: string, etag = "") =>
      catalog.client.deleteCategory({ categoryId, etag, requestId: "" }, staff);
    await catalog.client.createCategory(creation("shelf"), staff);
    await catalog.client.createProduct(mugRequest("on-shelf", { categoryIds: ["shelf"], slug: "on-shelf" }), staff);
    await expectRejected("CATEGORY_NOT_EMPTY", remove("shelf"));
    await expectRejected("CATEGORY_NOT_EMPTY", remove("garden"));
    await catalog.client.archiveProduct({ productId: "on-shelf", etag: "", requestId: "" }, staff);
    await expectRejected("ETAG_MISMATCH", remove("shelf", "v1"));
    await remove("shelf", (await get("shelf"))?.etag);
    await expectRejected("CATEGORY_NOT_FOUND", remove("shelf"));
  });

  it("refuse ids that products could not name", async () => {
    const staff = await catalog.as("STAFF");
    for (const id of ["a.b", "$set", "Mugs", "-", "x".repeat(65)]) {
      await expectRejected("INVALID_REQUEST", catalog.client.createCategory(creation(id), staff), "category_id");
    }
    await expectRejected(
      "INVALID_REQUEST",
      catalog.client.createCategory(creation("ok", { title: "" }), staff),
      "category.title",
    );
  });
});
