import type { TypedClient } from "@souk/chassis/grpc";
import type { Clock } from "@souk/chassis/ports";
import type { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { type Product, ProductState } from "@souk/proto/souk/catalog/v1/product";
import type { Offer } from "../domain/cart.ts";
import type { Offers } from "../usecases/ports.ts";
import { answeredSoon } from "./soon.ts";

type CatalogClient = Pick<TypedClient<typeof CatalogServiceService>, "batchGetProducts">;

/** Products that are on sale: staff get to see others too, and buy them no more than anybody. */
export function createCatalogOffers(catalog: CatalogClient, clock: Clock): Offers {
  return {
    of: async (productIds, context) => {
      const ask = (soon: typeof context) => catalog.batchGetProducts({ productIds: [...productIds] }, soon);
      const answer = await answeredSoon(ask, context, clock);
      const sold = answer?.products.filter(({ state }) => state === ProductState.ACTIVE);
      return sold && new Map(sold.map((product) => [product.productId, offerOf(product)]));
    },
  };
}

function offerOf({ productId, title, price, etag }: Product): Offer {
  const unitPrice = { currency: price?.currencyCode ?? "", amountMinor: price?.amountMinor ?? 0n };
  return { productId, title, unitPrice, productEtag: etag };
}
