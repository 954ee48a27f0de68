import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Makes the folder `to` the same as `from`, but touches only files that differ; each is whole at any time.
 *
 * @param last files that change after all others
 * @returns what was changed, by paths from the folder
 */
export function syncTree(from: string, to: string, last: readonly string[] = []): string[] {
  const wanted = filesIn(from);
  const different = wanted.filter((file) => !sameFile(join(from, file), join(to, file)));
  const leftOver = filesIn(to).filter((file) => !wanted.includes(file));
  for (const file of different.sort((a, b) => Number(last.includes(a)) - Number(last.includes(b)))) {
    replace(join(from, file), join(to, file));
  }
  for (const file of leftOver) rmSync(join(to, file));
  return [...different, ...leftOver];
}

/** Every file below a folder, by its path from there; none where there is no such folder. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return entries.filter((entry) => statSync(join(folder, entry)).isFile());
}

function sameFile(a: string, b: string): boolean {
  return existsSync(b) && readFileSync(a).equals(readFileSync(b));
}

function replace(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const draft = `${to}.draft`;
  copyFileSync(from, draft);
  renameSync(draft, to);
}
