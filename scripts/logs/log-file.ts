import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const ROTATE_BYTES = 10 * 2 ** 20;

/** Where the lines of a process, a store or the command itself are kept. */
export function logFileOf(dataDir: string, id: string): string {
  return join(dataDir, "logs", `${id}.log`);
}

/** Begins to log: a file that has grown long steps aside as `<file>.1`. */
export function openLog(file: string, rotateBytes = ROTATE_BYTES): (line: string) => void {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > rotateBytes) renameSync(file, `${file}.1`);
  return (line) => appendFileSync(file, `${line}\n`);
}
