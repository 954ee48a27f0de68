import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "./kit/paths.ts";

export type Language = "typescript";
export type StoreName = "mongodb" | "redis";

/** Where a service listens, on loopback. */
export interface Ports {
  /** The edge's REST API; no other service has one. */
  readonly rest?: number;
  readonly grpc: number;
  readonly admin: number;
}

/** One service of the shop, as its package.json tells. Ports are those without PORT_OFFSET. */
export interface ServiceSpec {
  readonly name: string;
  readonly language: Language;
  /** From the root of the repository. */
  readonly folder: string;
  /** `@souk/catalog`. */
  readonly packageName: string;
  /** Its ports follow from it; 0 is the edge. */
  readonly number: number;
  readonly ports: Ports;
  readonly stores: readonly StoreName[];
  /** Services that are started before this one. */
  readonly dependsOn: readonly string[];
  /** Options of Node for a process that runs it alone. */
  readonly nodeOptions: readonly string[];
  /** Processes that `make up` starts with it, each in `services/_<name>`, with the port of its own without PORT_OFFSET. */
  readonly beside: readonly { readonly name: string; readonly port: number }[];
}

/** What a service's package.json says about it under `souk`. */
interface Stated {
  readonly number: number;
  /** @defaultValue none; for the edge, which fronts them, all the others */
  readonly dependsOn?: readonly string[];
  /** @defaultValue both */
  readonly stores?: readonly StoreName[];
  /** @defaultValue none */
  readonly nodeOptions?: readonly string[];
  /** Ports by name. @defaultValue none */
  readonly beside?: Readonly<Record<string, number>>;
}

const FIRST_GRPC_PORT = 7_100;
const FIRST_ADMIN_PORT = 7_200;
const REST_PORT = 8_080;
/** More would run into the ports of replicas (up/ports.ts). */
export const LAST_NUMBER = 49;

/** Every service of this repository: so a new one is known everywhere by being there. */
export const SERVICES: readonly ServiceSpec[] = discoverServices(ROOT);

/** The service that issues people's tokens. */
export const IDENTITY = "identity";

/** The service that signs quotes. */
export const ORDER = "order";

/** Who has a key of its own: the services, and `ops`, as whom people call them with tools. */
export const identitiesOf = (services: readonly ServiceSpec[]) => [...services.map(({ name }) => name), "ops"];

/**
 * The services in `services/` and the edge, by their numbers, the edge last.
 *
 * @throws Error when a package.json says of a service what cannot be
 */
export function discoverServices(root: string): ServiceSpec[] {
  const files = [...globSync("services/*/package.json", { cwd: root }).sort(), "edge/package.json"];
  const specs = files.filter((file) => existsSync(join(root, file))).flatMap((file) => readService(root, file));
  const inOrder = specs.sort((a, b) => placeOf(a) - placeOf(b));
  const names = inOrder.map(({ name }) => name);
  return inOrder.map((spec) => {
    const twin = inOrder.find((other) => other !== spec && other.number === spec.number);
    if (twin) throw new Error(`${spec.folder} and ${twin.folder} both have the number ${spec.number}`);
    const unknown = spec.dependsOn.find((name) => !names.includes(name));
    if (unknown) throw new Error(`${spec.folder} depends on '${unknown}', which is no service`);
    return spec.number === 0 ? { ...spec, dependsOn: names.filter((name) => name !== spec.name) } : spec;
  });
}

/** None for a package that is not run, such as the chassis. */
function readService(root: string, file: string): ServiceSpec[] {
  const { name: packageName, souk } = JSON.parse(readFileSync(join(root, file), "utf8")) as PackageJson;
  if (!souk) return [];
  const { number, dependsOn = [], stores = ["mongodb", "redis"], nodeOptions = [] } = souk;
  if (!Number.isInteger(number) || number < 0 || number > LAST_NUMBER) {
    throw new Error(`${file}: souk.number must be 0 to ${LAST_NUMBER}, not ${number}`);
  }
  const name = packageName.slice(packageName.indexOf("/") + 1);
  const folder = dirname(file);
  const ports = portsFor(number);
  const beside = Object.entries(souk.beside ?? {}).map(([companion, port]) => ({ name: companion, port }));
  const stated = { stores, dependsOn, nodeOptions, beside };
  return [{ name, language: "typescript", folder, packageName, number, ports, ...stated }];
}

interface PackageJson {
  readonly name: string;
  readonly souk?: Stated;
}

function portsFor(number: number): Ports {
  const ports = { grpc: FIRST_GRPC_PORT + number, admin: FIRST_ADMIN_PORT + number };
  return number === 0 ? { rest: REST_PORT, ...ports } : ports;
}

/** Where the REST API of a stack of this machine is. */
export function edgeUrlOf(offset: number): string {
  return `http://127.0.0.1:${REST_PORT + offset}`;
}

function placeOf({ number }: ServiceSpec): number {
  return number === 0 ? Number.POSITIVE_INFINITY : number;
}

/** How services of a language are run. */
export interface Runtime {
  /** The program that has to be on this machine. */
  readonly tool: string;
  readonly find: () => string | undefined;
  /** The file, from the service's folder, without which there is no such service here. */
  readonly mainFile: string;
  readonly args: (main: string, mode: RunMode) => readonly string[];
}

export interface RunMode {
  /** Open a debugger port. */
  readonly inspect: boolean;
  /** Of the program. */
  readonly options: readonly string[];
}

/** The same in every stack, as debuggers look for it there: PORT_OFFSET does not shift it. */
export const INSPECT_PORT = 9_229;

export const RUNTIMES: Readonly<Record<Language, Runtime>> = {
  typescript: {
    tool: "Node",
    find: () => process.execPath,
    mainFile: "src/main.ts",
    args: (main, { inspect, options }) => [
      ...["--disable-warning=ExperimentalWarning", ...options],
      ...(inspect ? [`--inspect=127.0.0.1:${INSPECT_PORT}`] : []),
      main,
    ],
  },
};

/** Why a service cannot run here; undefined where it can. */
export function absenceOf(spec: ServiceSpec, root: string = ROOT, runtimes = RUNTIMES): string | undefined {
  const runtime = runtimes[spec.language];
  if (!existsSync(join(root, spec.folder, runtime.mainFile))) return `${spec.folder} is not built yet`;
  return runtime.find() ? undefined : `${runtime.tool} is not installed (\`make doctor\` says how to mend it)`;
}
