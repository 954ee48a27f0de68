import { readConfig } from "@souk/chassis/config";
import { backgroundContext, type RequestContext, type Role } from "@souk/chassis/context";
import type { TypedClient } from "@souk/chassis/grpc";
import { systemPorts } from "@souk/chassis/ports";
import {
  connectAs,
  freePort,
  serviceEnvironment,
  type TestKeys,
  type TestMongo,
  testKeys,
  testMongo,
} from "@souk/chassis/testing";
import { InventoryServiceService } from "@souk/proto/souk/inventory/v1/inventory_service";
import { createApp } from "../../src/app.ts";
import { settings } from "../../src/config.ts";
import { migrateDatabase } from "../../src/migrate.ts";
import { BucketWriter } from "../../src/store/bucket-writer.ts";
import { MongoFollowedProducts } from "../../src/store/followed-products.ts";
import { MongoStockStore } from "../../src/store/stock-store.ts";
import { openStock } from "../../src/usecases/open-stock.ts";

/** An inventory of one's own: real gRPC, real MongoDB, real Redis. */
export interface RunningInventory {
  readonly client: TypedClient<typeof InventoryServiceService>;
  /** The same as a service that may watch. */
  readonly ops: TypedClient<typeof InventoryServiceService>;
  readonly mongo: TestMongo;
  /** `127.0.0.1:<port>`, for clients of other kinds, with the keys that it trusts. */
  readonly address: string;
  readonly keys: TestKeys;
  /** The same as the service that places orders. */
  readonly order: TypedClient<typeof InventoryServiceService>;
  /** Opens a product's stock as its event would. */
  hearOf(productId: string): Promise<void>;
  /** The context of a call by such a user; without one, of a call without a token. */
  as(role?: Role): Promise<RequestContext>;
  /** Stops the service and starts it anew, on its database and its port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startInventory(): Promise<RunningInventory> {
  const mongo = await testMongo("inventory");
  const keys = await testKeys(["edge", "cart", "inventory", "ops", "order"]);
  const environment = { ...serviceEnvironment("inventory", mongo, keys), GRPC_PORT: String(await freePort()) };
  const config = readConfig(settings, environment);
  await migrateDatabase(config);
  let app = createApp(config);
  await app.start();
  const callee = { name: "inventory", port: config.grpcPort };
  const { peer, client } = connectAs("edge", InventoryServiceService, callee, keys);
  const { peer: opsPeer, client: ops } = connectAs("ops", InventoryServiceService, callee, keys);
  const { peer: orderPeer, client: order } = connectAs("order", InventoryServiceService, callee, keys);
  const ports = systemPorts();
  const stock = new MongoStockStore(mongo.db, new BucketWriter(mongo.db, ports, () => undefined));
  const open = openStock({ stock, followed: new MongoFollowedProducts(mongo.db), clock: ports.clock });
  return {
    ...{ client, ops, order, mongo, keys, address: `127.0.0.1:${config.grpcPort}` },
    ...{ hearOf: (productId) => open({ productId, state: "ACTIVE", sequence: 1 }) },
    as: async (role) => {
      const context = backgroundContext("test", new AbortController().signal, Date.now() + 10_000);
      return role ? { ...context, userToken: await keys.userToken({ role, subject: `${role}-1` }) } : context;
    },
    restart: async () => {
      await app.stop();
      app = createApp(config);
      await app.start();
    },
    stop: async () => {
      await Promise.all([peer.stop(), opsPeer.stop(), orderPeer.stop()]);
      await app.stop();
      await mongo.close();
      await keys.remove();
    },
  };
}
