/** One call of every rpc that is not health or reflection, in an order in which each finds what it needs. */
export interface ExampleCall {
  /** `souk.catalog.v1.CatalogService/GetProduct`. */
  readonly rpc: string;
  readonly request: Readonly<Record<string, unknown>>;
}

const PRODUCT = {
  title: "Every rpc",
  price: { currencyCode: "EUR", amountMinor: "100" },
  state: "PRODUCT_STATE_ACTIVE",
};

export function exampleCalls(productId: string): readonly ExampleCall[] {
  const catalog = (rpc: string, request: ExampleCall["request"]) => ({
    rpc: `souk.catalog.v1.CatalogService/${rpc}`,
    request,
  });
  const inventory = (rpc: string, request: ExampleCall["request"]) => ({
    rpc: `souk.inventory.v1.InventoryService/${rpc}`,
    request,
  });
  return [
    catalog("CreateProduct", { productId, product: PRODUCT, requestId: `create-${productId}` }),
    catalog("GetProduct", { productId }),
    catalog("BatchGetProducts", { productIds: [productId, "missing"] }),
    catalog("ListProducts", { pageSize: 1, orderBy: "price desc" }),
    catalog("UpdateProduct", { product: { productId, title: "Changed" } }),
    catalog("ArchiveProduct", { productId }),
    inventory("GetStock", { productId }),
    inventory("BatchGetStock", { productIds: [productId] }),
    inventory("AdjustStock", { productId, delta: "3", requestId: `adjust-${productId}` }),
    inventory("ListStockLedger", { productId }),
  ];
}
