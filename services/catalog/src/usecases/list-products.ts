import { hasRole, type RequestContext } from "@souk/chassis/context";
import { invalidRequest, sharedError } from "@souk/chassis/errors";
import type { Product } from "../domain/product.ts";
import { OFFERED_ORDERS, type ProductQuery } from "../domain/product-query.ts";
import type { PageKeys, ProductStore } from "./ports.ts";

export interface ProductPage {
  readonly products: readonly Product[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: PageKeys;
}

/**
 * @throws AppError INVALID_REQUEST for a filter and an order that do not go together,
 * ACCESS_DENIED for a state that the caller may not see
 */
export const listProducts =
  ({ products }: { readonly products: ProductStore }) =>
  async (
    query: ProductQuery,
    page: { readonly after: PageKeys | undefined; readonly size: number },
    { principal }: RequestContext,
  ): Promise<ProductPage> => {
    checkOffered(query);
    if (query.state !== "ACTIVE" && !hasRole(principal, "STAFF")) {
      throw sharedError("ACCESS_DENIED", "Only staff see products that are not active.", {
        metadata: { needs: "STAFF" },
      });
    }
    const found = await products.list(query, page.after, page.size + 1);
    const shown = found.slice(0, page.size);
    const last = shown.at(-1);
    return found.length > page.size && last
      ? { products: shown, next: products.keysOf(last, query) }
      : { products: shown };
  };

function checkOffered({ filter, order }: ProductQuery): void {
  const by = filter?.by ?? "none";
  const offered = OFFERED_ORDERS[by];
  if (offered.includes(order)) return;
  const description = `goes with ${by} only as one of: ${offered.join(", ")}`;
  throw invalidRequest({ field: "order_by", description });
}
