/** Files that one process of mocha runs, in their order. */
export interface Batch {
  readonly name: string;
  readonly files: readonly string[];
}

/** So few that lanes which take batches in turns end at about the same time; a batch costs the start of a process. */
const MOST_FILES = 12;

/** Folders whose tests take longest, since they start whole shops, come first: what is left for the end is short. */
const ORDER = ["scripts", "services", "edge", "proto"];

/** Tests that judge how fast something is, or that no call outlives its time. */
export const ALONE: readonly string[] = [
  "scripts/prove/overload/overload.test.ts",
  "scripts/prove/replays/replays.test.ts",
  "scripts/prove/rolling/rolling.test.ts",
  "scripts/standin/test/latency.test.ts",
];

/** What may run beside another batch, and what runs when nothing else does. */
export interface Batches {
  readonly beside: readonly Batch[];
  readonly alone: readonly Batch[];
}

/** Contract tests need an order, so they are a batch of their own. */
export function batchesOf(tests: readonly string[], contractTests: readonly string[]): Batches {
  const others = tests.filter((file) => !ALONE.includes(file));
  return {
    beside: [{ name: "contracts", files: contractTests }, ...ORDER.flatMap((folder) => cut(folder, others))],
    alone: [{ name: "alone", files: tests.filter((file) => ALONE.includes(file)) }],
  };
}

function cut(folder: string, tests: readonly string[]): Batch[] {
  const files = tests.filter((file) => file.startsWith(`${folder}/`));
  const count = Math.ceil(files.length / MOST_FILES);
  return Array.from({ length: count }, (_, i) => ({
    name: `${folder}, part ${i + 1} of ${count}`,
    files: files.slice(i * MOST_FILES, (i + 1) * MOST_FILES),
  }));
}
