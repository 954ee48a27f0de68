import { createServiceTokenSource } from "../auth/index.ts";
import type { Environment } from "../config/index.ts";
import { packageOf } from "../contract/index.ts";
import { createClient, createPeer, type Peer, type ServiceDefinition, type TypedClient } from "../grpc/index.ts";
import { testEssentials } from "./essentials.ts";
import type { TestKeys } from "./keys.ts";
import { type TestMongo, testRedisUrl } from "./stores.ts";

/** The environment of a service in a test: silent, on ports of the system's choice, with the test's stores and keys. */
export function serviceEnvironment(service: string, mongo: TestMongo, keys: TestKeys): Environment {
  return {
    GRPC_PORT: "0",
    ADMIN_PORT: "0",
    LOG_LEVEL: "silent",
    MONGODB_URI: mongo.uri,
    DATABASE_PREFIX: mongo.prefix,
    REDIS_URL: testRedisUrl(),
    JWKS_FILE: keys.jwksFile,
    SERVICE_JWKS_FILE: keys.serviceJwksFile,
    SERVICE_KEY: keys.serviceKey(service).reveal(),
    PAGE_TOKEN_SECRET: "a secret of the tests, long enough",
    AUDIT_SECRET: "another secret of the tests, long enough",
  };
}

/** A typed client of a running service, which takes it for the caller named; the caller closes the peer. */
export function connectAs<S extends ServiceDefinition>(
  caller: string,
  definition: S,
  service: { readonly name: string; readonly port: number },
  keys: TestKeys,
): { readonly peer: Peer; readonly client: TypedClient<S> } {
  const essentials = testEssentials();
  const [path = ""] = Object.values(definition).map((rpc) => rpc.path.split("/")[1] ?? "");
  const peer = createPeer({
    ...essentials,
    name: service.name,
    address: `127.0.0.1:${service.port}`,
    packages: [packageOf(path)],
    tokens: createServiceTokenSource(keys.serviceKey(caller), essentials.ports.clock),
  });
  return { peer, client: createClient(definition, { peer, ...essentials }) };
}

/** The same as the edge, which most rpcs take calls from. */
export function connectAsEdge<S extends ServiceDefinition>(
  definition: S,
  service: { readonly name: string; readonly port: number },
  keys: TestKeys,
): { readonly peer: Peer; readonly client: TypedClient<S> } {
  return connectAs("edge", definition, service, keys);
}
