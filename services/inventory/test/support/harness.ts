import { createServiceTokenSource } from "@souk/chassis/auth";
import { readConfig } from "@souk/chassis/config";
import { backgroundContext, type RequestContext, type Role } from "@souk/chassis/context";
import { createClient, createPeer, type Peer, type TypedClient } from "@souk/chassis/grpc";
import { createMetrics } from "@souk/chassis/metrics";
import { systemPorts } from "@souk/chassis/ports";
import type { ServiceApp } from "@souk/chassis/service";
import { type TestKeys, testContract, testKeys, testMongo, testRedisUrl } from "@souk/chassis/testing";
import { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import { createApp, migrateDatabase } from "../../src/app.ts";
import { settings } from "../../src/config.ts";
import { MongoFollowedProducts } from "../../src/store/followed-products.ts";
import { MongoStockStore } from "../../src/store/stock-store.ts";
import { openStock } from "../../src/usecases/open-stock.ts";

/** An inventory of one's own: real gRPC, real MongoDB, real Redis. */
export interface RunningInventory {
  readonly client: TypedClient<typeof InventoryServiceService>;
  readonly peer: Peer;
  /** Opens a product's stock as its event would. */
  hearOf(productId: string): Promise<void>;
  /** The context of a call by such a user; without one, of a call without a token. */
  as(role?: Role): Promise<RequestContext>;
  stop(): Promise<void>;
}

export async function startInventory(): Promise<RunningInventory> {
  const mongo = await testMongo("inventory");
  const keys = await testKeys(["edge", "inventory"]);
  const config = readConfig(settings, {
    GRPC_PORT: "0",
    ADMIN_PORT: "0",
    LOG_LEVEL: "silent",
    MONGODB_URI: mongo.uri,
    DATABASE_PREFIX: mongo.prefix,
    REDIS_URL: testRedisUrl(),
    JWKS_FILE: keys.jwksFile,
    SERVICE_JWKS_FILE: keys.serviceJwksFile,
    SERVICE_KEY: keys.serviceKey("inventory").reveal(),
    PAGE_TOKEN_SECRET: "a secret of the tests, long enough",
  });
  await migrateDatabase(config);
  const app = createApp(config);
  await app.start();
  const { peer, client } = connectEdge(app, keys);
  const stores = { stock: new MongoStockStore(mongo.db), followed: new MongoFollowedProducts(mongo.db) };
  const open = openStock({ ...stores, clock: systemPorts().clock });
  return {
    ...{ client, peer, hearOf: (productId) => open({ productId, state: "ACTIVE", sequence: 1 }) },
    as: async (role) => {
      const context = backgroundContext("test", new AbortController().signal, Date.now() + 10_000);
      return role ? { ...context, userToken: await keys.userToken({ role, subject: `${role}-1` }) } : context;
    },
    stop: async () => {
      await peer.stop();
      await app.stop();
      await mongo.close();
      await keys.remove();
    },
  };
}

function connectEdge(app: ServiceApp, keys: TestKeys) {
  const ports = systemPorts();
  const contract = testContract();
  const peer = createPeer({
    ...{ name: "inventory", address: `127.0.0.1:${app.grpcPort()}`, packages: ["souk.inventory.v1"], contract },
    tokens: createServiceTokenSource(keys.serviceKey("edge"), ports.clock),
    metrics: createMetrics(),
  });
  return { peer, client: createClient(InventoryServiceService, { peer, contract, ports }) };
}
