import { readFileSync } from "node:fs";
import type { BlockList } from "node:net";
import { createRegistry } from "@bufbuild/protobuf";
import { type Contract, loadContract } from "@souk/chassis/contract";
import { type App, createLifecycle } from "@souk/chassis/lifecycle";
import { createLogger, type ServiceLogger } from "@souk/chassis/log";
import { createAdminServer, createMetrics } from "@souk/chassis/metrics";
import { type Essentials, systemPorts } from "@souk/chassis/ports";
import { createRedis, type RedisConnection } from "@souk/chassis/redis";
import { createTracer, type Tracer } from "@souk/chassis/tracing";
import type { EdgeConfig } from "./config.ts";
import { createDocs } from "./docs/docs.ts";
import { KEPT_MS } from "./http/coalesce.ts";
import { createCors } from "./http/cors.ts";
import { createHandler, type ErrorContract } from "./http/handler.ts";
import { createHttpServer } from "./http/http-server.ts";
import { createReplyPrinter } from "./http/reply-printer.ts";
import { createClientAddress, parseProxies } from "./limits/client-address.ts";
import { LocalWindows } from "./limits/local-windows.ts";
import { RateLimiter } from "./limits/rate-limiter.ts";
import { parseRateLimits, type RateLimits } from "./limits/rate-limits.ts";
import { RedisWindows } from "./limits/redis-windows.ts";
import { countRefusals, type Refusals } from "./limits/refusals.ts";
import { createDocument, type DocumentOptions } from "./openapi/document.ts";
import { commentsOf } from "./openapi/own-comments.ts";
import { createOpsServer } from "./ops/ops-server.ts";
import { createGuard } from "./policy/authenticate.ts";
import { createPassingTracer } from "./policy/passing-tracer.ts";
import { createJsonWriter } from "./protojson/compiled/json-writer.ts";
import { RedisReplayStore } from "./replay/replay-store.ts";
import { Replays } from "./replay/replays.ts";
import { type CompileOptions, compileRoutes, STRICT } from "./routing/compile-routes.ts";
import { readRulesFile } from "./routing/rules-file.ts";
import { StartFault } from "./start-fault.ts";
import { connect } from "./upstream/connect.ts";
import { RecentWrites } from "./upstream/recent-writes.ts";
import { SharedReads } from "./upstream/shared-reads.ts";

export interface EdgeApp extends App {
  /** The port of the REST API, once started. */
  port(): number;
  adminPort(): number;
  /** Of OpsService; undefined where there is none. */
  grpcPort(): number | undefined;
}

export interface EdgeParts {
  /** @defaultValue the project's own image */
  readonly contract?: Contract;
  /** @defaultValue JSON lines on standard output */
  readonly logger?: ServiceLogger;
}

/**
 * The map of the edge. Nothing is opened before it is started.
 *
 * @throws StartFault
 */
