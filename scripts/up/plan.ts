import { join } from "node:path";
import { CommandError } from "../kit/command.ts";
import { ROOT } from "../kit/paths.ts";
import {
  absenceOf,
  edgeUrlOf,
  INSPECT_PORT,
  identitiesOf,
  type Language,
  type Ports,
  RUNTIMES,
  SERVICES,
  type ServiceSpec,
  type StoreName,
} from "../services.ts";
import { besideOf, type Companion } from "./beside.ts";
import { checkKnown, parseNames, parseReplicas } from "./choices.ts";
import { addressOf, addressVariable, MONGODB_PORT, portsOf, REDIS_PORT } from "./ports.ts";

/** A service, or a replica of one, that is to run. */
export interface PlannedService {
  /** `catalog`, or `catalog-2` for a second replica. */
  readonly id: string;
  readonly spec: ServiceSpec;
  readonly ports: Ports;
}

/** A process that is to run: a service's, or the one of all services. */
export interface PlannedProcess {
  /** That of its service; {@link ONE} for the one of all. */
  readonly id: string;
  readonly services: readonly PlannedService[];
  readonly language: Language;
  /** The file to run. */
  readonly main: string;
  readonly cwd: string;
  /** Whether it opens a debugger port. */
  readonly inspect: boolean;
}

/** How services share processes: each has its own, or all run in one (a modular monolith; still gRPC between them). */
export type Mode = "many" | "one";

export interface Plan {
  readonly root: string;
  readonly offset: number;
  readonly mode: Mode;
  /** Services in the order in which they start; those of one inner list start together. */
  readonly levels: readonly (readonly PlannedService[])[];
  /** What runs beside the services, each in a process of its own in either mode; started before them. */
  readonly beside: readonly Companion[];
  readonly absent: readonly { readonly name: string; readonly why: string }[];
  /** Services that were not asked for. */
  readonly elsewhere: readonly Elsewhere[];
  /** Where peers that do not run here are looked for, by variable. */
  readonly addresses: Readonly<Record<string, string>>;
  /** `http://127.0.0.1:8080`, of the edge, whether it runs here or not. */
  readonly issuer: string;
  /** Who needs a key, whether it runs here or not. */
  readonly identities: readonly string[];
  /** The service whose process gets a debugger port. */
  readonly inspect: string | undefined;
}

/** A service that runs somewhere else, if it runs. */
export interface Elsewhere {
  readonly name: string;
  /** `CATALOG_GRPC_ADDR`; none for the edge, which nobody calls over gRPC. */
  readonly variable?: string;
  readonly address: string;
}

export interface PlanOptions {
  readonly root: string;
  readonly offset: number;
  /** @defaultValue many */
  readonly mode?: Mode;
  /** `catalog,edge`; all without it. */
  readonly only?: string | undefined;
  /** `catalog:2,inventory:3`. */
  readonly replicas?: string | undefined;
  readonly inspect?: string | undefined;
  /** @defaultValue the shop's */
  readonly services?: readonly ServiceSpec[];
  /** Where the addresses of services elsewhere may be stated. @defaultValue this process's environment */
  readonly env?: NodeJS.ProcessEnv;
}

export const ONE = "one";

/** @throws CommandError for services or a number of replicas that there cannot be */
export function createPlan(options: PlanOptions): Plan {
  const { root, offset, mode = "many", only, replicas, inspect, services = SERVICES, env = process.env } = options;
  if (mode === "one" && replicas) {
    throw new CommandError("REPLICAS needs a process for each replica: it does not go with MODE=one.");
  }
  const asked = only ? parseNames("ONLY", only, services) : services;
  const counts = parseReplicas(replicas ?? "", asked);
  if (inspect) checkKnown("INSPECT", inspect, asked);
  const reasons = asked.map((spec) => ({ name: spec.name, why: absenceOf(spec, root) ?? "" }));
  const absent = reasons.filter(({ why }) => why !== "");
  const isAbsent = (name: string) => absent.some((entry) => entry.name === name);
  const present = asked.filter(({ name }) => !isAbsent(name));
  const notHere = services.filter((spec) => !present.includes(spec)).map((spec) => lookFor(spec, offset, env));
  return {
    ...{ root, offset, mode, inspect, absent, identities: identitiesOf(services), issuer: issuerOf(services, offset) },
    levels: sortByNeed(present).map((level) =>
      level.flatMap((spec) => replicasOf(spec, counts.get(spec.name) ?? 1, offset)),
    ),
    beside: besideOf(present, root, offset),
    elsewhere: notHere.filter(({ name }) => !isAbsent(name)),
    addresses: Object.fromEntries(notHere.flatMap(({ variable, address }) => (variable ? [[variable, address]] : []))),
  };
}

