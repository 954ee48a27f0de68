import type { IndexPlan, QueryShape } from "@souk/chassis/mongo";
import type { KeysetSort } from "@souk/chassis/pages";
import { OFFERED_ORDERS, type ProductFilter, type ProductOrder } from "../domain/product-query.ts";

/** The stored field that each filter compares. */
export const FILTER_FIELDS: Readonly<Record<ProductFilter, string>> = {
  category_id: "fields.categoryIds",
  brand: "fields.brand",
  variant_group: "fields.variantGroup",
};

/** The sort of each order; the id makes it total. */
export const SORTS: Readonly<Record<ProductOrder, KeysetSort>> = {
  "create_time desc": { "fields.createTime": -1, _id: -1 },
  title: { "fields.title": 1, _id: 1 },
  price: { "fields.price.amountMinor": 1, _id: 1 },
  "price desc": { "fields.price.amountMinor": -1, _id: -1 },
};

/** Every list that the contract offers, as the shape of its query. */
export const LIST_SHAPES: readonly QueryShape[] = Object.entries(OFFERED_ORDERS).flatMap(([by, orders]) =>
  orders.map((order) => ({ equality: equalityFields(by as ProductFilter | "none"), sort: SORTS[order] })),
);

/** One index for every shape; an order and its reverse share one. */
export const LIST_INDEXES: readonly IndexPlan[] = LIST_SHAPES.filter(({ sort }) => sort !== SORTS["price desc"]).map(
  ({ equality, sort }) => ({
    key: { ...Object.fromEntries(equality.map((field) => [field, 1 as const])), ...sort },
  }),
);

function equalityFields(by: ProductFilter | "none"): string[] {
  return by === "none" ? ["fields.state"] : ["fields.state", FILTER_FIELDS[by]];
}
