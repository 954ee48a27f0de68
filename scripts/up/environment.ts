import { join } from "node:path";
import { CACHE } from "../kit/paths.ts";
import type { Secrets } from "../secrets/secrets.ts";
import { IDENTITY, ORDER } from "../services.ts";
import type { PlannedProcess, PlannedService } from "./plan.ts";
import { addressOf, addressVariable } from "./ports.ts";

export const SHUTDOWN_GRACE_MS = 8_000;

/** The payment provider that moves no money. */
const SANDBOX = "sandbox";

/** Halves the time in which a process of ours starts. Coverage is less exact with it. */
export const COMPILE_CACHE = join(CACHE, "compile");

/** The variable in which the one process of all services finds what each of them would find in its own environment. */
export const ONE_SERVICES = "ONE_SERVICES";

export interface Surroundings {
  readonly secrets: Secrets;
  /** Everything that runs here. */
  readonly services: readonly PlannedService[];
  /** Where what does not run here is looked for, by variable. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly mongodbUri: string;
  readonly redisUrl: string;
  /** Where the REST API is reached: whoever issues tokens calls itself so. */
  readonly issuer: string;
  /** Ports of what runs beside the services, by name. */
  readonly beside: Readonly<Record<string, number>>;
}

/** What a process finds in its environment, on top of that of whoever called `make up`. */
export function environmentOf(
  { id, services }: PlannedProcess,
  surroundings: Surroundings,
  inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const [first] = services;
  const isOwn = first?.id === id;
  const all = Object.fromEntries(services.map((service) => [service.id, serviceEnvironment(service, surroundings)]));
  return {
    ...inherited,
    LOG_LEVEL: inherited.LOG_LEVEL || "info",
    SHUTDOWN_GRACE_MS: inherited.SHUTDOWN_GRACE_MS || String(SHUTDOWN_GRACE_MS),
    ...(inherited.NODE_V8_COVERAGE ? {} : { NODE_COMPILE_CACHE: inherited.NODE_COMPILE_CACHE || COMPILE_CACHE }),
    ...(isOwn ? all[id] : { [ONE_SERVICES]: JSON.stringify(all) }),
  };
}

/** What is a service's own: its ports, secrets and stores, and where its peers are. */
function serviceEnvironment({ spec, ports }: PlannedService, surroundings: Surroundings): NodeJS.ProcessEnv {
  const { secrets, services, addresses, mongodbUri, redisUrl, issuer } = surroundings;
  return {
    ...(ports.rest === undefined ? {} : { EDGE_PORT: String(ports.rest) }),
    GRPC_PORT: String(ports.grpc),
    ADMIN_PORT: String(ports.admin),
    PAGE_TOKEN_SECRET_FILE: secrets.pageTokenFile,
    AUDIT_SECRET_FILE: secrets.auditFile,
    TOKEN_ISSUER: issuer,
    ...(spec.name === IDENTITY ? identityEnvironment(secrets, issuer) : {}),
    ...(spec.name === ORDER ? { QUOTE_TOKEN_SECRET_FILE: secrets.quoteTokenFile } : {}),
    ...(spec.beside.some(({ name }) => name === SANDBOX) ? paymentEnvironment(surroundings) : {}),
    SERVICE_KEY_FILE: secrets.serviceKeyFile(spec.name),
    SERVICE_JWKS_FILE: secrets.serviceJwksFile,
    ...(spec.stores.includes("mongodb") ? { MONGODB_URI: mongodbUri } : {}),
    ...(spec.stores.includes("redis") ? { REDIS_URL: redisUrl } : {}),
    ...addresses,
    ...peerAddresses(services),
  };
}

/** What only the service that knows people's passwords may read. */
function identityEnvironment({ identityKeyFile, bootstrapAccountsFile }: Secrets, shopUrl: string): NodeJS.ProcessEnv {
  return { IDENTITY_KEY_FILE: identityKeyFile, BOOTSTRAP_ACCOUNTS_FILE: bootstrapAccountsFile, SHOP_URL: shopUrl };
}

/** What only who moves money may read; a provider that the caller of `make up` names goes before the sandbox. */
function paymentEnvironment({ secrets, issuer, beside }: Surroundings): NodeJS.ProcessEnv {
  return {
    PAYMENT_WEBHOOK_SECRET_FILE: secrets.webhookFile,
    PAYMENT_RETURN_URL: `${issuer}/`,
    ...(beside[SANDBOX] === undefined ? {} : { SANDBOX_URL: `http://127.0.0.1:${beside[SANDBOX]}` }),
  };
}

/** What a process beside the services finds in its environment. */
export function companionEnvironment(
  { id, port }: { readonly id: string; readonly port: number },
  { secrets, issuer }: Surroundings,
  dataDir: string,
  inherited: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  return {
    ...inherited,
    LOG_LEVEL: inherited.LOG_LEVEL || "info",
    [`${id.toUpperCase()}_PORT`]: String(port),
    ...(id === SANDBOX
      ? {
          SANDBOX_JOURNAL: join(dataDir, SANDBOX, "journal"),
          SANDBOX_WEBHOOK_URL: `${issuer}/v1/webhooks/sandbox`,
          PAYMENT_WEBHOOK_SECRET_FILE: secrets.webhookFile,
        }
      : {}),
  };
}

/** `CATALOG_GRPC_ADDR` and the like, each with all replicas. The edge is nobody's peer. */
function peerAddresses(services: readonly PlannedService[]): NodeJS.ProcessEnv {
  const peers = Map.groupBy(
    services.filter(({ spec }) => spec.ports.rest === undefined),
    ({ spec }) => spec.name,
  );
  return Object.fromEntries(
    [...peers].map(([name, replicas]) => [addressVariable(name), addressOf(replicas.map(({ ports }) => ports))]),
  );
}