export function createApp(config: EdgeConfig, parts: EdgeParts = {}): EdgeApp {
  const own = loadContract();
  const contract = parts.contract ?? own;
  const logger = parts.logger ?? createLogger({ service: "edge", level: config.logLevel });
  const tracer = tracerFor(config, logger);
  const essentials: Essentials = { contract, logger, metrics: createMetrics(), ports: systemPorts(), tracer };
  const { metrics, ports } = essentials;
  const table = compileRoutes(contract, compileOptionsOf(config));
  const refusals = countRefusals(metrics);
  const { peers, upstreams, access } = connect(config, essentials, table.routes, { own, refusals });
  const guard = createGuard({ ...access, defaultAccess: config.defaultAccess, metrics });

  const redis = config.redisUrl ? createRedis({ url: config.redisUrl, logger, use: "producer" }) : undefined;
  const draining = new AbortController();
  const handle = createHandler({
    ...essentials,
    ...{ table, upstreams, guard, errors: errorContract(contract, own), draining: draining.signal },
    printer: createReplyPrinter(createJsonWriter(contract.registry, { omitDefaults: config.omitDefaults })),
    ...{ reads: new SharedReads(), writes: new RecentWrites(KEPT_MS) },
    rates: createRates(config, redis, refusals),
    replays: createReplays(config, redis, essentials),
    clientAddress: createClientAddress(parseProxies(config.trustedProxies) as BlockList),
    cors: createCors(config.corsOrigins),
    docs: config.docs
      ? createDocs(() => createDocument(table.routes, documentOptions(config, contract, own)))
      : undefined,
    options: handlerOptionsOf(config),
  });
  const http = createHttpServer({
    ...{ port: config.edgePort, host: config.bindHost, logger, nextId: () => ports.ids.next(), handle },
    onDrain: () => draining.abort(),
  });
  const degraded = () => [...upstreams.degraded(), ...access.degraded(), ...(redis && !redis.isUp() ? ["redis"] : [])];
  const health = () => ({ ready: http.isOpen(), degraded: degraded() });
  const admin = createAdminServer({ port: config.adminPort, host: config.bindHost, metrics, health });
  const ops = createOpsServer(config, { ...essentials, contract: own }, { logger, ...access, peers });

  const components = [
    tracer,
    admin,
    ...(redis ? [redis] : []),
    ...peers,
    ...access.components,
    ...(ops ? [ops] : []),
    http,
  ];
  const lifecycle = createLifecycle(components, { logger, graceMs: config.shutdownGraceMs });
  return { ...lifecycle, port: () => http.port(), adminPort: () => admin.port(), grpcPort: () => ops?.port() };
}

/** A tool that was told of no receiver leaves the traces of its callers alone. */
function tracerFor({ otlpEndpoint, traceRatio, upstreams }: EdgeConfig, logger: ServiceLogger): Tracer {
  if (upstreams.length > 0 && otlpEndpoint === undefined) return createPassingTracer();
  return createTracer({ service: "edge", logger, endpoint: otlpEndpoint, ratio: traceRatio });
}

/**
 * How the configuration wants the contract read.
 *
 * @throws StartFault, RulesFileError
 */
export function compileOptionsOf(config: EdgeConfig): CompileOptions {
  const { listsInPath, lenientMethods, services, rulesFile, bindUnannotated } = config;
  return {
    allowListsInPath: listsInPath === "commas",
    lenientMethods: new Set(lenientMethods),
    rules: rulesFile === undefined ? STRICT.rules : readRulesFile(textOf(rulesFile), rulesFile),
    services: new Set(services),
    bindUnannotated,
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new StartFault("The file of HTTP rules cannot be read", [
      `${file}: ${(error as NodeJS.ErrnoException).code}`,
    ]);
  }
}

function documentOptions(config: EdgeConfig, contract: Contract, own: Contract): DocumentOptions {
  return { ...config, contract, own, comments: commentsOf(contract) };
}

function handlerOptionsOf(config: EdgeConfig) {
  const { ignoredParameters, ...rest } = config;
  return { ...rest, ignoredParameters: new Set(ignoredParameters) };
}

function createReplays(
  { redisPrefix }: EdgeConfig,
  connection: RedisConnection | undefined,
  { logger, ports: { ids, clock } }: Essentials,
): Replays {
  return new Replays(connection && new RedisReplayStore(connection.redis, redisPrefix, ids.next(), clock), logger);
}

function createRates(
  { rateLimits, redisPrefix }: EdgeConfig,
  connection: RedisConnection | undefined,
  refusals: Refusals,
): RateLimiter {
  const shared = connection && new RedisWindows(connection.redis, redisPrefix);
  const limits = parseRateLimits(rateLimits) as RateLimits;
  return new RateLimiter({ limits, own: new LocalWindows(), shared, refused: refusals.byRate });
}

/** Errors of the edge's own are the project's, whatever contract it fronts. */
function errorContract(contract: Contract, own: Contract): ErrorContract {
  return {
    reason: (domain, reason) => contract.reason(domain, reason) ?? own.reason(domain, reason),
    writer: createJsonWriter(createRegistry(own.registry, contract.registry)),
  };
}
