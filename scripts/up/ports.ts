import type { Ports, ServiceSpec } from "../services.ts";

export const REDIS_PORT = 16_379;
export const MONGODB_PORT = 27_117;

const REPLICA_BLOCK = 7_400;
const BLOCK_SIZE = 100;
const ADMIN_IN_BLOCK = 50;

/**
 * A replica's ports. The first has the fixed ones; the n-th has a block of a hundred of its own, 7400 for the second up
 * to 7800 for the sixth: 00–49 gRPC, 50–99 admin, each by the service's number. REST, which the edge alone has, counts up
 * from its own port. So no two services, replicas or offsets (multiples of 1000) ever meet, and none lies in the
 * ephemeral range.
 */
export function portsOf({ ports, number }: ServiceSpec, replica: number, offset: number): Ports {
  const rest = ports.rest === undefined ? {} : { rest: ports.rest + replica - 1 + offset };
  if (replica === 1) return { ...rest, grpc: ports.grpc + offset, admin: ports.admin + offset };
  const grpc = REPLICA_BLOCK + (replica - 2) * BLOCK_SIZE + number + offset;
  return { ...rest, grpc, admin: grpc + ADMIN_IN_BLOCK };
}

/** An address for gRPC clients that reaches all replicas (grpc-js: `ipv4:a,b`, spread by round_robin). */
export function addressOf(ports: readonly Ports[]): string {
  const addresses = ports.map(({ grpc }) => `127.0.0.1:${grpc}`);
  return addresses.length === 1 ? (addresses[0] ?? "") : `ipv4:${addresses.join(",")}`;
}

/** `CATALOG_GRPC_ADDR`: the variable in which other services find a service. */
export function addressVariable(service: string): string {
  return `${service.toUpperCase().replaceAll("-", "_")}_GRPC_ADDR`;
}
