import { Metadata } from "@grpc/grpc-js";
import { createCallerVerifier, createServiceTokenSource, createTokenVerifier, JwksFile } from "../auth/index.ts";
import { backgroundContext, type RequestContext } from "../context/index.ts";
import { type Contract, packageOf } from "../contract/index.ts";
import { createFaults } from "../faults/index.ts";
import {
  createClient,
  createGrpcServer,
  createPeer,
  type GrpcServer,
  type GrpcServerOptions,
  type Peer,
  type ServiceDefinition,
  type TypedClient,
} from "../grpc/index.ts";
import { testEssentials } from "./essentials.ts";
import { type TestKeys, type TestUser, testKeys } from "./keys.ts";

export interface TestServerOptions extends Partial<Omit<GrpcServerOptions, "host">> {
  /** The service's name, which callers' tokens are made out to. @defaultValue "test" */
  readonly service?: string;
  /** Services that may be named as callers. @defaultValue edge and the service itself */
  readonly callers?: readonly string[];
  /** Shared by the servers of one test, where they call each other. */
  readonly keys?: TestKeys;
  /** Adds the handlers. */
  readonly setUp: (server: GrpcServer) => void;
}

/** A gRPC server on a port of the system's choice, in this process. */
export interface TestServer {
  readonly grpc: GrpcServer;
  readonly service: string;
  /** `127.0.0.1:<port>`. */
  readonly address: string;
  readonly contract: Contract;
  readonly keys: TestKeys;
  /** What a call must carry, for clients that are not {@link connect}'s. */
  metadata(who: Caller): Promise<Metadata>;
  /** Closes the clients and the server, at once. */
  stop(): Promise<void>;
  /** Closed with the server. */
  readonly peers: Peer[];
}

/** Who calls: a service, and a user where it acts for one. */
export interface Caller {
  readonly as: string;
  readonly user?: TestUser;
}

export async function startTestServer({ setUp, ...given }: TestServerOptions): Promise<TestServer> {
  const essentials = { ...testEssentials(), ...given };
  const { contract, ports } = essentials;
  const { service = "test" } = given;
  const keys = given.keys ?? (await testKeys(["edge", service, ...(given.callers ?? [])], ports.clock));
  const grpc = createGrpcServer({
    domain: `souk.${service}.v1`,
    faults: createFaults(true, ports.random),
    verifyToken: createTokenVerifier({
      ...{ authority: new JwksFile(keys.jwksFile, ports.clock), issuer: "souk" },
      ...{ clock: ports.clock, production: false },
    }),
    verifyCaller: createCallerVerifier(keys.serviceJwksFile, service, ports.clock),
    classify: () => undefined,
    port: 0,
    ...essentials,
    host: "127.0.0.1",
  });
  setUp(grpc);
  await grpc.start();
  const peers: Peer[] = [];
  return {
    grpc,
    service,
    address: `127.0.0.1:${grpc.port()}`,
    contract,
    keys,
    peers,
    metadata: (who) => metadataOf(keys, service, who),
    stop: async () => {
      for (const peer of peers) await peer.stop();
      await grpc.stop();
      if (!given.keys) await keys.remove();
    },
  };
}

/** A typed client whose calls need no context: they run for 10 s at most and as the caller that was named. */
export type TestClient<S extends ServiceDefinition> = {
  readonly [K in keyof TypedClient<S>]: TypedClient<S>[K] extends (request: infer Req, context: never) => infer Res
    ? (request: Req, context?: Partial<RequestContext>) => Res
    : never;
};

const CALL_TIMEOUT_MS = 10_000;

/** Connects to a test server as a service, for a user where one is named. */
export async function connect<S extends ServiceDefinition>(
  server: TestServer,
  definition: S,
  { as, user }: Caller,
): Promise<TestClient<S>> {
  const { contract, keys } = server;
  const essentials = testEssentials({ contract });
  const { ports } = essentials;
  const peer = createPeer({
    ...essentials,
    name: server.service,
    address: server.address,
    packages: packagesOf(definition),
    tokens: createServiceTokenSource(keys.serviceKey(as), ports.clock),
  });
  server.peers.push(peer);
  const userToken = user && (await keys.userToken(user));
  const calls = createClient(definition, { peer, contract, ports }) as Record<string, unknown>;
  const client: Record<string, unknown> = {};
  for (const [name, call] of Object.entries(calls)) {
    client[name] = (request: unknown, context: Partial<RequestContext> = {}) => {
      const deadline = Date.now() + CALL_TIMEOUT_MS;
      const background = backgroundContext(ports.ids.next(), new AbortController().signal, deadline);
      return (call as (request: unknown, context: RequestContext) => unknown)(request, {
        ...background,
        userToken,
        ...context,
      });
    };
  }
  return client as TestClient<S>;
}

function packagesOf(definition: ServiceDefinition): string[] {
  return [...new Set(Object.values(definition).map(({ path }) => packageOf(path.split("/")[1] ?? "")))];
}

async function metadataOf(keys: TestKeys, service: string, { as, user }: Caller): Promise<Metadata> {
  const metadata = new Metadata();
  metadata.set("x-souk-service", await keys.serviceToken(as, service));
  if (user) metadata.set("authorization", `Bearer ${await keys.userToken(user)}`);
  return metadata;
}
