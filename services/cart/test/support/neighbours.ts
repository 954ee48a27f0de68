import type { Handlers } from "@souk/chassis/grpc";
import { startTestServer, type TestKeys, type TestServer } from "@souk/chassis/testing";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { Product, ProductState } from "@souk/proto/souk/catalog/v1/product";
import { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import { Stock } from "@souk/proto/souk/inventory/v1/stock";

/** Catalog and inventory as far as a cart asks them: real gRPC servers that know what the test wants. */
export interface Neighbours {
  readonly catalog: TestServer;
  readonly inventory: TestServer;
  /** Puts a product on sale, or into another state, with so many units. */
  sell(productId: string, changes?: Partial<Product>, units?: bigint): void;
  /** How many calls each has answered. */
  readonly asked: { catalog: number; inventory: number };
  /** From now on calls are taken and never answered. */
  hang(): void;
  stop(): Promise<void>;
}

export async function startNeighbours(keys: TestKeys): Promise<Neighbours> {
  const products = new Map<string, Product>();
  const stock = new Map<string, bigint>();
  const asked = { catalog: 0, inventory: 0 };
  let answering: Promise<void> = Promise.resolve();
  const catalogHandlers: Pick<Handlers<typeof CatalogServiceService>, "batchGetProducts"> = {
    batchGetProducts: async ({ productIds }) => {
      asked.catalog += 1;
      await answering;
      return { products: productIds.flatMap((id) => products.get(id) ?? []), missingProductIds: [] };
    },
  };
  const inventoryHandlers: Pick<Handlers<typeof InventoryServiceService>, "batchGetStock"> = {
    batchGetStock: async ({ productIds }) => {
      asked.inventory += 1;
      await answering;
      const known = productIds.filter((id) => stock.has(id));
      return { stock: known.map((id) => stockOf(id, stock.get(id) ?? 0n)), missingProductIds: [] };
    },
  };
  const catalog = await startTestServer({
    ...{ service: "catalog", keys },
    setUp: (server) => server.add(CatalogServiceService, catalogHandlers as Handlers<typeof CatalogServiceService>),
  });
  const inventory = await startTestServer({
    ...{ service: "inventory", keys },
    setUp: (server) =>
      server.add(InventoryServiceService, inventoryHandlers as Handlers<typeof InventoryServiceService>),
  });
  return {
    ...{ catalog, inventory, asked },
    sell: (productId, changes = {}, units = 50n) => {
      products.set(productId, { ...productOf(productId), ...changes });
      stock.set(productId, units);
    },
    hang: () => {
      answering = new Promise(() => undefined);
    },
    stop: async () => {
      await Promise.all([catalog.stop(), inventory.stop()]);
    },
  };
}

function productOf(productId: string): Product {
  const price = { currencyCode: "EUR", amountMinor: 1_290n };
  return Product.fromPartial({ productId, title: `A ${productId}`, price, state: ProductState.ACTIVE, etag: "v1" });
}

function stockOf(productId: string, availableQuantity: bigint): Stock {
  return Stock.fromPartial({ productId, availableQuantity });
}
