import { z } from "zod";
import { secretSetting, setting, strictly } from "./config.ts";
import { issuerWeakness, jwksWeakness, keyWeakness } from "./production.ts";

const port = () => z.coerce.number("must be a port").int().min(0).max(65535);

/** What every process needs. Ports of 0 let the system choose. */
export function processSettings(defaults: { adminPort: number }) {
  return {
    adminPort: setting("ADMIN_PORT", port().default(defaults.adminPort), "HTTP port of /livez, /readyz and /metrics"),
    bindHost: setting("BIND_HOST", z.string().default("127.0.0.1"), "address that the ports are bound to"),
    logLevel: setting(
      "LOG_LEVEL",
      z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
      "least level that is logged",
    ),
    profile: setting(
      "SOUK_PROFILE",
      z.enum(["development", "production"]).default("development"),
      "production refuses development keys, and secrets that can be guessed",
    ),
    shutdownGraceMs: setting(
      "SHUTDOWN_GRACE_MS",
      z.coerce.number().int().min(0).max(60_000).default(8_000),
      "longest time that calls in flight get at SIGTERM, in ms",
    ),
    otlpEndpoint: setting(
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      z.url().optional(),
      "OTLP/HTTP receiver of traces; empty sends spans to the log, at debug",
    ),
    traceRatio: setting(
      "OTEL_TRACES_SAMPLER_ARG",
      z.coerce.number().min(0).max(1).default(1),
      "share of traces begun here that are kept",
    ),
    faultInjection: setting(
      "FAULT_INJECTION",
      z.enum(["allowed", "refused"]).optional(),
      "whether OpsService may set faults; empty means allowed, and refused in production",
    ),
    buildVersion: setting("BUILD_VERSION", z.string().default("development"), "release, as OpsService tells it"),
    buildCommit: setting("BUILD_COMMIT", z.string().default(""), "source that it was built from"),
    ...tokenSettings(),
    serviceKey: strictly(secretSetting("SERVICE_KEY", "this service's private key (JWK, Ed25519)"), keyWeakness),
  };
}

/** Whose tokens a process believes. */
function tokenSettings() {
  return {
    jwksFile: strictly(
      setting<string | undefined>(
        "JWKS_FILE",
        z.string().optional(),
        "file with the public keys of users' tokens (JWKS); empty asks identity for them",
      ),
      jwksWeakness,
    ),
    identityGrpcAddr: peerSetting("identity", 7101),
    tokenIssuer: strictly(
      setting(
        "TOKEN_ISSUER",
        z.url("must be a URL").default("http://127.0.0.1:8080"),
        "claim `iss` of users' tokens: where the shop is reached from outside",
      ),
      issuerWeakness,
    ),
  };
}

/** What every gRPC service with a database and queues needs besides. */
export function serviceSettings(defaults: { grpcPort: number; adminPort: number }) {
  return {
    grpcPort: setting("GRPC_PORT", port().default(defaults.grpcPort), "gRPC port"),
    ...processSettings(defaults),
    serviceJwksFile: strictly(
      setting("SERVICE_JWKS_FILE", z.string(), "file with the public keys of all services (JWKS)"),
      jwksWeakness,
    ),
    mongodbUri: setting("MONGODB_URI", z.string().startsWith("mongodb"), "MongoDB, without a database name"),
    databasePrefix: setting("DATABASE_PREFIX", z.string().default("souk_"), "goes before the service's name"),
    redisUrl: setting("REDIS_URL", z.string().startsWith("redis"), "Redis of the queues"),
    pageTokenSecret: secretSetting("PAGE_TOKEN_SECRET", "key that page tokens are signed with, shared by replicas"),
    auditSecret: secretSetting(
      "AUDIT_SECRET",
      "key that the audit log is chained with, shared by replicas; keep it for ever",
    ),
  };
}

/** The address of a peer, in grpc-js's form: `host:port`, `dns:///name:port` or `ipv4:a:1,b:2`. */
export function peerSetting(peer: string, defaultPort: number) {
  return setting(
    `${peer.toUpperCase()}_GRPC_ADDR`,
    z.string().default(`127.0.0.1:${defaultPort}`),
    `where ${peer} listens`,
  );
}

/** The one currency of a deployment, which every service is told. */
export function currencySetting() {
  return setting(
    "SHOP_CURRENCY",
    z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default("EUR"),
    "currency of all amounts, ISO 4217",
  );
}
