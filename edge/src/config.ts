import { readFileSync } from "node:fs";
import {
  type ConfigOf,
  type Environment,
  peerSetting,
  processSettings,
  type Setting,
  setting,
} from "@souk/chassis/config";
import { type Contract, loadContract } from "@souk/chassis/contract";
import { z } from "zod";
import { frontedPackages } from "./upstream/upstreams.ts";

/** Where each service listens on one machine (docs/architecture: fixed names). */
const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  identity: 7101,
  catalog: 7102,
  inventory: 7103,
  cart: 7104,
  order: 7105,
  payment: 7106,
  shipping: 7107,
  notification: 7108,
  search: 7109,
  recommendation: 7110,
};

/** Where a service listens that has a host of its own, if nothing is said. */
const USUAL_PORT = 7100;

const list = () =>
  z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((item) => item !== ""));

const EDGE_SETTINGS = {
  ...processSettings({ adminPort: 7200 }),
  grpcPort: setting(
    "GRPC_PORT",
    z.coerce.number("must be a port").int().min(0).max(65535).default(7100),
    "gRPC port of OpsService, health and reflection; no rpc of the shop",
  ),
  serviceJwksFile: setting("SERVICE_JWKS_FILE", z.string(), "file with the public keys of all services (JWKS)"),
  edgePort: setting(
    "EDGE_PORT",
    z.coerce.number("must be a port").int().min(0).max(65535).default(8080),
    "port of the REST API",
  ),
  imageFile: setting(
    "EDGE_IMAGE_FILE",
    z.string().optional(),
    "descriptor image to serve; empty means the project's own",
  ),
  defaultAccess: setting(
    "EDGE_DEFAULT_ACCESS",
    z.enum(["none", "public"]).default("none"),
    "what an rpc without method_policy gets: none refuses to start",
  ),
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
};

export type EdgeConfig = ConfigOf<typeof EDGE_SETTINGS> & Readonly<Record<AddressKey, string>>;
type AddressKey = `${string}GrpcAddr`;

/** The key under which a peer's address stands in the configuration. */
export function addressKey(peer: string): AddressKey {
  return `${peer}GrpcAddr`;
}

/** The image that the environment names, or the project's own. */
export function contractFrom(env: Environment): Contract {
  const file = env.EDGE_IMAGE_FILE;
  return file ? loadContract(readFileSync(file)) : loadContract();
}

/** All settings: those of every edge, and an address for each service that the contract has HTTP rules for. */
export function settingsFor(contract: Contract): typeof EDGE_SETTINGS & Record<AddressKey, Setting<string>> {
  const addresses = [...frontedPackages(contract)].map(([peer, packages]) => [
    addressKey(peer),
    addressSetting(peer, packages.some(isOfTheHouse)),
  ]);
  return { ...EDGE_SETTINGS, ...Object.fromEntries(addresses) };
}

/** A service of the house that has no fixed port is looked for by its name, so that a new one never stops the edge. */
function addressSetting(peer: string, ofTheHouse: boolean): Setting<string> {
  const port = DEFAULT_PORTS[peer];
  if (port !== undefined) return peerSetting(peer, port);
  const address = ofTheHouse ? z.string().default(`dns:///${peer}:${USUAL_PORT}`) : z.string();
  return setting(`${peer.toUpperCase()}_GRPC_ADDR`, address, `where ${peer} listens`);
}

function isOfTheHouse(protoPackage: string): boolean {
  return protoPackage.startsWith("souk.");
}
