import type { NewEvent } from "@souk/chassis/events";
import { PriceChanged, ProductChanged } from "@souk/proto/souk/catalog/v1/events";
import { ProductState } from "@souk/proto/souk/catalog/v1/product";
import type { Money, Product, ProductEvent, ProductFields } from "../domain/product.ts";

/** The contract's names of the fields, as `changed_fields` tells them. */
const CONTRACT_NAMES: Readonly<Record<keyof ProductFields, string>> = {
  slug: "slug",
  title: "title",
  description: "description",
  brand: "brand",
  categoryIds: "category_ids",
  attributes: "attributes",
  pictures: "pictures",
  price: "price",
  state: "state",
  variantGroup: "variant_group",
};

/** The contract's event for what happened in the domain. */
export function toNewEvent({ id: productId }: Product, event: ProductEvent): NewEvent {
  if (event.kind === "PriceChanged") {
    const prices = { oldPrice: toMoney(event.oldPrice), newPrice: toMoney(event.newPrice) };
    return { type: PriceChanged.$type, data: PriceChanged.toJSON({ productId, ...prices }) };
  }
  const changedFields = event.changedFields.map((field) => CONTRACT_NAMES[field]);
  const changed = { productId, state: ProductState[event.state], changedFields };
  return { type: ProductChanged.$type, data: ProductChanged.toJSON(changed) };
}

function toMoney({ currency, amountMinor }: Money) {
  return { currencyCode: currency, amountMinor };
}
