import type { ServiceSpec } from "../services.ts";

export interface Ports {
  /** REST for the edge, gRPC for the others. */
  readonly main: number;
  readonly admin: number;
}

export const REDIS_PORT = 16_379;
export const MONGODB_PORT = 27_117;

const FIRST_ADMIN_PORT = 7_200;
const REPLICA_BLOCK = 7_400;
const BLOCK_SIZE = 100;
const ADMIN_IN_BLOCK = 50;

/**
 * A replica's ports. The first has the fixed ones; the n-th has a block of a hundred of its own, 7400 for the second up
 * to 7800 for the sixth: 00–49 main, 50–99 admin, each by the service's number. So no two services, replicas or offsets
 * (multiples of 1000) ever meet, and none lies in the ephemeral range.
 */
export function portsOf(spec: ServiceSpec, replica: number, offset: number): Ports {
  if (replica === 1) return { main: spec.mainPort + offset, admin: spec.adminPort + offset };
  const number = spec.adminPort - FIRST_ADMIN_PORT;
  const main = REPLICA_BLOCK + (replica - 2) * BLOCK_SIZE + number + offset;
  return { main, admin: main + ADMIN_IN_BLOCK };
}

/** An address for gRPC clients that reaches all replicas (grpc-js: `ipv4:a,b`, spread by round_robin). */
export function addressOf(ports: readonly Ports[]): string {
  const addresses = ports.map(({ main }) => `127.0.0.1:${main}`);
  return addresses.length === 1 ? (addresses[0] ?? "") : `ipv4:${addresses.join(",")}`;
}
