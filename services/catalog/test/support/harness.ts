import { createServiceTokenSource } from "@souk/chassis/auth";
import { readConfig } from "@souk/chassis/config";
import { backgroundContext, type RequestContext, type Role } from "@souk/chassis/context";
import { createClient, createPeer, type Peer, type TypedClient } from "@souk/chassis/grpc";
import { createMetrics } from "@souk/chassis/metrics";
import { systemPorts } from "@souk/chassis/ports";
import type { ServiceApp } from "@souk/chassis/service";
import { type TestKeys, type TestMongo, testContract, testKeys, testMongo, testRedisUrl } from "@souk/chassis/testing";
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
  const config = readConfig(settings, {
    GRPC_PORT: "0",
    ADMIN_PORT: "0",
    LOG_LEVEL: "silent",
    MONGODB_URI: mongo.uri,
    DATABASE_PREFIX: mongo.prefix,
    REDIS_URL: testRedisUrl(),
    JWKS_FILE: keys.jwksFile,
    SERVICE_JWKS_FILE: keys.serviceJwksFile,
    SERVICE_KEY: keys.serviceKey("catalog").reveal(),
    PAGE_TOKEN_SECRET: "a secret of the tests, long enough",
  });
  await migrateDatabase(config);
  const app = createApp(config);
  await app.start();
  const { peer, client } = connectEdge(app, keys);
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

function connectEdge(app: ServiceApp, keys: TestKeys) {
  const ports = systemPorts();
  const contract = testContract();
  const peer = createPeer({
    ...{ name: "catalog", address: `127.0.0.1:${app.grpcPort()}`, packages: ["souk.catalog.v1"], contract },
    tokens: createServiceTokenSource(keys.serviceKey("edge"), ports.clock),
    metrics: createMetrics(),
  });
  return { peer, client: createClient(CatalogServiceService, { peer, contract, ports }) };
}
