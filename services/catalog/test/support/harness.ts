import { readConfig } from "@souk/chassis/config";
import { backgroundContext, type RequestContext, type Role } from "@souk/chassis/context";
import type { Peer, TypedClient } from "@souk/chassis/grpc";
import type { ServiceApp } from "@souk/chassis/service";
import { connectAs, serviceEnvironment, type TestMongo, testKeys, testMongo } from "@souk/chassis/testing";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { createApp, migrateDatabase } from "../../src/app.ts";
import { settings } from "../../src/config.ts";

/** A catalog of one's own: real gRPC, real MongoDB, real Redis. */
export interface RunningCatalog {
  readonly app: ServiceApp;
  readonly mongo: TestMongo;
  readonly peer: Peer;
  readonly client: TypedClient<typeof CatalogServiceService>;
  /** The same for people's tools, which may call what the edge may not. */
  readonly ops: TypedClient<typeof CatalogServiceService>;
  /** The context of a call by such a user; without one, of a call without a token. */
  as(role?: Role): Promise<RequestContext>;
  stop(): Promise<void>;
}

export async function startCatalog(): Promise<RunningCatalog> {
  const mongo = await testMongo("catalog");
  const keys = await testKeys(["edge", "catalog", "ops"]);
  const config = readConfig(settings, serviceEnvironment("catalog", mongo, keys));
  await migrateDatabase(config);
  const app = createApp(config);
  await app.start();
  const at = { name: "catalog", port: app.grpcPort() };
  const { peer, client } = connectAs("edge", CatalogServiceService, at, keys);
  const ops = connectAs("ops", CatalogServiceService, at, keys);
  return {
    ...{ app, mongo, peer, client, ops: ops.client },
    as: async (role) => {
      const context = backgroundContext("test", new AbortController().signal, Date.now() + 10_000);
      return role ? { ...context, userToken: await keys.userToken({ role, subject: `${role}-1` }) } : context;
    },
    stop: async () => {
      await peer.stop();
      await ops.peer.stop();
      await app.stop();
      await mongo.close();
      await keys.remove();
    },
  };
}
