import type { AskAccess } from "../access/index.ts";
import type { AuditLog } from "../audit/index.ts";
import type { TokenVerifier } from "../auth/index.ts";
import { type Breaker, type BreakerOptions, createBreaker } from "../breaker/index.ts";
import type { ConfigOf, serviceSettings } from "../config/index.ts";
import type { Loop, Outbound, OutboxStore } from "../events/index.ts";
import { createFaults, mayHaveFaults } from "../faults/index.ts";
import {
  createGrpcServer,
  createPeer,
  type Handlers,
  type Peer,
  type PeerOptions,
  type ServiceDefinition,
} from "../grpc/index.ts";
import { type App, type Component, createLifecycle } from "../lifecycle/index.ts";
import { createAdminServer } from "../metrics/index.ts";
import { createStore, schemaCheck } from "../migration/index.ts";
import type { Migration, Mongo } from "../mongo/index.ts";
import { buildOf, createOpsService, OpsDefinition } from "../ops/index.ts";
import { createPageTokens, type PageTokens } from "../pages/index.ts";
import type { Essentials, Ports } from "../ports/index.ts";
import { createBreakers } from "./breakers.ts";
import {
  auditOf,
  authorityOf,
  connector,
  essentialsOf,
  outboundOf,
  serverOptions,
  sweepOf,
  tokensOf,
} from "./parts.ts";
import { createQueueParts, type QueueParts } from "./queue-parts.ts";
import { createReadiness } from "./readiness.ts";

export type ServiceConfig = ConfigOf<ReturnType<typeof serviceSettings>>;

export interface ServiceOptions {
  /** `catalog`: names the database, the queues' prefix and the audience of tokens. */
  readonly name: string;
  /** `souk.catalog.v1`: its rpcs, events and error reasons are this service's. */
  readonly protoPackage: string;
  readonly config: ServiceConfig;
  readonly migrations: readonly Migration[];
  /** @defaultValue the system's clock, ids and randomness */
  readonly ports?: Ports;
  /** How it learns of keys and ended sessions. @defaultValue from JWKS_FILE, or by asking identity */
  readonly askAccess?: AskAccess;
}

/** A running service and the ports that it got. */
export interface ServiceApp extends App {
  grpcPort(): number;
  adminPort(): number;
}

export interface SweepOptions {
  readonly name: string;
  /** Time between two turns, in milliseconds. */
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

/** What every service stands on; an `app.ts` puts its own parts on top of it. */
export interface ServiceKit extends Essentials, QueueParts {
  readonly mongo: Mongo;
  readonly pages: PageTokens;
  /** Who did what in this service. What must be on record is appended before the call is answered. */
  readonly audit: AuditLog;
  /** For users' tokens that come as part of a request; the one of the call itself is verified before any handler. */
  readonly verifyToken: TokenVerifier;
  /** A peer that this service calls; started and closed with the service, its breaker shown in OpsService. */
  peer(callee: Pick<PeerOptions, "name" | "address" | "packages">): Peer;
  /** Stands before what the service calls and no peer is; shown in OpsService with those of its peers. */
  breaker(options: Pick<BreakerOptions, "name" | "isFault" | "isNoAnswer">): Breaker;
  /** Work that every replica does from time to time, because it must not need Redis; a failure is tried again at the next turn, and a wake brings it on. */
  sweep(options: SweepOptions): Loop;
  serve<S extends ServiceDefinition>(definition: S, handlers: Handlers<S>): void;
  /** Outbox → event log → the queues that the contract names for this package's events. */
  outbound(outbox: OutboxStore): Outbound;
  /** Ends the composition: everything given starts after the database and before the gRPC port opens. */
  app(components: readonly Component[]): ServiceApp;
}

export function createServiceKit(options: ServiceOptions): ServiceKit {
  const { name, config } = options;
  const { logger, mongo } = createStore(options);
  const essentials = essentialsOf(options, logger);
  const faults = createFaults(mayHaveFaults(config), essentials.ports.random);
  const resources: Component[] = []; // what the kit's own parts stand on; opened before them, closed after them
  const own = (resource: Component) => void resources.push(resource);
  const readiness = createReadiness(mongo, (serving) => grpc.setServing(serving));
  const authority = authorityOf(options, essentials, { watch: readiness.watch, own });
  const reached = serverOptions(options, authority);
  const grpc = createGrpcServer({ ...essentials, ...reached, faults });
  const { adminPort: port, bindHost: host } = config;
  const admin = createAdminServer({ port, host, metrics: essentials.metrics, health: readiness.report });
  const connect = connector(config.redisUrl, logger, (connection) => {
    readiness.watch(connection.name, connection.isUp);
    own(connection);
  });
  const queueParts = createQueueParts({ ...essentials, service: name, connect, own });
  const [pages, audit] = [createPageTokens(config.pageTokenSecret), auditOf(options, essentials, mongo)];
  const breakers = createBreakers(readiness.watch);
  let told: Outbound | undefined;

  const ops = createOpsService({
    ...{ logger, faults, clock: essentials.ports.clock, build: buildOf(name, config, essentials) },
    breakers: breakers.all,
    ...{ queues: queueParts.admin, outbox: () => told?.report(), audit: { log: audit, pages } },
  });
  grpc.add(OpsDefinition, ops);
  return {
    ...essentials,
    ...queueParts,
    ...{ mongo, pages, audit, verifyToken: reached.verifyToken },
    peer: (callee) => {
      const peer = createPeer({ ...essentials, ...callee, tokens: tokensOf(config, essentials.ports) });
      breakers.add(peer.breaker, peer.name);
      own(peer);
      return peer;
    },
    breaker: (before) => breakers.add(createBreaker({ ...essentials, ...before }), before.name),
    sweep: (sweep) => sweepOf(sweep, essentials),
    outbound: (outbox) => {
      told = outboundOf(options, essentials, { outbox, mongo, redis: connect("producer").redis, own });
      return told;
    },
    serve: (definition, handlers) => grpc.add(definition, handlers),
    app: (components) => ({
      ...createLifecycle(
        [
          ...[essentials.tracer, admin, mongo, schemaCheck(mongo, options), audit],
          ...[...resources, ...components, grpc, readiness],
        ],
        { logger, graceMs: config.shutdownGraceMs },
      ),
      grpcPort: grpc.port,
      adminPort: admin.port,
    }),
  };
}
