import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CommandError } from "./command.ts";

/** The top of the repository. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What can be had again at any time: built or downloaded things. */
export const CACHE = join(ROOT, ".cache");

/** With more, own MongoDB would fall into the ephemeral range. */
const MOST_OFFSET = 5_000;

/**
 * The `PORT_OFFSET` of this stack: all its ports and its data folder follow from it.
 *
 * @throws CommandError when it is no multiple of 1000 up to 5000
 */
export function portOffset(env: NodeJS.ProcessEnv = process.env): number {
  const offset = Number(env.PORT_OFFSET || 0);
  if (!Number.isInteger(offset) || offset % 1_000 !== 0 || offset < 0 || offset > MOST_OFFSET) {
    throw new CommandError(`PORT_OFFSET is '${env.PORT_OFFSET}'; it must be 0, 1000, … or ${MOST_OFFSET}`);
  }
  return offset;
}

/** Where this stack keeps its data, secrets, logs and state. It survives restarts. */
export function dataFolder(offset: number): string {
  return join(ROOT, ".data", String(offset));
}
