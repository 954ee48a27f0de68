import { collect, waitFor } from "@souk/chassis/testing";
import { type States, tokenBefore } from "@souk/contracts";
import { Category } from "@souk/proto/souk/catalog/v1/category";
import type { Product } from "@souk/proto/souk/catalog/v1/product";
import type { RunningCatalog } from "../support/harness.ts";
import { mugRequest } from "../support/mothers.ts";

/** What pacts presume of the catalog, in the words that they use. The sentences are part of the contract. */
export function statesOf(catalog: RunningCatalog): States {
  async function create(productId = ""): Promise<Product | undefined> {
    const request = mugRequest(productId, { slug: productId }, `state-${productId}`);
    return (await catalog.client.createProduct(request, await catalog.as("STAFF"))).product;
  }

  return {
    "a product is on sale": async ({ productId }) => {
      await create(productId);
    },
    "a product was read": async ({ productId }) => ({ etag: (await create(productId))?.etag ?? "" }),
    "a product was archived": async ({ productId = "" }) => {
      await create(productId);
      const requestId = `archive-${productId}`;
      await catalog.client.archiveProduct({ productId, etag: "", requestId }, await catalog.as("STAFF"));
    },
    "a product is new since a token": async ({ productId }) => {
      const watching = collect((context) => catalog.ops.watchProducts({ resumeToken: "", snapshot: false }, context));
      await waitFor(() => watching.messages.length > 0);
      await create(productId);
      const news = () =>
        watching.messages.find(
          ({ event }) => event?.$case === "change" && event.value.product?.productId === productId,
        );
      await waitFor(() => news() !== undefined);
      await watching.stop();
      return { resumeToken: tokenBefore(news()?.resumeToken ?? "") };
    },
    "a category": async ({ categoryId = "" }) => {
      const category = Category.fromPartial({ title: "Lamps" });
      const request = { category, categoryId, requestId: `state-${categoryId}` };
      await catalog.client.createCategory(request, await catalog.as("STAFF"));
    },
  };
}
