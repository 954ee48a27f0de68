import type { Secrets } from "../secrets/secrets.ts";
import type { PlannedProcess } from "./plan.ts";
import { addressOf } from "./ports.ts";

export const SHUTDOWN_GRACE_MS = 8_000;

export interface Surroundings {
  readonly secrets: Secrets;
  readonly processes: readonly PlannedProcess[];
  readonly mongodbUri: string;
  readonly redisUrl: string;
}

/** What a service's process finds in its environment, on top of that of whoever called `make up`. */
export function environmentOf(
  { spec, ports }: PlannedProcess,
  { secrets, processes, mongodbUri, redisUrl }: Surroundings,
  inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  return {
    ...inherited,
    LOG_LEVEL: inherited.LOG_LEVEL || "info",
    SHUTDOWN_GRACE_MS: inherited.SHUTDOWN_GRACE_MS || String(SHUTDOWN_GRACE_MS),
    [spec.mainVariable]: String(ports.main),
    ADMIN_PORT: String(ports.admin),
    PAGE_TOKEN_SECRET_FILE: secrets.pageTokenFile,
    JWKS_FILE: secrets.userJwksFile,
    SERVICE_KEY_FILE: secrets.serviceKeyFile(spec.name),
    SERVICE_JWKS_FILE: secrets.serviceJwksFile,
    ...(spec.stores.includes("mongodb") ? { MONGODB_URI: mongodbUri } : {}),
    ...(spec.stores.includes("redis") ? { REDIS_URL: redisUrl } : {}),
    ...peerAddresses(processes),
  };
}

/** `CATALOG_GRPC_ADDR` and the like, each with all replicas. */
function peerAddresses(processes: readonly PlannedProcess[]): NodeJS.ProcessEnv {
  const peers = Map.groupBy(
    processes.filter(({ spec }) => spec.mainVariable === "GRPC_PORT"),
    ({ spec }) => spec.name,
  );
  return Object.fromEntries(
    [...peers].map(([name, replicas]) => [
      `${name.toUpperCase().replaceAll("-", "_")}_GRPC_ADDR`,
      addressOf(replicas.map(({ ports }) => ports)),
    ]),
  );
}
