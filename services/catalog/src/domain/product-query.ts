import type { ProductState } from "./product-state.ts";

export const DEFAULT_ORDER = "create_time desc";

const ALL_ORDERS = [DEFAULT_ORDER, "title", "price", "price desc"] as const;
const SHELF_ORDERS = [DEFAULT_ORDER, "price", "price desc"] as const;

export type ProductOrder = (typeof ALL_ORDERS)[number];
export type ProductFilter = "category_id" | "brand" | "variant_group";

/** Which orders go with which filter. Each pair has an index; what is not here is not offered. */
export const OFFERED_ORDERS: Readonly<Record<ProductFilter | "none", readonly ProductOrder[]>> = {
  none: ALL_ORDERS,
  category_id: SHELF_ORDERS,
  brand: SHELF_ORDERS,
  variant_group: [DEFAULT_ORDER],
};

/** One list of products. */
export interface ProductQuery {
  readonly state: ProductState;
  readonly filter?: { readonly by: ProductFilter; readonly value: string };
  readonly order: ProductOrder;
}
