import { readConfig } from "@souk/chassis/config";
import { backgroundContext, type RequestContext, type Role } from "@souk/chassis/context";
import type { Peer, TypedClient } from "@souk/chassis/grpc";
import {
  connectAs,
  freePort,
  serviceEnvironment,
  type TestKeys,
  type TestMongo,
  testKeys,
  testMongo,
} from "@souk/chassis/testing";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { createApp } from "../../src/app.ts";
import { settings } from "../../src/config.ts";
import { migrateDatabase } from "../../src/migrate.ts";

/** A catalog of one's own: real gRPC, real MongoDB, real Redis. */
export interface RunningCatalog {
  readonly mongo: TestMongo;
  /** `127.0.0.1:<port>`, for clients of other kinds, with the keys that it trusts. */
  readonly address: string;
  readonly keys: TestKeys;
  readonly peer: Peer;
  readonly client: TypedClient<typeof CatalogServiceService>;
  /** The same for people's tools, which may call what the edge may not. */
  readonly ops: TypedClient<typeof CatalogServiceService>;
  /** The context of a call by such a user; without one, of a call without a token. */
  as(role?: Role): Promise<RequestContext>;
  /** Stops the service and starts it anew, on its database and its port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startCatalog(): Promise<RunningCatalog> {
  const mongo = await testMongo("catalog");
  const keys = await testKeys(["edge", "cart", "catalog", "ops"]);
  const environment = { ...serviceEnvironment("catalog", mongo, keys), GRPC_PORT: String(await freePort()) };
  const config = readConfig(settings, environment);
  await migrateDatabase(config);
  let app = createApp(config);
  await app.start();
  const callee = { name: "catalog", port: config.grpcPort };
  const { peer, client } = connectAs("edge", CatalogServiceService, callee, keys);
  const { peer: opsPeer, client: ops } = connectAs("ops", CatalogServiceService, callee, keys);
  return {
    ...{ mongo, keys, peer, client, ops },
    address: `127.0.0.1:${config.grpcPort}`,
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
      await Promise.all([peer.stop(), opsPeer.stop()]);
      await app.stop();
      await mongo.close();
      await keys.remove();
    },
  };
}
