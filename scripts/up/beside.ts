import { existsSync } from "node:fs";
import { join } from "node:path";
import { logFileOf, openLog } from "../logs/log-file.ts";
import { RUNTIMES, type ServiceSpec } from "../services.ts";
import { companionEnvironment } from "./environment.ts";
import type { LaunchOptions } from "./launch.ts";
import type { ProcessOptions } from "./process.ts";

/** A process that stands in for somebody outside the shop, and runs beside the service that calls it. */
export interface Companion {
  /** `sandbox`. */
  readonly id: string;
  /** Its only port, over HTTP; `/readyz` answers there. */
  readonly port: number;
  readonly main: string;
  readonly cwd: string;
}

/** Those of the services that run here; none for a service elsewhere. */
export function besideOf(services: readonly ServiceSpec[], root: string, offset: number): Companion[] {
  const stated = services.flatMap(({ beside }) => beside);
  return stated
    .map(({ name, port }) => ({ id: name, port: port + offset, cwd: join(root, `services/_${name}`) }))
    .map((companion) => ({ ...companion, main: join(companion.cwd, RUNTIMES.typescript.mainFile) }))
    .filter(({ main }) => existsSync(main));
}

/** How it is run, and where its lines go. */
export function companionOptions(companion: Companion, launch: LaunchOptions): ProcessOptions {
  const { id, main, cwd } = companion;
  const { find, tool, args } = RUNTIMES.typescript;
  const log = openLog(logFileOf(launch.dataDir, id));
  return {
    ...{ program: find() ?? tool, args: args(main, { inspect: false, options: [] }), cwd },
    env: companionEnvironment(companion, launch.surroundings, launch.dataDir, launch.env),
    onLine: (line) => {
      log(line);
      launch.onLine(id, line);
    },
  };
}
