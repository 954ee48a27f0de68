import { createCallerVerifier, createTokenVerifier } from "../auth/index.ts";
import type { ConfigOf, serviceSettings } from "../config/index.ts";
import { loadContract } from "../contract/index.ts";
import { createOutbound, MongoEventLog, type Outbound, type OutboxStore, subscriptionsOf } from "../events/index.ts";
import { createGrpcServer, type GrpcServer, type Handlers, type ServiceDefinition } from "../grpc/index.ts";
import { type App, type Component, createLifecycle } from "../lifecycle/index.ts";
import { createLogger } from "../log/index.ts";
import { createAdminServer, createMetrics, type HealthReport } from "../metrics/index.ts";
import {
  checkMigrated,
  classifyMongoError,
  createMongo,
  type Migration,
  type Mongo,
  MongoLease,
  migrate,
} from "../mongo/index.ts";
import { createPageTokens, type PageTokens } from "../pages/index.ts";
import { type Essentials, type Ports, systemPorts } from "../ports/index.ts";
import { createRedis, createSubscriberQueue, type RedisConnection } from "../queues/index.ts";

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
}

/** A running service and the ports that it got. */
export interface ServiceApp extends App {
  grpcPort(): number;
  adminPort(): number;
}

/** What every service stands on; an `app.ts` puts its own parts on top of it. */
export interface ServiceKit extends Essentials {
  readonly mongo: Mongo;
  readonly pages: PageTokens;
  serve<S extends ServiceDefinition>(definition: S, handlers: Handlers<S>): void;
  /** A connection of the given use; while it is down the service is degraded, not unready. */
  redis(use: "producer" | "consumer"): RedisConnection;
  /** Outbox → event log → the queues that the contract names for this package's events. */
  outbound(outbox: OutboxStore): Outbound;
  /** Ends the composition: everything given starts after the database and before the gRPC port opens. */
  app(components: readonly Component[]): ServiceApp;
}

export function createServiceKit(options: ServiceOptions): ServiceKit {
  const { name, protoPackage, config, migrations, ports = systemPorts() } = options;
  const { logger, mongo } = createStore(options);
  const contract = loadContract();
  const metrics = createMetrics();
  const essentials: Essentials = { contract, logger, metrics, ports };
  const grpc = createGrpcServer({
    ...essentials,
    host: config.bindHost,
    port: config.grpcPort,
    domain: protoPackage,
    classify: classifyMongoError,
    verifyToken: createTokenVerifier({
      jwksFile: config.jwksFile,
      clock: ports.clock,
      production: config.profile === "production",
    }),
    verifyCaller: createCallerVerifier(config.serviceJwksFile, name, ports.clock),
  });
  const readiness = createReadiness(mongo, grpc);
  const resources: Component[] = []; // what the kit's own parts stand on; opened before them, closed after them
  const admin = createAdminServer({ port: config.adminPort, host: config.bindHost, metrics, health: readiness.report });

  function redis(use: "producer" | "consumer"): RedisConnection {
    const connection = createRedis({ url: config.redisUrl, logger, use });
    readiness.watch(connection.name, connection.isUp);
    return connection;
  }

  function outbound(outbox: OutboxStore): Outbound {
    const connection = redis("producer");
    const queues = subscriptionsOf(contract, protoPackage).map(({ queue, subscriber, type }) =>
      createSubscriberQueue({ source: name, subscriber, queue, types: new Set([type]), redis: connection.redis }),
    );
    const lease = new MongoLease(mongo.db, "relay", ports.ids.next(), ports.clock);
    const log = new MongoEventLog(mongo.db, ports.ids);
    resources.push(connection, ...queues);
    return createOutbound({ outbox, log, lease, queues, logger, metrics, ports });
  }

  return {
    ...essentials,
    mongo,
    redis,
    outbound,
    pages: createPageTokens(config.pageTokenSecret),
    serve: (definition, handlers) => grpc.add(definition, handlers),
    app: (components) => ({
      ...createLifecycle([admin, mongo, schemaCheck(mongo, migrations), ...resources, ...components, grpc, readiness], {
        logger,
        graceMs: config.shutdownGraceMs,
      }),
      grpcPort: grpc.port,
      adminPort: admin.port,
    }),
  };
}

function schemaCheck({ db }: Mongo, migrations: readonly Migration[]): Component {
  return { name: "migrations", start: () => checkMigrated(db, migrations), stop: async () => undefined };
}

/** What `--migrate` does: brings the service's database up to date. */
export async function migrateService(options: ServiceOptions): Promise<void> {
  const { logger, mongo } = createStore(options);
  await mongo.start();
  try {
    const done = await migrate(mongo.db, options.migrations, options.ports ?? systemPorts());
    logger.info({ count: done.length }, "migrations applied");
  } finally {
    await mongo.stop();
  }
}

/** The service's own database, and the logger that tells of it; nothing is opened before its start. */
function createStore({ name, config }: ServiceOptions) {
  const logger = createLogger({ service: name, level: config.logLevel });
  const mongo = createMongo({ uri: config.mongodbUri, database: `${config.databasePrefix}${name}`, logger });
  return { logger, mongo };
}

/** Ready is: started, not draining, and the own database answers. The gRPC health service tells the same. */
function createReadiness(mongo: Mongo, grpc: GrpcServer) {
  const watched = new Map<string, () => boolean>();
  let open = false;
  const tell = () => grpc.setServing(open && mongo.isUp());
  const set = (value: boolean) => async () => {
    open = value;
    tell();
  };
  mongo.onChange(tell);
  const report = (): HealthReport => ({
    ready: open && mongo.isUp(),
    degraded: [...watched].filter(([, isUp]) => !isUp()).map(([name]) => name),
  });
  const watch = (name: string, isUp: () => boolean) => void watched.set(name, isUp);
  return { name: "readiness", report, watch, start: set(true), drain: set(false), stop: set(false) };
}
