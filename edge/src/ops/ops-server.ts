import { createCallerVerifier, type TokenVerifier } from "@souk/chassis/auth";
import { createFaults } from "@souk/chassis/faults";
import { createGrpcServer, type GrpcServer, type Peer } from "@souk/chassis/grpc";
import type { ServiceLogger } from "@souk/chassis/log";
import { buildOf, createOpsService, OpsDefinition } from "@souk/chassis/ops";
import type { Essentials } from "@souk/chassis/ports";
import type { EdgeConfig } from "../config.ts";

export interface OpsServerParts {
  readonly logger: ServiceLogger;
  readonly verifyToken: TokenVerifier | undefined;
  readonly peers: readonly Peer[];
}

/**
 * OpsService of the edge, for the breakers before its upstreams, on a gRPC port of its own that nothing outside reaches.
 * Faults are for the services behind it: here they are refused.
 *
 * @returns undefined where nobody could be known by a token
 */
export function createOpsServer(
  config: EdgeConfig,
  essentials: Essentials,
  { logger, verifyToken, peers }: OpsServerParts,
): GrpcServer | undefined {
  if (!verifyToken || config.serviceJwksFile === undefined) return undefined;
  const { clock, random } = essentials.ports;
  const faults = createFaults(false, random);
  const server = createGrpcServer({
    ...essentials,
    ...{ host: config.bindHost, port: config.grpcPort, domain: "souk.ops.v1", classify: () => undefined, faults },
    ...{ verifyToken, verifyCaller: createCallerVerifier(config.serviceJwksFile, "edge", clock) },
  });
  const ops = createOpsService({
    ...{ logger, clock, faults, build: buildOf("edge", config, essentials) },
    ...{ breakers: () => peers.map(({ breaker }) => breaker), queues: () => undefined, outbox: () => undefined },
    audit: undefined,
  });
  server.add(OpsDefinition, ops);
  return { ...server, start: () => server.start().then(() => server.setServing(true)) };
}
