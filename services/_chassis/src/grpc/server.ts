import { promisify } from "node:util";
import {
  type Metadata,
  Server,
  ServerCredentials,
  type StatusObject,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import type { CallerVerifier, TokenVerifier } from "../auth/index.ts";
import { type AppError, encodeStatus, sharedError, toAppError, toStatus } from "../errors/index.ts";
import type { Faults } from "../faults/index.ts";
import { authorize, injectFaults, isOpen, observe, traceCalls } from "../interceptors/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Essentials } from "../ports/index.ts";
import { createDispatcher, type DispatchOptions } from "./dispatch.ts";
import type { AnyHandler, Handlers, ServiceDefinition } from "./handlers.ts";
import { createHealthStatuses, HealthDefinition } from "./health.ts";
import { createReflection, ReflectionAlphaDefinition, ReflectionDefinition } from "./reflection.ts";
import { createRequestReader } from "./request-reader.ts";
import { asBytes, CHANNEL_LIMITS } from "./transport.ts";

export interface GrpcServerOptions extends Essentials {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The proto package whose reasons the service's own errors carry, such as `souk.catalog.v1`. */
  readonly domain: string;
  readonly verifyToken: TokenVerifier;
  readonly verifyCaller: CallerVerifier;
  readonly faults: Faults;
  /** Tells errors of stores and peers that are nobody's bug, such as a lost connection. */
  readonly classify: (error: unknown) => AppError | undefined;
}

export interface GrpcServer extends Component {
  /** Adds a service's handlers; before the start. @throws Error for an rpc that the contract says nothing of */
  add<S extends ServiceDefinition>(definition: S, handlers: Handlers<S>): void;
  /** Tells the health of the server and of each of its services. */
  setServing(serving: boolean): void;
  /** The bound port, once started. */
  port(): number;
}

/** Measured in reliability.md E2, E4, E9: no connection lasts for ever, least of all one that nobody uses. */
const SERVER_OPTIONS = {
  ...CHANNEL_LIMITS,
  "grpc.max_connection_idle_ms": 300_000,
  "grpc.max_connection_age_ms": 1_800_000,
  "grpc.max_connection_age_grace_ms": 30_000,
};

/** A gRPC server with health, reflection, validation, authorization and a drain that ends. */
export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const { contract } = options;
  const server = new Server(SERVER_OPTIONS);
  const health = createHealthStatuses();
  const services: string[] = [];
  const draining = new AbortController();
  const dispatching = dispatchOptions(options, draining.signal);
  let boundPort = 0;

  function add(definition: ServiceDefinition, handlers: Readonly<Record<string, unknown>>): void {
    const rpcs: Record<string, object> = {};
    const implementation: UntypedServiceImplementation = {};
    for (const [name, rpc] of Object.entries(definition)) {
      const method = contract.method(rpc.path);
      if (!method) throw new Error(`${rpc.path} is not in the contract's image: run \`make generate\``);
      if (!method.policy && !isOpen(rpc.path)) throw new Error(`${rpc.path} has no method_policy: nobody may call it`);
      rpcs[name] = { ...rpc, requestDeserialize: asBytes, responseSerialize: asBytes };
      implementation[name] = createDispatcher(
        { method, definition: rpc, handler: handlers[name] as AnyHandler },
        dispatching,
      );
    }
    services.push(Object.values(definition)[0]?.path.split("/")[1] ?? "");
    server.addService(rpcs as never, implementation);
  }

  async function start(): Promise<void> {
    const bind = promisify(server.bindAsync.bind(server));
    boundPort = await bind(`${options.host}:${options.port}`, ServerCredentials.createInsecure());
    options.logger.info({ port: boundPort }, "serving gRPC");
  }

  /** Refuses new calls, ends endless streams, and lets the calls in flight finish. */
  async function drain(): Promise<void> {
    const finished = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
    draining.abort(sharedError("DRAINING", "This server is about to stop; call again.", { retryAfterMs: 0 }));
    await finished;
  }

  const reflection = createReflection(contract, () => services);
  add(HealthDefinition, health.handlers);
  add(ReflectionDefinition, reflection);
  add(ReflectionAlphaDefinition, reflection);
  const setServing = (serving: boolean) => {
    for (const name of ["", ...services]) health.set(name, serving);
  };
  return {
    name: "grpc",
    add,
    setServing,
    port: () => boundPort,
    start,
    drain,
    stop: async () => server.forceShutdown(),
  };
}

function dispatchOptions(options: GrpcServerOptions, draining: AbortSignal): DispatchOptions {
  const { contract, domain, classify } = options;
  const explain = (error: unknown) => classify(error) ?? toAppError(error, domain);
  const statusOf = (error: AppError) => toStatus(error, contract.reason);
  const telling = { toAppError: explain, codeOf: (error: AppError) => statusOf(error).code };
  return {
    draining,
    ports: options.ports,
    read: createRequestReader(contract),
    toStatusObject: (error, trailers) => {
      const told = explain(error);
      // Who says when to ask again is not to be asked before (gRFC A6: a negative pushback ends the client's retries).
      if (told.retryAfterMs) trailers.set("grpc-retry-pushback-ms", "-1");
      return statusObject(statusOf(told), trailers);
    },
    interceptors: [
      traceCalls({ ...telling, tracer: options.tracer }),
      observe({ ...options, ...telling }),
      authorize(options),
      injectFaults(options.faults, options.ports),
    ],
  };
}

function statusObject(status: ReturnType<typeof toStatus>, metadata: Metadata): StatusObject {
  metadata.set("grpc-status-details-bin", encodeStatus(status));
  return { code: status.code, details: status.message, metadata };
}
