import { join } from "node:path";
import { CommandError } from "../kit/command.ts";
import { absenceOf, INSPECT_PORT, RUNTIMES, type RunMode, SERVICES, type ServiceSpec } from "../services.ts";
import { MONGODB_PORT, type Ports, portsOf, REDIS_PORT } from "./ports.ts";

/** One process that is to run. */
export interface PlannedProcess {
  /** `catalog`, or `catalog-2` for a second replica. */
  readonly id: string;
  readonly spec: ServiceSpec;
  readonly ports: Ports;
}

export interface Plan {
  readonly root: string;
  readonly offset: number;
  /** Services in the order in which they start; those of one inner list start together. */
  readonly levels: readonly (readonly PlannedProcess[])[];
  readonly absent: readonly { readonly name: string; readonly why: string }[];
  readonly mode: { readonly watch: boolean; readonly inspect?: string | undefined };
}

export interface PlanOptions {
  readonly root: string;
  readonly offset: number;
  /** `catalog:2,inventory:3`. */
  readonly replicas?: string | undefined;
  readonly watch?: boolean;
  /** The service that gets a debugger port. */
  readonly inspect?: string | undefined;
  /** @defaultValue the shop's */
  readonly services?: readonly ServiceSpec[];
}

const MOST_REPLICAS = 6;

/** @throws CommandError for a service or a number of replicas that there cannot be */
export function createPlan({
  root,
  offset,
  replicas = "",
  watch = false,
  inspect,
  services = SERVICES,
}: PlanOptions): Plan {
  const counts = parseReplicas(replicas, services);
  if (inspect) known(inspect, services);
  const absent = services.flatMap((spec) => {
    const why = absenceOf(spec, root);
    return why ? [{ name: spec.name, why }] : [];
  });
  const present = services.filter(({ name }) => !absent.some((entry) => entry.name === name));
  const levels = sortByNeed(present).map((level) =>
    level.flatMap((spec) => replicasOf(spec, counts.get(spec.name) ?? 1, offset)),
  );
  return { root, offset, levels, absent, mode: { watch, inspect } };
}

/** The program and its arguments for a process of the plan. */
export function commandOf(plan: Plan, { spec, id }: PlannedProcess): { program: string; args: readonly string[] } {
  const runtime = RUNTIMES[spec.language];
  const mode: RunMode = { watch: plan.mode.watch, inspect: plan.mode.inspect === id };
  return { program: runtime.find() ?? runtime.tool, args: runtime.args(spec, plan.root, mode) };
}

/** Every port that the plan's processes will bind; those of stores only where none is given by URI. */
export function neededPorts(plan: Plan, env: NodeJS.ProcessEnv = process.env): { port: number; whose: string }[] {
  const { inspect } = plan.mode;
  return [
    ...(env.MONGODB_URI ? [] : [{ port: MONGODB_PORT + plan.offset, whose: "MongoDB" }]),
    ...(env.REDIS_URL ? [] : [{ port: REDIS_PORT + plan.offset, whose: "Redis" }]),
    ...(inspect ? [{ port: INSPECT_PORT, whose: `${inspect}'s debugger` }] : []),
    ...plan.levels.flat().flatMap(({ id, ports }) => [
      { port: ports.main, whose: id },
      { port: ports.admin, whose: `${id}'s admin` },
    ]),
  ];
}

/** Where a service's folder is. */
export function folderOf(plan: Plan, spec: ServiceSpec): string {
  return join(plan.root, spec.folder);
}

function replicasOf(spec: ServiceSpec, count: number, offset: number): PlannedProcess[] {
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

function parseReplicas(text: string, services: readonly ServiceSpec[]): Map<string, number> {
  const entries = text
    .split(",")
    .filter(Boolean)
    .map((entry) => {
      const [name = "", count = ""] = entry.split(":");
      const number = Number(count);
      if (!Number.isInteger(number) || number < 1 || number > MOST_REPLICAS) {
        throw new CommandError(
          `REPLICAS has '${entry}'; it reads like catalog:2, with at most ${MOST_REPLICAS} replicas`,
        );
      }
      return [known(name, services), number] as const;
    });
  return new Map(entries);
}

function known(name: string, services: readonly ServiceSpec[]): string {
  if (services.some((spec) => spec.name === name)) return name;
  throw new CommandError(`There is no service '${name}'. There are: ${services.map((spec) => spec.name).join(", ")}.`);
}
