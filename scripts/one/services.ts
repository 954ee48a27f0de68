import type { Environment } from "@souk/chassis/config";
import type { App } from "@souk/chassis/lifecycle";
import { SERVICES, type ServiceSpec } from "../services.ts";
import { ONE_SERVICES } from "../up/environment.ts";
import { sortByNeed } from "../up/plan.ts";
import { type NamedProgram, variableOf } from "./combine.ts";

/** What each service would find in its own environment, by its name. */
export type OwnEnvironments = Readonly<Record<string, Environment>>;

export function readServices(env: Environment): OwnEnvironments {
  return JSON.parse(env[ONE_SERVICES] ?? "{}") as OwnEnvironments;
}

/** The programs of the services that are to run, in the order in which they need one another. */
export async function loadPrograms(own: OwnEnvironments): Promise<NamedProgram[][]> {
  const levels = sortByNeed(SERVICES.filter(({ name }) => own[name] !== undefined));
  return Promise.all(levels.map((level) => Promise.all(level.map((spec) => loadProgram(spec, own[spec.name] ?? {})))));
}

/** Loads what a service's main.ts would run: `@souk/<name>/config`, and then `/app` or `/migrate`. */
async function loadProgram({ name, packageName, ports }: ServiceSpec, env: Environment): Promise<NamedProgram> {
  const config = await import(`${packageName}/config`);
  const createApp = async (...args: unknown[]): Promise<App> => (await import(`${packageName}/app`)).createApp(...args);
  if (ports.rest === undefined) {
    const migrate = async (values: unknown) => (await import(`${packageName}/migrate`)).migrateDatabase(values);
    return { name, settings: config.settings, createApp: (values) => createApp(values), migrate };
  }
  const contract = config.contractFrom({ ...process.env, ...env });
  return { name, settings: config.settingsFor(contract), createApp: (values) => createApp(values, { contract }) };
}

/** One environment for all: each service's own variables under its name, and what is the same for all as it is. */
export function combinedEnvironment(own: OwnEnvironments, common: Environment): Environment {
  const named = Object.entries(own).flatMap(([name, env]) =>
    Object.entries({ ...common, ...env }).map(([variable, value]) => [variableOf(name, variable), value]),
  );
  return { ...common, ...Object.fromEntries(named) };
}
