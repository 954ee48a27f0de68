import { logFileOf, openLog } from "../logs/log-file.ts";
import { environmentOf, type Surroundings } from "./environment.ts";
import { commandOf, type PlannedProcess } from "./plan.ts";
import type { ProcessOptions } from "./process.ts";

export interface LaunchOptions {
  readonly surroundings: Surroundings;
  readonly dataDir: string;
  /** What every process inherits. */
  readonly env: NodeJS.ProcessEnv;
  /** A line that a service printed. */
  readonly onLine: (id: string, line: string) => void;
}

/** How a process of the plan is run, and where its lines go: each service has a log of its own, also in the one process. */
export function launchOptions(
  planned: PlannedProcess,
  extraArgs: readonly string[],
  { surroundings, dataDir, env, onLine }: LaunchOptions,
): ProcessOptions {
  const { program, args } = commandOf(planned);
  const sources = new Set([planned.id, ...planned.services.map(({ id }) => id)]);
  const logs = new Map([...sources].map((id) => [id, openLog(logFileOf(dataDir, id))]));
  return {
    ...{ program, args: [...args, ...extraArgs], cwd: planned.cwd },
    env: environmentOf(planned, surroundings, env),
    onLine: (line) => {
      const named = serviceOf(line);
      const id = planned.services.length > 1 && named && sources.has(named) ? named : planned.id;
      logs.get(id)?.(line);
      onLine(id, line);
    },
  };
}

/** The service that a line of ours says it is from. */
function serviceOf(line: string): string | undefined {
  return /^\{.*?"service":"([^"]+)"/.exec(line)?.[1];
}
