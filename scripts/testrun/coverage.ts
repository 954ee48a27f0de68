import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { SERVICES } from "../services.ts";

/** Folders that have to be covered, and the share of their lines in percent. */
const LIMITS: Readonly<Record<string, number>> = { "services/_chassis/src": 90, "edge/src": 90 };
const SHOWN = ["services/_chassis/src", ...SERVICES.map(({ folder }) => `${folder}/src`), "scripts"];

type Summary = Readonly<Record<string, { readonly lines: { readonly total: number; readonly covered: number } }>>;

/** Prints the share of covered lines per folder. @returns 0, or 1 when a folder falls short */
export function checkCoverage(root: string): number {
  const summary = JSON.parse(readFileSync(join(root, "coverage/coverage-summary.json"), "utf8")) as Summary;
  const rows = SHOWN.map((folder) => ({
    folder,
    share: coveredShare(summary, root, folder),
    limit: LIMITS[folder] ?? 0,
  }));
  for (const { folder, share, limit } of rows) {
    const verdict = limit === 0 ? "" : share >= limit ? ` (at least ${limit}: ok)` : ` (at least ${limit}: TOO LOW)`;
    process.stdout.write(`coverage: ${folder.padEnd(24)} ${share.toFixed(1)} % of lines${verdict}\n`);
  }
  return rows.every(({ share, limit }) => share >= limit) ? 0 : 1;
}

/** The covered share of all lines in a folder, in percent; 100 for a folder without lines. */
export function coveredShare(summary: Summary, root: string, folder: string): number {
  const inside = Object.entries(summary).filter(([file]) => relative(root, file).startsWith(`${folder}/`));
  const total = inside.reduce((sum, [, { lines }]) => sum + lines.total, 0);
  const covered = inside.reduce((sum, [, { lines }]) => sum + lines.covered, 0);
  return total === 0 ? 100 : (100 * covered) / total;
}
