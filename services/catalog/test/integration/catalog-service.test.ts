import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";
import { waitFor } from "@souk/chassis/testing";
import { ProductState } from "@souk/proto/souk/catalog/v1/product";
import { type RunningCatalog, startCatalog } from "../support/harness.ts";
import { changeRequest, mugRequest } from "../support/mothers.ts";

const LIST = {
  pageSize: 0,
  pageToken: "",
  orderBy: "",
  state: 0,
  categoryId: "",
  brand: "",
  variantGroup: "",
} as const;

describe("CatalogService", () => {
  let catalog: RunningCatalog;
  before(async () => {
    catalog = await startCatalog();
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

  it("creates a product that everyone can read", async () => {
    const staff = await catalog.as("STAFF");
    const { product } = await catalog.client.createProduct(mugRequest("read-me"), staff);
    assert.equal(product?.etag, "v1");
    const read = await catalog.client.getProduct({ productId: "read-me" }, await catalog.as());
    assert.deepEqual(read.product, product);
  });

  it("hides drafts from everyone but staff, as if they were not there", async () => {
    const staff = await catalog.as("STAFF");
    await catalog.client.createProduct(mugRequest("draft-1", { state: ProductState.DRAFT, slug: "draft-1" }), staff);
    const ask = async (productId: string) => catalog.client.getProduct({ productId }, await catalog.as("USER"));
    const hidden = await ask("draft-1").catch((error: AppError) => error);
    const absent = await ask("draft-2").catch((error: AppError) => error);
    assert.ok(hidden instanceof AppError && absent instanceof AppError);
    assert.deepEqual([hidden.reason, hidden.message], [absent.reason, absent.message]);
    assert.ok((await catalog.client.getProduct({ productId: "draft-1" }, staff)).product);
    await expectRejected(
      "ACCESS_DENIED",
      catalog.client.listProducts({ ...LIST, state: ProductState.DRAFT }, await catalog.as()),
    );
    const batch = await catalog.client.batchGetProducts({ productIds: ["draft-1"] }, await catalog.as());
    assert.deepEqual(batch.missingProductIds, ["draft-1"]);
  });

  it("lets only staff write", async () => {
    await expectRejected("TOKEN_REQUIRED", catalog.client.createProduct(mugRequest("no"), await catalog.as()));
    await expectRejected("ACCESS_DENIED", catalog.client.createProduct(mugRequest("no"), await catalog.as("USER")));
    await expectRejected(
      "PRODUCT_NOT_FOUND",
      catalog.client.getProduct({ productId: "no" }, await catalog.as("STAFF")),
    );
  });

  it("a page token survives inserts and refuses other filters and tampering", async () => {
    const staff = await catalog.as("STAFF");
    for (let i = 0; i < 7; i++) {
      await catalog.client.createProduct(mugRequest(`page-${i}`, { slug: `page-${i}`, brand: "Paged" }), staff);
    }
    const query = { ...LIST, brand: "Paged", pageSize: 3 };
    const first = await catalog.client.listProducts(query, staff);
    await catalog.client.createProduct(mugRequest("page-new", { slug: "page-new", brand: "Paged" }), staff);
    const rest: string[] = [];
    for (let pageToken = first.nextPageToken; pageToken; ) {
      const page = await catalog.client.listProducts({ ...query, pageToken }, staff);
      rest.push(...page.products.map(({ productId }) => productId));
      pageToken = page.nextPageToken;
    }
    const seen = [...first.products.map(({ productId }) => productId), ...rest];
    assert.deepEqual(
      seen,
      [6, 5, 4, 3, 2, 1, 0].map((i) => `page-${i}`),
    );
    const token = first.nextPageToken;
    const bent = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
    for (const request of [
      { ...query, brand: "Other", pageToken: token },
      { ...query, pageToken: bent },
      { ...query, pageToken: "x" },
    ]) {
      await expectRejected("INVALID_PAGE_TOKEN", catalog.client.listProducts(request, staff));
    }
  });

  it("offers only the pairs of filter and order that have an index", async () => {
    const staff = await catalog.as("STAFF");
    await expectRejected(
      "INVALID_REQUEST",
      catalog.client.listProducts({ ...LIST, brand: "x", orderBy: "title" }, staff),
      "order_by",
    );
    await expectRejected(
      "INVALID_REQUEST",
      catalog.client.listProducts({ ...LIST, orderBy: "etag" }, staff),
      "order_by",
    );
    await expectRejected(
      "INVALID_REQUEST",
      catalog.client.listProducts({ ...LIST, brand: "x", categoryId: "y" }, staff),
    );
  });

  it("a stale etag stops an update, and the right one lets it through", async () => {
    const staff = await catalog.as("STAFF");
    await catalog.client.createProduct(mugRequest("etag-1", { slug: "etag-1" }), staff);
    const update = (etag: string) =>
      catalog.client.updateProduct(changeRequest("etag-1", { title: "Newer", etag }, ["title"]), staff);
    assert.equal((await update("v1")).product?.etag, "v2");
    await expectRejected("ETAG_MISMATCH", update("v1"));
    await expectRejected("ETAG_MISMATCH", update("nonsense"));
  });

  it("a repeated create and update answer as the first time", async () => {
    const staff = await catalog.as("STAFF");
    const create = mugRequest("", { slug: "again" }, "req-1");
    const first = await catalog.client.createProduct(create, staff);
    assert.deepEqual(await catalog.client.createProduct(create, staff), first);
    const productId = first.product?.productId ?? "";
    const update = changeRequest(productId, { title: "Changed" }, ["title"], "req-2");
    const changed = await catalog.client.updateProduct(update, staff);
    assert.deepEqual(await catalog.client.updateProduct(update, staff), changed);
    const reordered = mugRequest("", { slug: "again", attributes: { size: "large", colour: "blue" } }, "req-1");
    assert.equal((await catalog.client.createProduct(reordered, staff)).product?.productId, productId);
  });

  it("archives for good", async () => {
    const staff = await catalog.as("STAFF");
    await catalog.client.createProduct(mugRequest("old-1", { slug: "old-1" }), staff);
    const archived = await catalog.client.archiveProduct({ productId: "old-1", etag: "v1", requestId: "" }, staff);
    assert.equal(archived.product?.state, ProductState.ARCHIVED);
    const revive = changeRequest("old-1", { state: ProductState.ACTIVE }, ["state"]);
    await expectRejected("ILLEGAL_STATE_CHANGE", catalog.client.updateProduct(revive, staff));
  });

  it("every write reaches the event log, in order per product, and leaves the outbox empty", async () => {
    const staff = await catalog.as("STAFF");
    await catalog.client.createProduct(mugRequest("told-1", { slug: "told-1" }), staff);
    const price = { currencyCode: "EUR", amountMinor: 5n };
    await catalog.client.updateProduct(changeRequest("told-1", { price }, ["price"]), staff);
    const events = () => catalog.mongo.db.collection("events").find({ subject: "told-1" }).sort({ _id: 1 }).toArray();
    await waitFor(async () => (await events()).length === 3);
    const told = await events();
    assert.deepEqual(
      told.map(({ type, seq }) => [String(type).split(".").at(-1), seq]),
      [
        ["ProductChanged", 1n],
        ["ProductChanged", 2n],
        ["PriceChanged", 3n],
      ],
    );
    const outbox = () => catalog.mongo.db.collection("products").countDocuments({ outboxAt: { $gt: new Date(0) } });
    await waitFor(async () => (await outbox()) === 0);
  });
});
