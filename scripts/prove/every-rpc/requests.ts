/** One call of every rpc that is not health or reflection, in an order in which each finds what it needs. */
export interface ExampleCall {
  /** `souk.catalog.v1.CatalogService/GetProduct`. */
  readonly rpc: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** Who calls. @defaultValue the edge */
  readonly caller?: string;
  /** Never ends by itself: it is reached when its first message has come. */
  readonly endless?: boolean;
}

const PRODUCT = {
  title: "Every rpc",
  price: { currencyCode: "EUR", amountMinor: "100" },
  state: "PRODUCT_STATE_ACTIVE",
};

const WATCH = { request: { snapshot: true }, caller: "ops", endless: true };

export function exampleCalls(id: string): readonly ExampleCall[] {
  return [...productCalls(id), ...categoryCalls(id), ...stockCalls(id)];
}

function productCalls(productId: string): ExampleCall[] {
  return [
    catalog("CreateProduct", { productId, product: PRODUCT, requestId: `create-${productId}` }),
    catalog("GetProduct", { productId }),
    catalog("BatchGetProducts", { productIds: [productId, "missing"] }),
    catalog("ListProducts", { pageSize: 1, orderBy: "price desc" }),
    catalog("UpdateProduct", { product: { productId, title: "Changed" } }),
    catalog("ArchiveProduct", { productId }),
    { ...catalog("WatchProducts", {}), ...WATCH },
  ];
}

function categoryCalls(categoryId: string): ExampleCall[] {
  return [
    catalog("CreateCategory", { categoryId, category: { title: "Shelf" }, requestId: `create-${categoryId}` }),
    catalog("GetCategory", { categoryId }),
    catalog("ListCategories", { recursive: true }),
    catalog("UpdateCategory", { category: { categoryId, title: "Board" } }),
    catalog("MoveCategory", { categoryId, position: 0 }),
    catalog("DeleteCategory", { categoryId }),
  ];
}

function stockCalls(productId: string): ExampleCall[] {
  return [
    inventory("GetStock", { productId }),
    inventory("BatchGetStock", { productIds: [productId] }),
    inventory("AdjustStock", { productId, delta: "3", requestId: `adjust-${productId}` }),
    inventory("ListStockLedger", { productId }),
    { ...inventory("WatchStock", {}), ...WATCH },
  ];
}

function catalog(rpc: string, request: ExampleCall["request"]): ExampleCall {
  return { rpc: `souk.catalog.v1.CatalogService/${rpc}`, request };
}

function inventory(rpc: string, request: ExampleCall["request"]): ExampleCall {
  return { rpc: `souk.inventory.v1.InventoryService/${rpc}`, request };
}
