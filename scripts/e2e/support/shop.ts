import { createApp as createCatalog, migrateDatabase as migrateCatalog } from "@souk/catalog/app";
import { settings as catalogSettings } from "@souk/catalog/config";
import { readConfig } from "@souk/chassis/config";
import { loadContract } from "@souk/chassis/contract";
import type { App } from "@souk/chassis/lifecycle";
import { serviceEnvironment, type TestKeys, type TestMongo, testKeys, testMongo } from "@souk/chassis/testing";
import { createApp as createEdge } from "@souk/edge/app";
import { settingsFor } from "@souk/edge/config";
import { createApp as createInventory, migrateDatabase as migrateInventory } from "@souk/inventory/app";
import { settings as inventorySettings } from "@souk/inventory/config";

/** Edge, catalog and inventory in one process, as three processes would be: REST, gRPC, a database each, Redis. */
export interface RunningShop {
  /** `http://127.0.0.1:<port>`. */
  readonly base: string;
  readonly keys: TestKeys;
  readonly catalogDb: TestMongo;
  readonly edgeAdminPort: number;
  readonly catalogAdminPort: number;
  readonly catalogGrpcPort: number;
  stop(): Promise<void>;
}

export interface ShopOptions {
  /** Where the services find MongoDB, if not where the test does. */
  readonly mongodbUri?: string;
}

export async function openShop({ mongodbUri }: ShopOptions = {}): Promise<RunningShop> {
  const catalogDb = await testMongo("catalog");
  const keys = await testKeys(["edge", "catalog", "inventory"]);
  const env = (service: string) => ({
    ...serviceEnvironment(service, catalogDb, keys),
    ...(mongodbUri ? { MONGODB_URI: mongodbUri } : {}),
    EDGE_PORT: "0",
  });
  const catalogConfig = readConfig(catalogSettings, env("catalog"));
  const inventoryConfig = readConfig(inventorySettings, env("inventory"));
  await migrateCatalog(catalogConfig);
  await migrateInventory(inventoryConfig);
  const catalog = createCatalog(catalogConfig);
  const inventory = createInventory(inventoryConfig);
  await catalog.start();
  await inventory.start();
  const addresses = {
    CATALOG_GRPC_ADDR: `127.0.0.1:${catalog.grpcPort()}`,
    INVENTORY_GRPC_ADDR: `127.0.0.1:${inventory.grpcPort()}`,
  };
  const edge = createEdge(readConfig(settingsFor(loadContract()), { ...env("edge"), ...addresses }));
  await edge.start();
  return {
    ...{ base: `http://127.0.0.1:${edge.port()}`, keys, catalogDb },
    ...{
      edgeAdminPort: edge.adminPort(),
      catalogAdminPort: catalog.adminPort(),
      catalogGrpcPort: catalog.grpcPort(),
    },
    stop: () => closeShop([edge, inventory, catalog], catalogDb, keys),
  };
}

async function closeShop(apps: readonly App[], catalogDb: TestMongo, keys: TestKeys): Promise<void> {
  for (const app of apps) await app.stop();
  await catalogDb.db.client.db(`${catalogDb.prefix}inventory`).dropDatabase();
  await catalogDb.close();
  await keys.remove();
}
