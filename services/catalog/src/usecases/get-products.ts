import { hasRole, type RequestContext } from "@souk/chassis/context";
import { productNotFound } from "../domain/errors.ts";
import type { Product } from "../domain/product.ts";
import type { ProductStore } from "./ports.ts";

interface Deps {
  readonly products: ProductStore;
}

/** @throws CatalogError PRODUCT_NOT_FOUND, also for a product that the caller may not see */
export const getProduct =
  ({ products }: Deps) =>
  async (id: string, context: RequestContext): Promise<Product> => {
    const { product } = await products.read(id);
    if (!product || !maySee(product, context)) throw productNotFound(id);
    return product;
  };

/** The products found, in the order asked for, and the ids of the others. */
export const batchGetProducts =
  ({ products }: Deps) =>
  async (ids: readonly string[], context: RequestContext): Promise<{ found: Product[]; missing: string[] }> => {
    const visible = (await products.getMany(ids)).filter((product) => maySee(product, context));
    const byId = new Map(visible.map((product) => [product.id, product]));
    return {
      found: ids.flatMap((id) => byId.get(id) ?? []),
      missing: ids.filter((id) => !byId.has(id)),
    };
  };

function maySee(product: Product, { principal }: RequestContext): boolean {
  return product.state === "ACTIVE" || hasRole(principal, "STAFF");
}
