import { readFileSync } from "node:fs";
import {
  type ConfigOf,
  type Environment,
  jwksWeakness,
  keyWeakness,
  processSettings,
  type Setting,
  setting,
  strictly,
} from "@souk/chassis/config";
import { type Contract, loadContract } from "@souk/chassis/contract";
import { z } from "zod";
import { knowsApiKeys } from "./access/api-keys.ts";
import type { Encoding } from "./http/body/encodings.ts";
import { parseProxies } from "./limits/client-address.ts";
import { DEFAULT_RATE_LIMITS, parseRateLimits } from "./limits/rate-limits.ts";
import { StartFault } from "./start-fault.ts";
import { type AddressKey, addressSettings } from "./upstream/addresses.ts";

const list = (separator: string | RegExp = ",", byDefault = "") =>
  z
    .string()
    .default(byDefault)
    .transform((text) => text.split(separator).filter((item) => item !== ""));

const port = () => z.coerce.number("must be a port").int().min(0).max(65535);
const isOn = (byDefault: "yes" | "no" = "no") =>
  z
    .enum(["yes", "no"])
    .default(byDefault)
    .transform((text) => text === "yes");

const ENCODINGS: readonly string[] = ["gzip", "br"] satisfies Encoding[];

const BASE = processSettings({ adminPort: 7200 });

/** The settings of every edge, whatever it fronts. */
export const EDGE_SETTINGS = {
  ...BASE,
  jwksFile: {
    ...BASE.jwksFile,
    doc: "file with the public keys of users' tokens (JWKS); without it identity is asked, where its address and SERVICE_KEY are known",
  },
  identityGrpcAddr: optional(BASE.identityGrpcAddr),
  tokenIssuer: strictly(BASE.tokenIssuer, () => undefined),
  serviceKey: optional(BASE.serviceKey),
  grpcPort: setting(
    "GRPC_PORT",
    port().default(7100),
    "gRPC port of OpsService, health and reflection; no rpc of the shop",
  ),
  serviceJwksFile: strictly(
    setting<string | undefined>(
      "SERVICE_JWKS_FILE",
      z.string().optional(),
      "file with the public keys of all services (JWKS); without it there is no gRPC port",
    ),
    jwksWeakness,
  ),
  edgePort: setting("EDGE_PORT", port().default(8080), "port of the REST API"),
  imageFile: setting(
    "EDGE_IMAGE_FILE",
    z.string().optional(),
    "descriptor image to serve; empty means the project's own",
  ),
  upstreams: setting(
    "EDGE_UPSTREAMS",
    list(/\s+/),
    "where services listen: [pkg.Service=]address, with blanks between",
  ),
  services: setting("EDGE_SERVICES", list(), "the only services to serve, by full name, with commas"),
  rulesFile: setting("EDGE_RULES_FILE", z.string().optional(), "YAML or JSON with HTTP rules that replace the image's"),
  bindUnannotated: setting("EDGE_BIND_UNANNOTATED", isOn(), "POST /pkg.Service/Method for rpcs without a rule"),
  defaultAccess: setting(
    "EDGE_DEFAULT_ACCESS",
    z.enum(["deny", "public"]).default("deny"),
    "whether rpcs without a method_policy are refused or open",
  ),
  corsOrigins: setting("EDGE_CORS_ORIGINS", list(), 'origins of web pages that may call, with commas, or "*"'),
  trailingSlash: setting(
    "EDGE_TRAILING_SLASH",
    z.enum(["refuse", "ignore", "redirect"]).default("refuse"),
    "what becomes of a path with a slash too many at its end: 404, nothing, or 308",
  ),
  listsInPath: setting(
    "EDGE_LISTS_IN_PATH",
    z.enum(["refuse", "commas"]).default("refuse"),
    "whether a path variable may set a list, its items parted by commas",
  ),
  ignoredParameters: setting("EDGE_IGNORED_PARAMETERS", list(), "query parameters that are passed over, with commas"),
  lenientMethods: setting("EDGE_LENIENT_METHODS", list(), "rpcs (pkg.Service/Method) whose unknown fields are dropped"),
  bodyLimitBytes: setting(
    "EDGE_BODY_LIMIT_BYTES",
    z.coerce
      .number("must be a number of bytes")
      .int()
      .min(1)
      .max(2 ** 31 - 1)
      .optional(),
    "largest body, after inflating, where no policy says another; empty means 1 MiB, and no limit for content that streams through",
  ),
  encodings: setting(
    "EDGE_ENCODINGS",
    list(",", "gzip")
      .refine((names) => names.every((name) => ENCODINGS.includes(name)), "must be of gzip and br")
      .transform((names) => names as Encoding[]),
    "compressions that are taken and given, the best first",
  ),
  redisUrl: setting(
    "REDIS_URL",
    z.string().startsWith("redis").optional(),
    "Redis in which all edges count together; without it each counts by itself",
  ),
  redisPrefix: setting(
    "REDIS_PREFIX",
    z.string().min(1).default("edge"),
    "what the keys in Redis begin with, in braces",
  ),
  rateLimits: setting(
    "EDGE_RATE_LIMITS",
    z
      .string()
      .default(DEFAULT_RATE_LIMITS)
      .refine((text) => parseRateLimits(text) !== undefined, `must be like ${DEFAULT_RATE_LIMITS}`),
    "requests and seconds of each rate class, for each caller",
  ),
  trustedProxies: setting(
    "EDGE_TRUSTED_PROXIES",
    list().refine(
      (texts) => parseProxies(texts) !== undefined,
      "must be addresses or networks such as 10.0.0.0/8, with commas",
    ),
    "proxies whose X-Forwarded-For is believed, with commas",
  ),
  omitDefaults: setting("EDGE_OMIT_DEFAULTS", isOn(), "whether replies leave out fields that hold their default"),
  shareReads: setting(
    "EDGE_SHARE_READS",
    isOn("yes"),
    "whether identical reads without side effects that come at the same time are one call",
  ),
  resumeFields: setting(
    "EDGE_RESUME_FIELDS",
    list(",", "resume_token,cursor"),
    "names of a field that both request and reply of a stream have, by which it can go on where it broke",
  ),
  docs: setting("EDGE_DOCS", isOn("yes"), "whether /openapi.json and a page at /docs tell what is served"),
  heartbeatMs: setting(
    "EDGE_HEARTBEAT_MS",
    z.coerce.number().int().min(10).max(3_600_000).default(15_000),
    "longest silence of a stream, in ms, before it is told to be alive",
  ),
};

