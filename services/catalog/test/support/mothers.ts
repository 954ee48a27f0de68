import type { CallIdentity } from "@souk/chassis/context";
import type { CreateProductRequest, UpdateProductRequest } from "@souk/proto/souk/catalog/v1/catalog_service";
import { ProductState, Product as ProtoProduct } from "@souk/proto/souk/catalog/v1/product";
import type { Product, ProductFields } from "../../src/domain/product.ts";

/** A mug as staff would write it. */
export function mugFields(changes: Partial<ProductFields> = {}): ProductFields {
  return {
    slug: "blue-mug",
    title: "Blue mug",
    description: "Holds a third of a litre.",
    brand: "Nordlys",
    categoryIds: ["mugs"],
    attributes: { colour: "blue" },
    pictures: [{ uri: "https://pictures.example/mug.webp", altText: "A blue mug" }],
    price: { currency: "EUR", amountMinor: 1_290n },
    state: "ACTIVE",
    variantGroup: "",
    ...changes,
  };
}

/** The same mug as it is stored. */
export function mug(changes: Partial<Product> = {}): Product {
  const time = new Date("2026-01-02T03:04:05.678Z");
  return { ...mugFields(), id: "mug-1", v: 1n, createTime: time, updateTime: time, ...changes };
}

/** A call without a request id. */
export function anonymousCall(changes: Partial<CallIdentity> = {}): CallIdentity {
  const { signal } = new AbortController();
  return { key: undefined, fingerprint: "f", traceparent: undefined, signal, ...changes };
}

/** The contract's mug, and the requests that make and change it. */
export function mugRequest(productId = "", changes: Partial<ProtoProduct> = {}, requestId = ""): CreateProductRequest {
  const product = ProtoProduct.fromPartial({
    title: "Blue mug",
    brand: "Nordlys",
    categoryIds: ["mugs"],
    attributes: { colour: "blue", size: "large" },
    price: { currencyCode: "EUR", amountMinor: 1_290n },
    state: ProductState.ACTIVE,
  });
  return { product: { ...product, ...changes }, productId, requestId };
}

export function changeRequest(
  productId: string,
  changes: Partial<ProtoProduct>,
  updateMask: string[],
  requestId = "",
): UpdateProductRequest {
  return { product: ProtoProduct.fromPartial({ productId, ...changes } as object), updateMask, requestId };
}
