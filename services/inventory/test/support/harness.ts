import { readConfig } from "@souk/chassis/config";
import { backgroundContext, type RequestContext, type Role } from "@souk/chassis/context";
import type { Peer, TypedClient } from "@souk/chassis/grpc";
import { systemPorts } from "@souk/chassis/ports";
import { connectAsEdge, serviceEnvironment, testKeys, testMongo } from "@souk/chassis/testing";
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
  const config = readConfig(settings, serviceEnvironment("inventory", mongo, keys));
  await migrateDatabase(config);
  const app = createApp(config);
  await app.start();
  const { peer, client } = connectAsEdge(InventoryServiceService, { name: "inventory", port: app.grpcPort() }, keys);
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
