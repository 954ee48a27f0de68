import type { EventRow, OutboxFields } from "@souk/chassis/events";
import type { Product, ProductFields } from "../domain/product.ts";
import type { OpDocument } from "./finished-calls.ts";

/** A product as it is stored; everything about it changes in one document, by `{_id, v}`. */
export interface ProductDocument extends OutboxFields {
  _id: string;
  v: bigint;
  /** Absent in a tombstone, which only keeps an id from being written by whoever read it as free. */
  fields?: StoredFields;
  origin?: { key?: string; fingerprint: string };
  /** Finished calls by their key, until they are moved to their own collection. */
  ops?: Record<string, OpDocument & ProductReply>;
  outbox?: Record<string, EventRow>;
}

/** A product as the reply of a finished call. */
export interface ProductReply {
  v: bigint;
  fields: StoredFields;
}

export interface StoredFields extends Omit<ProductFields, "categoryIds" | "pictures" | "attributes"> {
  categoryIds: string[];
  pictures: { uri: string; altText: string }[];
  /** A list, since attribute names are free and field names are not. */
  attributes: [name: string, value: string][];
  createTime: Date;
  updateTime: Date;
}

export function toFields({ id: _id, v: _v, ...product }: Product): StoredFields {
  return {
    ...product,
    categoryIds: [...product.categoryIds],
    pictures: product.pictures.map(({ uri, altText }) => ({ uri, altText })),
    attributes: Object.entries(product.attributes),
  };
}

export function toProduct(id: string, v: bigint, { attributes, ...fields }: StoredFields): Product {
  return { id, v, ...fields, attributes: Object.fromEntries(attributes) };
}
