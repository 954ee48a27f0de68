import assert from "node:assert/strict";
import { eachLike, fromState, int64, str, timestamp } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";

const RPC = "souk.inventory.v1.InventoryService";
const DOMAIN = "souk.inventory.v1";

const stock = (productId: string) => ({
  productId,
  availableQuantity: int64("5"),
  buckets: eachLike({
    bucketId: str("bucket-1"),
    locationId: str("main"),
    availableQuantity: int64("5"),
    etag: str("v1"),
  }),
});
const entry = (productId: string) => ({
  ...{
    entryId: str("entry-1"),
    productId,
    locationId: str("main"),
    delta: int64("-2"),
    availableQuantityAfter: int64("3"),
  },
  ...{ kind: str("STOCK_LEDGER_KIND_ADJUSTED", "STOCK_LEDGER_KIND_(OPENED|ADJUSTED)"), createTime: timestamp() },
});
/** The edge makes one for each write whose caller sends no Idempotency-Key. */
const requestId = str("made-by-the-edge");

describe("the pact of the edge with inventory", () => {
  const edge = new EdgeBefore("inventory");
  before(() => edge.start());
  after(() => edge.stop());

  describe("GetStock", () => {
    const rpc = `${RPC}/GetStock`;

    it("answers the bare stock", async () => {
      const { status, json } = await edge.expect(["GET", "/v1/stock/get-mug"], {
        ...{ rpc, when: "the product has stock", given: [["a product has stock", { productId: "get-mug" }]] },
        ...{ request: { productId: "get-mug" }, answers: { reply: { stock: stock("get-mug") } } },
      });
      assert.deepEqual([status, json.availableQuantity], [200, "5"]);
    });

    it("says that no stock is kept", async () => {
      const { status, json } = await edge.expect(["GET", "/v1/stock/no-mug"], {
        ...{ rpc, when: "no stock is kept of the product", request: { productId: "no-mug" } },
        answers: { failure: { code: "not_found", domain: DOMAIN, reason: "STOCK_NOT_FOUND" } },
      });
      assert.deepEqual([status, json.details[0].reason], [404, "STOCK_NOT_FOUND"]);
    });
  });

  it("BatchGetStock tells what is missing", async () => {
    const path = "/v1/stock:batchGet?productIds=batch-mug&productIds=no-mug";
    const { status, json } = await edge.expect(["GET", path], {
      ...{ rpc: `${RPC}/BatchGetStock`, when: "one of two has stock" },
      given: [["a product has stock", { productId: "batch-mug" }]],
      request: { productIds: ["batch-mug", "no-mug"] },
      answers: { reply: { stock: eachLike(stock("batch-mug")), missingProductIds: ["no-mug"] } },
    });
    assert.deepEqual([status, json.stock.length, json.missingProductIds], [200, 1, ["no-mug"]]);
  });

  describe("AdjustStock", () => {
    const rpc = `${RPC}/AdjustStock`;

    it("answers what was written into the ledger", async () => {
      const { status, json } = await edge.expect(["POST", "/v1/stock/sold-mug:adjust", { body: { delta: "-2" } }], {
        ...{ rpc, when: "there is enough", as: "STAFF", given: [["a product has stock", { productId: "sold-mug" }]] },
        request: { productId: "sold-mug", delta: "-2", requestId },
        answers: { reply: { entry: { ...entry("sold-mug"), delta: "-2" } } },
      });
      assert.deepEqual([status, json.availableQuantityAfter], [200, "3"]);
    });

    it("says that there is not enough", async () => {
      const { status, json } = await edge.expect(["POST", "/v1/stock/few-mug:adjust", { body: { delta: "-99" } }], {
        ...{
          rpc,
          when: "there is not enough",
          as: "STAFF",
          given: [["a product has stock", { productId: "few-mug" }]],
        },
        request: { productId: "few-mug", delta: "-99", requestId },
        answers: { failure: { code: "failed_precondition", domain: DOMAIN, reason: "INSUFFICIENT_STOCK" } },
      });
      assert.deepEqual([status, json.details[0].reason], [409, "INSUFFICIENT_STOCK"]);
    });
  });

  it("ListStockLedger ends with a token where there are more entries", async () => {
    const { status, json } = await edge.expect(["GET", "/v1/stock/ledger-mug/ledger?pageSize=1"], {
      ...{ rpc: `${RPC}/ListStockLedger`, when: "there are more entries than fit on a page", as: "STAFF" },
      given: [["a product has stock", { productId: "ledger-mug" }]],
      request: { productId: "ledger-mug", pageSize: 1 },
      answers: { reply: { entries: eachLike(entry("ledger-mug")), nextPageToken: str("token") } },
    });
    assert.deepEqual([status, json.nextPageToken], [200, "token"]);
  });

  it("WatchStock goes on after the token with what has changed", async () => {
    const watch = "/v1/stock:watch?resumeToken=log-1.3";
    const { status, text } = await edge.expect(["GET", watch, { headers: { accept: "application/x-ndjson" } }], {
      ...{ rpc: `${RPC}/WatchStock`, when: "a stock has changed since the token", as: "STAFF" },
      given: [["a stock has changed since a token", { productId: "watched-mug" }]],
      request: { resumeToken: fromState("resumeToken", "log-1.3") },
      answers: {
        replies: [{ resumeToken: str("log-1.4"), change: { bucketId: str("bucket-1"), stock: stock("watched-mug") } }],
      },
    });
    assert.equal(status, 200);
    assert.match(text, /watched-mug/);
  });
});
