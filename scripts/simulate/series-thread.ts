import { parentPort, workerData } from "node:worker_threads";
import { simulate } from "./run.ts";

const { first, step, end } = workerData as { readonly first: number; readonly step: number; readonly end: number };
for (let seed = first; seed < end; seed += step) {
  const { violations, tally } = await simulate({ seed });
  parentPort?.postMessage({ seed, violations, tally: { ...tally } });
}
