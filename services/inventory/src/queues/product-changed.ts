import type { EventHandler } from "@souk/chassis/queues";
import { ProductChanged } from "@souk/proto/souk/catalog/v1/events";
import { ProductState } from "@souk/proto/souk/catalog/v1/product";
import type { openStock } from "../usecases/open-stock.ts";

/** The catalog's events for inventory, as its contract names them. */
export const PRODUCT_CHANGED_QUEUE = "inventory.product-changed";

const STATE_NAMES = Object.fromEntries(Object.entries(ProductState).map(([name, value]) => [value, name]));

export function onProductChanged(open: ReturnType<typeof openStock>): EventHandler {
  return async ({ data, sequence, traceparent }) => {
    const { productId, state } = ProductChanged.fromJSON(data);
    await open({ productId, state: STATE_NAMES[state] ?? "UNSPECIFIED", sequence, traceparent });
  };
}
