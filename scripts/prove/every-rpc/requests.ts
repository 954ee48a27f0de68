/** One call of every rpc that is not health or reflection, in an order in which each finds what it needs. */
export interface ExampleCall {
  /** `souk.catalog.v1.CatalogService/GetProduct`. */
  readonly rpc: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** Words with which the service may refuse the call, and has answered it all the same. */
  readonly refusal?: string;
}

/** The id of the job follows from the user, the rpc and the request id. */
const IMPORT = { requestId: "import-every-rpc", importJobId: "03fa2f80fe1b8e32c7967fc9add7e4da" };

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
    catalog("ImportProducts", {
      ...{ format: "IMPORT_FORMAT_NDJSON", requestId: IMPORT.requestId },
      data: Buffer.from(JSON.stringify(PRODUCT)).toString("base64"),
    }),
    catalog("GetImportJob", { importJobId: IMPORT.importJobId }),
    catalog("ListImportJobs", { pageSize: 1 }),
    { ...catalog("CancelImportJob", { importJobId: IMPORT.importJobId }), refusal: "there is nothing to cancel" },
    inventory("GetStock", { productId }),
    inventory("BatchGetStock", { productIds: [productId] }),
    inventory("AdjustStock", { productId, delta: "3", requestId: `adjust-${productId}` }),
    inventory("ListStockLedger", { productId }),
  ];
}
