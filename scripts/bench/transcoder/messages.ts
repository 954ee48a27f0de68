import { ListProductsResponse } from "@souk/proto/souk/catalog/v1/catalog_service";
import { Product } from "@souk/proto/souk/catalog/v1/product";
import { demoProducts } from "../../seed/products.ts";

const LIST_SIZE = 24;
/** No character of Latin-1: a JavaScript string with it takes two bytes for each character, and longer to become UTF-8. */
const BEYOND_LATIN1 = " → ";

/** A page of the demo shop's products as the catalog sends it. */
export function productList(): ListProductsResponse {
  const products = demoProducts()
    .slice(0, LIST_SIZE)
    .map(({ productId, product }, i) => ({
      ...product,
      productId,
      description: product.description.replace("\n\n", BEYOND_LATIN1),
      etag: `v${i}`,
      createTime: new Date(Date.UTC(2026, 0, 1 + i, 8, 30, i, 250)).toISOString(),
      updateTime: new Date(Date.UTC(2026, 5, 1 + i, 17, 5, i, 999)).toISOString(),
    }));
  return ListProductsResponse.fromJSON({ products: products, nextPageToken: "b2Zmc2V0OjI0" });
}

/** One product that has little to say. */
export function smallProduct(): Product {
  const { productId, title, price, state } = productList().products[0] as Product;
  return Product.fromPartial({ productId, slug: productId, title, ...(price ? { price } : {}), state, etag: "v1" });
}
