import assert from "node:assert/strict";
import { systemPorts } from "@souk/chassis/ports";
import { ConsumerBefore, int64, str } from "@souk/contracts";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { createCatalogOffers } from "../../../src/clients/catalog-offers.ts";

const RPC = "souk.catalog.v1.CatalogService/BatchGetProducts";

describe("the pact of cart with catalog", () => {
  const cart = new ConsumerBefore("cart", "catalog", CatalogServiceService);
  const { clock } = systemPorts();
  before(() => cart.start());
  after(() => cart.stop());

  it("learns what the products on sale are called and cost", async () => {
    const price = { currencyCode: str("EUR", "[A-Z]{3}"), amountMinor: int64("1290") };
    const product = { productId: "carried-mug", title: str("Blue mug"), price, etag: str("v1") };
    const offers = await cart.expect(
      {
        ...{ rpc: RPC, when: "one of two is on sale", as: "USER" },
        given: [["a product is on sale", { productId: "carried-mug" }]],
        request: { productIds: ["carried-mug", "no-mug"] },
        answers: {
          reply: { products: [{ ...product, state: "PRODUCT_STATE_ACTIVE" }], missingProductIds: ["no-mug"] },
        },
      },
      (client, context) => createCatalogOffers(client, clock).of(["carried-mug", "no-mug"], context),
    );
    const unitPrice = { currency: "EUR", amountMinor: 1_290n };
    const offer = { productId: "carried-mug", title: "Blue mug", unitPrice, productEtag: "v1" };
    assert.deepEqual(offers, new Map([["carried-mug", offer]]));
  });

  it("finds nothing on sale that was archived", async () => {
    const offers = await cart.expect(
      {
        ...{
          rpc: RPC,
          when: "it was archived",
          as: "USER",
          given: [["a product was archived", { productId: "carried-jug" }]],
        },
        ...{ request: { productIds: ["carried-jug"] }, answers: { reply: { missingProductIds: ["carried-jug"] } } },
      },
      (client, context) => createCatalogOffers(client, clock).of(["carried-jug"], context),
    );
    assert.deepEqual(offers, new Map());
  });
});
