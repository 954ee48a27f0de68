import assert from "node:assert/strict";
import { backgroundContext } from "@souk/chassis/context";
import type { EventEnvelope } from "@souk/chassis/events";
import { fakePorts } from "@souk/chassis/testing";
import { ConsumerPact, integer, type Job, str } from "@souk/contracts";
import { onProductChanged, PRODUCT_CHANGED_QUEUE } from "../../../src/queues/product-changed.ts";
import { openStock } from "../../../src/usecases/open-stock.ts";
import { MemoryFollowedProducts, MemoryStockStore } from "../../support/memory-stock-store.ts";

const TYPE = "souk.catalog.v1.ProductChanged";

describe("the pact of inventory with catalog", () => {
  const pact = new ConsumerPact("inventory", "catalog");
  const envelope = (productId: string, state: string, sequence: number) => ({
    ...{ id: str("event-1"), type: TYPE, subject: productId, sequence: integer(sequence) },
    data: { productId, state },
  });

  /** Hands the job to the production code, and looks whether it has opened the product's stock. */
  async function opensStock({ data }: Job, productId: string): Promise<void> {
    const { clock } = fakePorts();
    const stock = new MemoryStockStore();
    const handle = onProductChanged(openStock({ stock, followed: new MemoryFollowedProducts(), clock }));
    await handle(
      data as EventEnvelope,
      backgroundContext("pact", new AbortController().signal, Number.POSITIVE_INFINITY),
    );
    assert.deepEqual(
      (await stock.bucketsOf([productId])).map((bucket) => bucket.productId),
      [productId],
    );
  }

  it("opens the stock of a new product", () =>
    pact.expectEvent(
      {
        ...{ type: TYPE, when: "a product is new", given: [["a product is on sale", { productId: "told-mug" }]] },
        ...{ queue: PRODUCT_CHANGED_QUEUE, envelope: envelope("told-mug", "PRODUCT_STATE_ACTIVE", 1) },
      },
      (job) => opensStock(job, "told-mug"),
    ));

  it("takes the news of an archived product", () =>
    pact.expectEvent(
      {
        ...{
          type: TYPE,
          when: "a product was archived",
          given: [["a product was archived", { productId: "told-jug" }]],
        },
        ...{ queue: PRODUCT_CHANGED_QUEUE, envelope: envelope("told-jug", "PRODUCT_STATE_ARCHIVED", 2) },
      },
      (job) => opensStock(job, "told-jug"),
    ));
});
