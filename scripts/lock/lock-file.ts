import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { completeLock, type Lock } from "./platforms.ts";

/** Adds what package-lock.json lacks, unless it is only to be checked. @returns the names of what it lacked */
export function completeLockFile(root: string, { checkOnly = false } = {}): string[] {
  const file = join(root, "package-lock.json");
  const { added, lock } = completeLock(JSON.parse(readFileSync(file, "utf8")) as Lock);
  if (added.length > 0 && !checkOnly) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  return added;
}
