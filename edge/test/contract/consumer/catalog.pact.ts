import assert from "node:assert/strict";
import { atLeastLike, eachLike, fromState, int64, like, str, timestamp } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";

const RPC = "souk.catalog.v1.CatalogService";
const DOMAIN = "souk.catalog.v1";

const product = (productId: string) => ({
  productId,
  title: str("Blue mug"),
  price: { currencyCode: str("EUR", "[A-Z]{3}"), amountMinor: int64("1290") },
  state: "PRODUCT_STATE_ACTIVE",
  etag: str("v1"),
  createTime: timestamp(),
  updateTime: timestamp(),
});

/** The edge makes one for each write whose caller sends no Idempotency-Key. */
const requestId = str("made-by-the-edge");

describe("the pact of the edge with catalog", () => {
  const edge = new EdgeBefore("catalog");
  before(() => edge.start());
  after(() => edge.stop());

  describe("GetProduct", () => {
    const rpc = `${RPC}/GetProduct`;

    it("answers the bare product, whose etag the edge makes a header", async () => {
      const reply = { product: product("get-mug") };
      const { status, json, headers } = await edge.expect(["GET", "/v1/products/get-mug"], {
        ...{ rpc, when: "the product is on sale", given: [["a product is on sale", { productId: "get-mug" }]] },
        ...{ request: { productId: "get-mug" }, answers: { reply } },
      });
      assert.deepEqual([status, json.productId, json.price.amountMinor], [200, "get-mug", "1290"]);
      assert.ok(headers.has("etag"));
    });

    it("says that there is no such product", async () => {
      const failure = { code: "not_found", domain: DOMAIN, reason: "PRODUCT_NOT_FOUND" };
      const { status, json } = await edge.expect(["GET", "/v1/products/no-mug"], {
        rpc,
        when: "there is no such product",
        request: { productId: "no-mug" },
        answers: { failure },
      });
      assert.deepEqual([status, json.details[0].reason], [404, "PRODUCT_NOT_FOUND"]);
    });
  });

  it("BatchGetProducts tells what is missing", async () => {
    const reply = { products: eachLike(product("batch-mug")), missingProductIds: ["no-mug"] };
    const { status, json } = await edge.expect(
      ["GET", "/v1/products:batchGet?productIds=batch-mug&productIds=no-mug"],
      {
        ...{ rpc: `${RPC}/BatchGetProducts`, when: "one of two is on sale" },
        given: [["a product is on sale", { productId: "batch-mug" }]],
        ...{ request: { productIds: ["batch-mug", "no-mug"] }, answers: { reply } },
      },
    );
    assert.deepEqual([status, json.products.length, json.missingProductIds], [200, 1, ["no-mug"]]);
  });

  describe("ListProducts", () => {
    const rpc = `${RPC}/ListProducts`;

    it("ends with a token where there are more products", async () => {
      const reply = {
        products: eachLike({ ...product("x"), productId: str("list-mug") }),
        nextPageToken: str("token"),
      };
      const { status, json } = await edge.expect(["GET", "/v1/products?pageSize=1&orderBy=price%20desc"], {
        ...{ rpc, when: "there are more than fit on a page" },
        given: [
          ["a product is on sale", { productId: "list-mug" }],
          ["a product is on sale", { productId: "list-jug" }],
        ],
        ...{ request: { pageSize: 1, orderBy: "price desc" }, answers: { reply } },
      });
      assert.deepEqual([status, json.nextPageToken], [200, "token"]);
    });

    it("refuses a page token that is not the catalog's", async () => {
      const failure = { code: "invalid_argument", domain: "souk.type.v1", reason: "INVALID_PAGE_TOKEN" };
      const { status } = await edge.expect(["GET", "/v1/products?pageToken=bent"], {
        rpc,
        when: "the page token is bent",
        request: { pageToken: "bent" },
        answers: { failure },
      });
      assert.equal(status, 400);
    });
  });

  describe("CreateProduct", () => {
    const rpc = `${RPC}/CreateProduct`;
    const body = {
      title: "Blue mug",
      price: { currencyCode: "EUR", amountMinor: "1290" },
      state: "PRODUCT_STATE_ACTIVE",
    };

    it("answers the new product, which the edge says the place of", async () => {
      const { status, headers } = await edge.expect(
        ["POST", "/v1/products?productId=new-mug", { body, headers: { "idempotency-key": "create-1" } }],
        {
          ...{ rpc, when: "staff add a product", as: "STAFF" },
          request: { productId: "new-mug", requestId: "create-1", product: body },
          answers: { reply: { product: product("new-mug") } },
        },
      );
      assert.deepEqual([status, headers.get("location")], [201, "/v1/products/new-mug"]);
    });

    it("says that the id is taken", async () => {
      const failure = { code: "already_exists", domain: DOMAIN, reason: "PRODUCT_EXISTS" };
      const { status } = await edge.expect(["POST", "/v1/products?productId=taken-mug", { body }], {
        ...{
          rpc,
          when: "the id is taken",
          given: [["a product is on sale", { productId: "taken-mug" }]],
          as: "STAFF",
        },
        request: { productId: "taken-mug", requestId, product: body },
        answers: { failure },
      });
      assert.equal(status, 409);
    });

    it("names the field that is wrong, which the edge spells as the caller did", async () => {
      const violations = eachLike({ field: str("product.title"), description: str("must be given") });
      const { status } = await edge.expect(
        ["POST", "/v1/products?productId=bad-mug", { body: { price: body.price } }],
        {
          ...{ rpc, when: "the title is missing", as: "STAFF" },
          request: { productId: "bad-mug", requestId, product: { price: body.price } },
          answers: {
            failure: {
              ...{ code: "invalid_argument", domain: "souk.type.v1", reason: "INVALID_REQUEST" },
              details: { "google.rpc.BadRequest": { fieldViolations: violations } },
            },
          },
        },
      );
      assert.equal(status, 400);
    });
  });

  describe("UpdateProduct", () => {
    const rpc = `${RPC}/UpdateProduct`;
    const change = { title: "Red mug" };
    const request = (productId: string, etag: string | object) => ({
      product: { productId, etag, ...change },
      requestId,
      updateMask: "title",
    });
    const path = "/v1/products/changed-mug?updateMask=title";

    it("takes the etag that the caller has read from the edge", async () => {
      const { status, json } = await edge.expect(["PATCH", path, { body: change, headers: { "if-match": '"v1"' } }], {
        ...{ rpc, when: "the etag is the right one", as: "STAFF" },
        given: [["a product was read", { productId: "changed-mug" }]],
        request: request("changed-mug", fromState("etag", "v1")),
        answers: { reply: { product: { ...product("changed-mug"), title: "Red mug" } } },
      });
      assert.deepEqual([status, json.title], [200, "Red mug"]);
    });

    it("refuses an etag that has passed, which is 412 for who sent If-Match", async () => {
      const failure = { code: "aborted", domain: "souk.type.v1", reason: "ETAG_MISMATCH" };
      const { status } = await edge.expect(
        ["PATCH", "/v1/products/stale-mug?updateMask=title", { body: change, headers: { "if-match": '"v99"' } }],
        {
          ...{ rpc, when: "the etag has passed", as: "STAFF" },
          given: [["a product is on sale", { productId: "stale-mug" }]],
          ...{ request: request("stale-mug", "v99"), answers: { failure } },
        },
      );
      assert.equal(status, 412);
    });
  });

  it("ArchiveProduct answers the product in its last state", async () => {
    const { status, json } = await edge.expect(["POST", "/v1/products/old-mug:archive", { body: {} }], {
      ...{ rpc: `${RPC}/ArchiveProduct`, when: "the product is on sale", as: "STAFF" },
      given: [["a product is on sale", { productId: "old-mug" }]],
      request: { productId: "old-mug", requestId },
      answers: { reply: { product: { productId: "old-mug", state: "PRODUCT_STATE_ARCHIVED" } } },
    });
    assert.deepEqual([status, json.state], [200, "PRODUCT_STATE_ARCHIVED"]);
  });

  describe("categories", () => {
    it("GetCategory answers the way to it", async () => {
      const reply = { category: { categoryId: "lamps", title: str("Lamps"), breadcrumb: atLeastLike({}, 0) } };
      const { status } = await edge.expect(["GET", "/v1/categories/lamps"], {
        ...{
          rpc: `${RPC}/GetCategory`,
          when: "the category is there",
          given: [["a category", { categoryId: "lamps" }]],
        },
        ...{ request: { categoryId: "lamps" }, answers: { reply } },
      });
      assert.equal(status, 200);
    });

    it("DeleteCategory answers nothing", async () => {
      const { status } = await edge.expect(["DELETE", "/v1/categories/gone-lamps"], {
        ...{ rpc: `${RPC}/DeleteCategory`, when: "the category is empty", as: "STAFF" },
        given: [["a category", { categoryId: "gone-lamps" }]],
        ...{ request: { categoryId: "gone-lamps", requestId }, answers: { reply: {} } },
      });
      assert.equal(status, 200);
    });
  });

  describe("WatchProducts", () => {
    const rpc = `${RPC}/WatchProducts`;
    const headers = { accept: "application/x-ndjson" };

    it("goes on after the token with what has changed", async () => {
      const change = {
        type: str("PRODUCT_CHANGE_TYPE_CREATED", "PRODUCT_CHANGE_TYPE_(CREATED|UPDATED|ARCHIVED)"),
        product: product("watched-mug"),
      };
      const { status, text } = await edge.expect(["GET", "/v1/products:watch?resumeToken=log-1.3", { headers }], {
        ...{ rpc, when: "a product is new since the token", as: "STAFF" },
        given: [["a product is new since a token", { productId: "watched-mug" }]],
        request: { resumeToken: fromState("resumeToken", "log-1.3") },
        answers: { replies: [{ resumeToken: str("log-1.4"), change: like(change) }] },
      });
      assert.equal(status, 200);
      assert.match(text, /watched-mug/);
    });

    it("refuses a token of another log", async () => {
      const failure = { code: "out_of_range", domain: "souk.type.v1", reason: "WATCH_TOKEN_EXPIRED" };
      const { status, json } = await edge.expect(["GET", "/v1/products:watch?resumeToken=other-log.3", { headers }], {
        rpc,
        when: "the token is of another log",
        as: "STAFF",
        request: { resumeToken: "other-log.3" },
        answers: { failure },
      });
      assert.deepEqual([status, json.details[0].reason], [400, "WATCH_TOKEN_EXPIRED"]);
    });
  });
});