export type EdgeConfig = ConfigOf<typeof EDGE_SETTINGS> & Readonly<Record<AddressKey, string | undefined>>;

/**
 * The image that the environment names, or the project's own.
 *
 * @throws StartFault
 */
export function contractFrom(env: Environment): Contract {
  const file = env.EDGE_IMAGE_FILE;
  if (!file) return loadContract();
  try {
    return loadContract(readFileSync(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const missing = /\S+\.proto/.exec(message)?.[0];
    const problem =
      code ?? `is no FileDescriptorSet with all imports, as buf build makes it${missing ? ` (${missing})` : ""}`;
    throw new StartFault("The descriptor image cannot be read", [`${file}: ${problem}`]);
  }
}

/** All settings: those of every edge, and an address for each service that the contract has HTTP rules for. */
export function settingsFor(
  contract: Contract,
): typeof EDGE_SETTINGS & Record<AddressKey, Setting<string | undefined>> {
  return { ...EDGE_SETTINGS, ...(knowsApiKeys(contract) ? OF_THE_HOUSE : {}), ...addressSettings(contract) };
}

/** In front of services of the house an edge must be known to them, and know who issues tokens. */
const OF_THE_HOUSE = {
  tokenIssuer: BASE.tokenIssuer,
  serviceKey: strictly(EDGE_SETTINGS.serviceKey, (key) => (key ? keyWeakness(key) : "is missing")),
};

/** Without a default of its own. */
function optional<T>(given: Setting<T>): Setting<T | undefined> {
  const { inProduction, ...rest } = given;
  const ifGiven = (value: T | undefined) => (value === undefined ? undefined : inProduction?.(value));
  return { ...rest, schema: given.schema.optional(), inProduction: ifGiven };
}
