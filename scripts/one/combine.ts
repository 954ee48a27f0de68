import { processSettings, type Settings } from "@souk/chassis/config";
import { type App, type Component, createLifecycle, type Program } from "@souk/chassis/lifecycle";
import { createLogger } from "@souk/chassis/log";
import { all } from "../kit/wait.ts";
import { ONE } from "../up/plan.ts";

/** What a service's main.ts runs. */
export interface NamedProgram extends Program<Settings> {
  readonly name: string;
}

type Values = Readonly<Record<string, unknown>>;

const { shutdownGraceMs, logLevel } = processSettings({ adminPort: 0 });

/**
 * Makes one program of several: they start level by level and stop in reverse. Each keeps its settings, under its own name
 * (`catalog:GRPC_PORT`), so that configuration faults, signals and exit codes are those of any program.
 */
export function combine(levels: readonly (readonly NamedProgram[])[]): Program<Settings> {
  const programs = levels.flat();
  const named = programs.flatMap(({ name, settings }) =>
    Object.entries(settings).map(([key, setting]) => [
      keyOf(name, key),
      { ...setting, env: variableOf(name, setting.env) },
    ]),
  );
  return {
    settings: { shutdownGraceMs, logLevel, ...Object.fromEntries(named) },
    createApp: (config) => createTogether(levels, config),
    migrate: async (config) => {
      await Promise.all(programs.map((program) => program.migrate?.(ownValues(program, config))));
    },
  };
}

/** The variable of one service in the environment of all. */
export function variableOf(service: string, variable: string): string {
  return `${service}:${variable}`;
}

function keyOf(service: string, key: string): string {
  return `${service}:${key}`;
}

async function createTogether(levels: readonly (readonly NamedProgram[])[], config: Values): Promise<App> {
  const graceMs = Number(config.shutdownGraceMs);
  const shareMs = Math.floor(graceMs / levels.length); // levels stop one after the other, all within the grace
  const components = await Promise.all(levels.map((level) => createLevel(level, config, shareMs)));
  const logger = createLogger({ service: ONE, level: String(config.logLevel) });
  return createLifecycle(components, { logger, graceMs });
}

async function createLevel(
  level: readonly NamedProgram[],
  config: Values,
  shutdownGraceMs: number,
): Promise<Component> {
  const create = async (program: NamedProgram) =>
    nameFailures(program.name, await program.createApp({ ...ownValues(program, config), shutdownGraceMs }));
  const apps = await Promise.all(level.map(create));
  return {
    name: level.map(({ name }) => name).join(", "),
    start: () => all(apps.map((app) => app.start())),
    stop: () => all(apps.map((app) => app.stop())),
  };
}

function ownValues({ name, settings }: NamedProgram, config: Values): Values {
  return Object.fromEntries(Object.keys(settings).map((key) => [key, config[keyOf(name, key)]]));
}

function nameFailures(name: string, app: App): App {
  const start = () =>
    app.start().catch((error: Error) => {
      throw new Error(`${name}: ${error.message}`, { cause: error });
    });
  return { start, stop: () => app.stop() };
}
