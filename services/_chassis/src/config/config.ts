import { readFileSync } from "node:fs";
import { z } from "zod";
import { Secret } from "./secret.ts";
import { weaknessOf } from "./weak-secrets.ts";

/** One setting: its environment variable, its rule and a line of documentation. */
export interface Setting<T> {
  readonly env: string;
  readonly schema: z.ZodType<T>;
  readonly doc: string;
  /** Also read from the file that `<env>_FILE` names, and never printed. */
  readonly secret: boolean;
  /** What is wrong with the value in the production profile, if anything. */
  readonly inProduction?: (value: T) => string | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: a map of settings of any value type
export type Settings = Record<string, Setting<any>>;
export type ConfigOf<S extends Settings> = Readonly<{
  [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
}>;
export type Environment = Readonly<Record<string, string | undefined>>;

export function setting<T>(env: string, schema: z.ZodType<T>, doc: string): Setting<T> {
  return { env, schema, doc, secret: false };
}

/** The setting with a further rule that holds in the production profile only. */
export function strictly<T>(given: Setting<T>, inProduction: (value: T) => string | undefined): Setting<T> {
  return { ...given, inProduction };
}

/** A secret of at least `minLength` characters; in production one that nobody can guess. */
export function secretSetting(env: string, doc: string, minLength = 32): Setting<Secret> {
  const schema = z
    .string()
    .min(minLength, `must have at least ${minLength} characters`)
    .transform((text) => new Secret(text));
  return { env, schema, doc, secret: true, inProduction: (value) => weaknessOf(value.reveal()) };
}

/** Every fault at once: a start-up that fails says all there is to mend. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

/** In which profile more is asked of settings. */
const PRODUCTION = "production";

/**
 * Reads the settings from the environment and freezes them; with `SOUK_PROFILE=production` what will do for development is a fault.
 *
 * @throws ConfigError that names every missing or broken setting
 */
export function readConfig<S extends Settings>(settings: S, env: Environment): ConfigOf<S> {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  const isProduction = env.SOUK_PROFILE === PRODUCTION;
  for (const [key, entry] of Object.entries(settings)) {
    try {
      const result = entry.schema.safeParse(readText(entry, env));
      const weakness = result.success && isProduction ? entry.inProduction?.(result.data) : undefined;
      const found = result.success ? weakness : result.error.issues.map(({ message }) => message).join(", ");
      if (found === undefined) values[key] = result.data;
      else faults.push(`${entry.env}: ${found} (${entry.doc})`);
    } catch (error) {
      faults.push(`${entry.env}_FILE: cannot be read: ${(error as NodeJS.ErrnoException).code}`);
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(values) as ConfigOf<S>;
}

/** A table for people: variable, value in force, meaning. Secrets are starred out, and so are passwords in addresses. */
export function describeConfig(settings: Settings, config: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(settings).map(([key, { env, doc }]) => [env, printable(config[key]), doc]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(([env, value, doc]) => `${env?.padEnd(widths[0] ?? 0)}  ${value?.padEnd(widths[1] ?? 0)}  ${doc}`)
    .join("\n");
}

function printable(value: unknown): string {
  return String(value ?? "").replace(/(?<=:\/\/)[^/@]*@/, "***@");
}

// biome-ignore lint/suspicious/noExplicitAny: reads only the name of the variable
function readText(entry: Setting<any>, env: Environment): string | undefined {
  const file = entry.secret ? env[`${entry.env}_FILE`] : undefined;
  if (file) return readFileSync(file, "utf8").trim();
  const text = env[entry.env];
  return text === "" ? undefined : text;
}
