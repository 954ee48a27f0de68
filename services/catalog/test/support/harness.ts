import { readConfig } from "@souk/chassis/config";
import { backgroundContext, type RequestContext, type Role } from "@souk/chassis/context";
import type { Peer, TypedClient } from "@souk/chassis/grpc";
import type { ServiceApp } from "@souk/chassis/service";
import { connectAsEdge, serviceEnvironment, type TestMongo, testKeys, testMongo } from "@souk/chassis/testing";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { createApp, migrateDatabase } from "../../src/app.ts";
import { settings } from "../../src/config.ts";

/** A catalog of one's own: real gRPC, real MongoDB, real Redis. */
export interface RunningCatalog {
  readonly app: ServiceApp;
  readonly mongo: TestMongo;
  readonly peer: Peer;
  readonly client: TypedClient<typeof CatalogServiceService>;
  /** The context of a call by such a user; without one, of a call without a token. */
  as(role?: Role): Promise<RequestContext>;
  stop(): Promise<void>;
}

export async function startCatalog(): Promise<RunningCatalog> {
  const mongo = await testMongo("catalog");
  const keys = await testKeys(["edge", "catalog"]);
  const config = readConfig(settings, serviceEnvironment("catalog", mongo, keys));
  await migrateDatabase(config);
  const app = createApp(config);
  await app.start();
  const { peer, client } = connectAsEdge(CatalogServiceService, { name: "catalog", port: app.grpcPort() }, keys);
  return {
    ...{ app, mongo, peer, client },
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
