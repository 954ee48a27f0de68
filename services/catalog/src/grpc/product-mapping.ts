import { type FieldViolation, invalidRequest } from "@souk/chassis/errors";
import { etagOf } from "@souk/chassis/etag";
import { type Product as ProtoProduct, ProductState as ProtoState } from "@souk/proto/souk/catalog/v1/product";
import type { Product, ProductFields } from "../domain/product.ts";
import type { ProductState } from "../domain/product-state.ts";

const STATES: Readonly<Partial<Record<ProtoState, ProductState>>> = {
  [ProtoState.DRAFT]: "DRAFT",
  [ProtoState.ACTIVE]: "ACTIVE",
  [ProtoState.ARCHIVED]: "ARCHIVED",
};

export function toProto(product: Product): ProtoProduct {
  const { id, v, price, state, categoryIds, pictures, attributes, ...same } = product;
  return {
    ...same,
    productId: id,
    etag: etagOf(v),
    categoryIds: [...categoryIds],
    pictures: pictures.map(({ uri, altText }) => ({ uri, altText })),
    attributes: { ...attributes },
    price: { currencyCode: price.currency, amountMinor: price.amountMinor },
    state: ProtoState[state],
  };
}

/** The fields that staff may write, of a product that is to be created. */
export function fieldsFromProto(product: ProtoProduct): ProductFields {
  const { slug, title, description, brand, categoryIds, attributes, pictures, variantGroup } = product;
  const price = {
    currency: product.price?.currencyCode ?? "",
    amountMinor: product.price?.amountMinor ?? 0n,
  };
  const state = stateFromProto(product.state) ?? "DRAFT";
  if (state === "ARCHIVED")
    throw invalidRequest({ field: "product.state", description: "a product cannot begin ARCHIVED" });
  return { slug, title, description, brand, categoryIds, attributes, pictures, variantGroup, price, state };
}

/** Undefined for UNSPECIFIED. */
export function stateFromProto(state: ProtoState): ProductState | undefined {
  return STATES[state];
}

/** A canonical form of a product for fingerprints: the same content gives the same bytes. */
export function canonicalProduct(product: ProtoProduct | undefined): ProtoProduct | undefined {
  if (!product) return undefined;
  const attributes = Object.fromEntries(Object.entries(product.attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...product, attributes };
}

export function violation(field: string, description: string): FieldViolation {
  return { field, description };
}
