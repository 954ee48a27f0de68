import { createRegistry } from "@bufbuild/protobuf";
import { createServiceTokenSource, createTokenVerifier } from "@souk/chassis/auth";
import { type Contract, loadContract } from "@souk/chassis/contract";
import { createPeer } from "@souk/chassis/grpc";
import { type App, createLifecycle } from "@souk/chassis/lifecycle";
import { createLogger, type ServiceLogger } from "@souk/chassis/log";
import { createAdminServer, createMetrics } from "@souk/chassis/metrics";
import { type Essentials, systemPorts } from "@souk/chassis/ports";
import { createTracer } from "@souk/chassis/tracing";
import { addressKey, type EdgeConfig } from "./config.ts";
import { createHandler, type ErrorContract } from "./http/handler.ts";
import { createHttpServer } from "./http/http-server.ts";
import { createOpsServer } from "./ops/ops-server.ts";
import { compileRoutes, STRICT } from "./routing/compile-routes.ts";
import { createUpstreams, frontedPackages } from "./upstream/upstreams.ts";

export interface EdgeApp extends App {
  /** The port of the REST API, once started. */
  port(): number;
  adminPort(): number;
  /** Of OpsService. */
  grpcPort(): number;
}

export interface EdgeParts {
  /** @defaultValue the project's own image */
  readonly contract?: Contract;
  /** @defaultValue JSON lines on standard output */
  readonly logger?: ServiceLogger;
}

/** The map of the edge. Nothing is opened before it is started. */
export function createApp(config: EdgeConfig, parts: EdgeParts = {}): EdgeApp {
  const own = loadContract();
  const contract = parts.contract ?? own;
  const logger = parts.logger ?? createLogger({ service: "edge", level: config.logLevel });
  const tracer = createTracer({
    ...{ service: "edge", logger, endpoint: config.otlpEndpoint, ratio: config.traceRatio },
  });
  const essentials: Essentials = { contract, logger, metrics: createMetrics(), ports: systemPorts(), tracer };
  const { metrics, ports } = essentials;
  const { clock } = ports;
  const table = compileRoutes(contract, {
    ...STRICT,
    allowListsInPath: config.listsInPath === "commas",
    lenientMethods: new Set(config.lenientMethods),
  });

  const tokens = createServiceTokenSource(config.serviceKey, clock);
  const peers = new Map(
    [...frontedPackages(contract)].map(([name, packages]) => {
      const address = config[addressKey(name)] ?? "";
      return [name, createPeer({ ...essentials, name, address, packages, tokens })];
    }),
  );
  const upstreams = createUpstreams(peers);

  const production = config.profile === "production";
  const verifyToken = createTokenVerifier({ jwksFile: config.jwksFile, clock, production });
  const handle = createHandler({
    ...essentials,
    errors: errorContract(contract, own),
    table,
    trailingSlash: config.trailingSlash,
    upstreams,
    verifyToken,
    ignoredParameters: new Set(config.ignoredParameters),
  });
  const nextId = () => ports.ids.next();
  const http = createHttpServer({ port: config.edgePort, host: config.bindHost, logger, nextId, handle });
  const health = () => ({ ready: http.isOpen(), degraded: upstreams.degraded() });
  const admin = createAdminServer({ port: config.adminPort, host: config.bindHost, metrics, health });

  const ops = createOpsServer(
    config,
    { ...essentials, contract: own },
    { logger, verifyToken, peers: [...peers.values()] },
  );

  const lifecycle = createLifecycle([tracer, admin, ...peers.values(), ops, http], {
    logger,
    graceMs: config.shutdownGraceMs,
  });
  return { ...lifecycle, port: () => http.port(), adminPort: () => admin.port(), grpcPort: () => ops.port() };
}

/** Errors of the edge's own are the project's, whatever contract it fronts. */
function errorContract(contract: Contract, own: Contract): ErrorContract {
  return {
    reason: (domain, reason) => contract.reason(domain, reason) ?? own.reason(domain, reason),
    types: createRegistry(own.registry, contract.registry),
  };
}
