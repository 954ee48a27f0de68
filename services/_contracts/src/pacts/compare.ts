import { cpSync, existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type PactFile, parsePact } from "./pact-file.ts";

/** What differs between the committed pacts and those that the consumers' tests have just written: one text for each pact. */
export function comparePacts(committed: string, fresh: string): string[] {
  const paths = [...new Set([...pathsIn(committed), ...pathsIn(fresh)])].sort();
  return paths.flatMap((path) => {
    const [before, now] = [textOf(join(committed, path)), textOf(join(fresh, path))];
    if (before === now) return [];
    if (now === undefined) return [`${path}: no consumer's test writes it any more`];
    if (before === undefined) return [`${path}: is new, and not committed`];
    return [`${path}: ${differences(parsePact(path, before), parsePact(path, now)).join("; ")}`];
  });
}

/** Makes the fresh pacts the committed ones. */
export function replacePacts(committed: string, fresh: string): void {
  for (const path of pathsIn(committed)) rmSync(join(committed, path));
  for (const path of pathsIn(fresh)) cpSync(join(fresh, path), join(committed, path));
}

function differences(before: PactFile, now: PactFile): string[] {
  const old = new Map(before.interactions.map((each) => [each.description, each]));
  const current = new Map(now.interactions.map((each) => [each.description, each]));
  const gone = [...old.keys()].filter((name) => !current.has(name));
  const added = [...current.keys()].filter((name) => !old.has(name));
  const changed = [...current].filter(([name, each]) => old.has(name) && !isDeepStrictEqual(each, old.get(name)));
  const told = [
    ...gone.map((name) => `'${name}' is stale: no test expects it`),
    ...added.map((name) => `'${name}' is missing`),
    ...changed.map(([name]) => `'${name}' has changed`),
  ];
  return told.length > 0 ? told : ["its form or its metadata has changed"];
}

function pathsIn(folder: string): string[] {
  return existsSync(folder) ? globSync("*/*.json", { cwd: folder }) : [];
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
