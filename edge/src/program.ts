import type { Environment } from "@souk/chassis/config";
import { readConfig } from "@souk/chassis/config";
import { runProgram } from "@souk/chassis/lifecycle";
import { compileOptionsOf, createApp } from "./app.ts";
import { type CommandLine, helpText, readCommandLine } from "./command-line.ts";
import { contractFrom, EDGE_SETTINGS, settingsFor } from "./config.ts";
import { compileRoutes, labelOf } from "./routing/compile-routes.ts";
import { StartFault } from "./start-fault.ts";

/** As for every process of the house: the configuration has faults. */
const FAULTY = 2;

/**
 * The whole of the edge's `main.ts`. Exit codes: 0 stopped as asked or nothing found to mend, 1 could not start or stop,
 * 2 what it was given has faults, which are all told.
 */
export async function runEdge(args: readonly string[], env: Environment): Promise<void> {
  try {
    const line = readCommandLine(args, env);
    if (line.isHelp) process.stdout.write(helpText());
    else if (line.isCheck) process.stdout.write(checkText(line));
    else await serve(line);
  } catch (error) {
    if (!(error instanceof StartFault || isConfigError(error))) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(FAULTY);
  }
}

async function serve({ env, args }: CommandLine): Promise<void> {
  const contract = contractFrom(env);
  const settings = settingsFor(contract);
  await runProgram({ settings, createApp: (config) => createApp(config, { contract }) }, args, env);
}

/** Every route, where there is nothing to mend. @throws StartFault, ConfigError */
function checkText({ env }: CommandLine): string {
  const { routes } = compileRoutes(contractFrom(env), compileOptionsOf(readConfig(EDGE_SETTINGS, env)));
  const lines = routes.map((route) => `${labelOf(route)} -> ${route.method.path.slice(1)}`);
  return `${lines.join("\n")}\n${routes.length} routes, no faults\n`;
}

function isConfigError(error: unknown): boolean {
  return error instanceof Error && error.name === "ConfigError";
}