function issuerOf(services: readonly ServiceSpec[], offset: number): string {
  const edge = services.find(({ ports }) => ports.rest !== undefined);
  const rest = edge && portsOf(edge, 1, offset).rest;
  return rest === undefined ? edgeUrlOf(offset) : `http://127.0.0.1:${rest}`;
}

/** Where the environment says that a service is, else where it would be if it ran beside this stack. */
function lookFor(spec: ServiceSpec, offset: number, env: NodeJS.ProcessEnv): Elsewhere {
  const ports = portsOf(spec, 1, offset);
  if (ports.rest !== undefined) return { name: spec.name, address: `http://127.0.0.1:${ports.rest}` };
  const variable = addressVariable(spec.name);
  return { name: spec.name, variable, address: env[variable] || addressOf([ports]) };
}

/** The processes of a plan, in the order in which they start. */
export function processesOf({ root, levels, mode, inspect }: Plan): PlannedProcess[][] {
  if (mode === "one") {
    const main = join(ROOT, "scripts/one/main.ts");
    const inspected = inspect !== undefined;
    return [[{ id: ONE, services: levels.flat(), language: "typescript", main, cwd: root, inspect: inspected }]];
  }
  const processOf = (service: PlannedService): PlannedProcess => {
    const { id, spec } = service;
    const cwd = join(root, spec.folder);
    const main = join(cwd, RUNTIMES[spec.language].mainFile);
    return { id, services: [service], language: spec.language, main, cwd, inspect: inspect === id };
  };
  return levels.map((level) => level.map(processOf));
}

/** The program and its arguments for a process of the plan. */
export function commandOf(planned: PlannedProcess): { program: string; args: readonly string[] } {
  const { language, main, inspect, services } = planned;
  const { find, tool, args } = RUNTIMES[language];
  const [alone] = services.length === 1 ? services : [];
  return { program: find() ?? tool, args: args(main, { inspect, options: alone?.spec.nodeOptions ?? [] }) };
}

/** The stores that the plan's services need. */
export function neededStores({ levels }: Plan): Set<StoreName> {
  return new Set(levels.flat().flatMap(({ spec }) => spec.stores));
}

/** Every port that the plan's processes will bind; those of stores only where none is given by URI. */
export function neededPorts(plan: Plan, env: NodeJS.ProcessEnv = process.env): { port: number; whose: string }[] {
  const { inspect, offset, mode } = plan;
  const stores = neededStores(plan);
  const own = (port: number, whose: string) => [{ port: port + offset, whose }];
  return [
    ...(stores.has("mongodb") && !env.MONGODB_URI ? own(MONGODB_PORT, "MongoDB") : []),
    ...(stores.has("redis") && !env.REDIS_URL ? own(REDIS_PORT, "Redis") : []),
    ...plan.beside.map(({ id, port }) => ({ port, whose: id })),
    ...(inspect ? [{ port: INSPECT_PORT, whose: `the debugger of ${mode === "one" ? "all services" : inspect}` }] : []),
    ...plan.levels
      .flat()
      .flatMap(({ id, ports: { rest, grpc, admin } }) => [
        ...(rest === undefined ? [] : [{ port: rest, whose: `${id}'s REST API` }]),
        { port: grpc, whose: `${id}'s gRPC` },
        { port: admin, whose: `${id}'s admin` },
      ]),
  ];
}

function replicasOf(spec: ServiceSpec, count: number, offset: number): PlannedService[] {
  return Array.from({ length: count }, (_, i) => ({
    id: i === 0 ? spec.name : `${spec.name}-${i + 1}`,
    spec,
    ports: portsOf(spec, i + 1, offset),
  }));
}

/** Each level needs only services of the levels before it. A circle starts together. */
export function sortByNeed(services: readonly ServiceSpec[]): ServiceSpec[][] {
  const levels: ServiceSpec[][] = [];
  let rest = [...services];
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ name }) => name));
    const free = rest.filter(({ dependsOn }) => !dependsOn.some((name) => waiting.has(name)));
    const level = free.length > 0 ? free : rest;
    levels.push(level);
    rest = rest.filter((spec) => !level.includes(spec));
  }
  return levels;
}
