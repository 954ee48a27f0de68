import { invalidRequest } from "@souk/chassis/errors";
import type { Product as ProtoProduct } from "@souk/proto/souk/catalog/v1/product";
import type { Money, ProductChanges } from "../domain/product.ts";
import { stateFromProto, violation } from "./product-mapping.ts";

/** Output only, or the guard of the write: ignored in a mask, as AIP-203 wants it. */
const IGNORED: ReadonlySet<string> = new Set(["product_id", "etag", "create_time", "update_time"]);

type Change = (product: ProtoProduct) => ProductChanges;

/** What each path of a mask changes. */
const CHANGES: Readonly<Record<string, Change>> = {
  slug: ({ slug }) => ({ slug: required("slug", slug) }),
  title: ({ title }) => ({ title: required("title", title) }),
  description: ({ description }) => ({ description }),
  brand: ({ brand }) => ({ brand }),
  category_ids: ({ categoryIds }) => ({ categoryIds }),
  attributes: ({ attributes }) => ({ attributes }),
  pictures: ({ pictures }) => ({ pictures }),
  price: ({ price }) => ({ price: { ...currencyOf(price), ...amountOf(price) } }),
  "price.currency_code": ({ price }) => ({ price: currencyOf(price) }),
  "price.amount_minor": ({ price }) => ({ price: amountOf(price) }),
  state: ({ state }) => ({ state: required("state", stateFromProto(state)) }),
  variant_group: ({ variantGroup }) => ({ variantGroup }),
};

/**
 * The changes that a mask asks for (AIP-134).
 *
 * @throws AppError INVALID_REQUEST for a path that is none, and for emptying what must not be empty
 */
export function changesOf(product: ProtoProduct, mask: readonly string[] | undefined): ProductChanges {
  const paths = !mask || mask.length === 0 || mask.includes("*") ? pathsSet(product) : mask;
  let changes: ProductChanges & { price?: Partial<Money> } = {};
  for (const path of paths) {
    if (IGNORED.has(path)) continue;
    const change = Object.hasOwn(CHANGES, path) ? CHANGES[path] : undefined;
    if (!change) throw invalidRequest(violation("update_mask", `${path} is not a field that can be changed`));
    const next = change(product);
    changes = next.price ? { ...changes, price: { ...changes.price, ...next.price } } : { ...changes, ...next };
  }
  return changes;
}

/** Without a mask, every field that is set. */
function pathsSet(product: ProtoProduct): string[] {
  const { slug, title, description, brand, categoryIds, attributes, pictures, price, state, variantGroup } = product;
  const texts = { slug, title, description, brand, variant_group: variantGroup, state: state || "" };
  const collections = { category_ids: categoryIds, attributes, pictures, price: price ?? {} };
  return [
    ...Object.entries(texts).flatMap(([path, value]) => (value === "" ? [] : [path])),
    ...Object.entries(collections).flatMap(([path, value]) => (Object.keys(value).length === 0 ? [] : [path])),
  ];
}

function currencyOf(price: ProtoProduct["price"]): Partial<Money> {
  return { currency: required("price", price).currencyCode };
}

function amountOf(price: ProtoProduct["price"]): Partial<Money> {
  return { amountMinor: required("price", price).amountMinor };
}

function required<T>(field: string, value: T | undefined): T {
  if (value === undefined || value === "") throw invalidRequest(violation(`product.${field}`, "must not be empty"));
  return value;
}
