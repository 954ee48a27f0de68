import { type Environment, readConfig } from "@souk/chassis/config";
import { backgroundContext, type RequestContext, type Role } from "@souk/chassis/context";
import type { TypedClient } from "@souk/chassis/grpc";
import {
  connectAs,
  serviceEnvironment,
  type TestKeys,
  type TestMongo,
  testKeys,
  testMongo,
} from "@souk/chassis/testing";
import { CartServiceService } from "@souk/proto/souk/cart/v1/cart_service";
import { createApp } from "../../src/app.ts";
import { settings } from "../../src/config.ts";
import { migrateDatabase } from "../../src/migrate.ts";
import { type Neighbours, startNeighbours } from "./neighbours.ts";

/** A cart service of one's own: real gRPC, real MongoDB, neighbours that are really called. */
export interface RunningCart {
  readonly client: TypedClient<typeof CartServiceService>;
  /** The same as the service that places orders. */
  readonly order: TypedClient<typeof CartServiceService>;
  readonly neighbours: Neighbours;
  readonly mongo: TestMongo;
  /** `127.0.0.1:<port>`, for clients of other kinds, with the keys that it trusts. */
  readonly address: string;
  readonly adminUrl: string;
  readonly keys: TestKeys;
  /** An access token of somebody. */
  token(subject: string, role?: Role): Promise<string>;
  /** The context of a call by somebody; without a name, of a call without a token. */
  as(subject?: string, role?: Role): Promise<RequestContext>;
  stop(): Promise<void>;
}

export async function startCart(changes: Environment = {}): Promise<RunningCart> {
  const mongo = await testMongo("cart");
  const keys = await testKeys(["edge", "order", "cart", "catalog", "inventory"]);
  const neighbours = await startNeighbours(keys);
  const config = readConfig(settings, {
    ...serviceEnvironment("cart", mongo, keys),
    CATALOG_GRPC_ADDR: neighbours.catalog.address,
    INVENTORY_GRPC_ADDR: neighbours.inventory.address,
    ...changes,
  });
  await migrateDatabase(config);
  const app = createApp(config);
  await app.start();
  const callee = { name: "cart", port: app.grpcPort() };
  const asEdge = connectAs("edge", CartServiceService, callee, keys);
  const asOrder = connectAs("order", CartServiceService, callee, keys);
  const token = (subject: string, role: Role = "USER") => keys.userToken({ role, subject });
  return {
    ...{ client: asEdge.client, order: asOrder.client, neighbours, mongo, keys, token },
    ...{ address: `127.0.0.1:${callee.port}`, adminUrl: `http://127.0.0.1:${app.adminPort()}` },
    as: async (subject, role) => {
      const context = backgroundContext("test", new AbortController().signal, Date.now() + 10_000);
      return subject === undefined ? context : { ...context, userToken: await token(subject, role) };
    },
    stop: async () => {
      await Promise.all([asEdge.peer.stop(), asOrder.peer.stop()]);
      await app.stop();
      await neighbours.stop();
      await mongo.close();
      await keys.remove();
    },
  };
}
