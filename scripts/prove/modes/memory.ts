import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { sleep } from "../../kit/wait.ts";

/** What a process holds, in MB. */
export interface Memory {
  /** All its pages, those too that it shares with others. */
  readonly rss: number;
  /** Its own pages and its share of the shared ones; undefined where the system does not tell. */
  readonly pss: number | undefined;
}

const KB = 1_024;
const SAMPLE_MS = 500;
const ALIKE = 0.01;

export function memoryOf(pid: number): Memory {
  const rollup = readText(`/proc/${pid}/smaps_rollup`);
  const rss = kilobytes(rollup, "Rss") ?? kilobytes(readText(`/proc/${pid}/status`), "VmRSS") ?? rssByPs(pid);
  const pss = kilobytes(rollup, "Pss");
  return { rss: rss / KB, pss: pss === undefined ? undefined : pss / KB };
}

/** Waits until the processes' memory has stayed alike for `calm` samples, at most `most` of them. */
export async function settled(pids: readonly number[], calm: number, most: number): Promise<void> {
  const samples: number[] = [];
  while (samples.length < most) {
    samples.push(pids.reduce((sum, pid) => sum + memoryOf(pid).rss, 0));
    const last = samples.slice(-calm);
    if (last.length === calm && Math.max(...last) - Math.min(...last) <= ALIKE * Math.max(...last)) return;
    await sleep(SAMPLE_MS);
  }
}

function kilobytes(text: string, name: string): number | undefined {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

function rssByPs(pid: number): number {
  return Number(spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).stdout);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // not on this system
  }
}
