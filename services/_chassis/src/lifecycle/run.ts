import {
  ConfigError,
  type ConfigOf,
  describeConfig,
  type Environment,
  readConfig,
  type Settings,
} from "../config/index.ts";
import type { App } from "./lifecycle.ts";

export interface Program<S extends Settings> {
  readonly settings: S;
  /** Builds the app; nothing is opened before it is started. What only it needs is best loaded here. */
  readonly createApp: (config: ConfigOf<S>) => App | Promise<App>;
  /** Brings the database up to date; run by `--migrate`. */
  readonly migrate?: (config: ConfigOf<S>) => Promise<void>;
}

/** Time past the drain's grace in which everything must be closed. */
const STOP_MARGIN_MS = 1_500;

/**
 * The whole of a service's `main.ts`: reads the configuration, starts, and stops at SIGTERM or SIGINT.
 * Exit codes: 0 stopped as asked, 1 could not start or stop, 2 configuration faults.
 */
export async function runProgram<S extends Settings>(
  program: Program<S>,
  args: readonly string[] = process.argv.slice(2),
  env: Environment = process.env,
): Promise<void> {
  const config = configOrExit(program.settings, env);
  if (args.includes("--print-config")) {
    process.stdout.write(`${describeConfig(program.settings, config)}\n`);
  } else if (args.includes("--migrate")) {
    await program.migrate?.(config);
  } else {
    await serve(await program.createApp(config), Number(config.shutdownGraceMs ?? 0));
  }
}

function configOrExit<S extends Settings>(settings: S, env: Environment): ConfigOf<S> {
  try {
    return readConfig(settings, env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

async function serve(app: App, graceMs: number): Promise<void> {
  const stop = () => {
    setTimeout(() => process.exit(1), graceMs + STOP_MARGIN_MS).unref();
    void app.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  try {
    await app.start();
  } catch (error) {
    process.stderr.write(`cannot start: ${(error as Error).message}\n`);
    process.exit(1);
  }
}
