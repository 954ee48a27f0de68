import { Worker } from "node:worker_threads";
import type { Outcome } from "./run.ts";
import { Tally } from "./tally.ts";

export interface Seeds {
  readonly first: number;
  readonly count: number;
}

/** What became of many seeds. */
export interface Series {
  readonly tally: Tally;
  /** Those that violated something, as they came in. */
  readonly violating: readonly number[];
}

type Plain = Pick<Outcome, "seed" | "violations"> & { readonly tally: Partial<Tally> };

/** Runs seeds, spread over threads. @param onSeed hears after each how far the series has come */
export async function runSeries(
  { first, count }: Seeds,
  threads: number,
  onSeed: (soFar: Series) => void = () => undefined,
): Promise<Series> {
  const tally = new Tally();
  const violating: number[] = [];
  const take = ({ seed, violations, tally: part }: Plain) => {
    tally.add(Object.assign(new Tally(), part));
    if (violations.length > 0) violating.push(seed);
    onSeed({ tally, violating });
  };
  const parts = Array.from({ length: threads }, (_, n) => ({
    first: first + n,
    step: threads,
    end: first + count,
  }));
  await Promise.all(parts.map((part) => inThread(part, take)));
  return { tally, violating };
}

function inThread(part: object, take: (outcome: Plain) => void): Promise<void> {
  const worker = new Worker(new URL("./series-thread.ts", import.meta.url), { workerData: part });
  worker.on("message", take);
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
  });
}
