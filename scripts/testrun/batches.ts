/** Files that one process of mocha runs, in their order. */
export interface Batch {
  readonly name: string;
  readonly files: readonly string[];
}

/** So few that lanes which take batches in turns end at about the same time; a batch costs the start of a process. */
const MOST_FILES = 12;

/** Whose tests start whole shops, and keep every core busy. */
const BUSY = "scripts";

/** Whose tests are short, or mostly wait; the shortest are last, so that lanes end at about the same time. */
const EASY = ["edge", "services", "proto"];

/** Tests that judge how fast something is, or that no call outlives its time. */
export const ALONE: readonly string[] = [
  "scripts/prove/events/publish-lag.test.ts",
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
  const easy = EASY.flatMap((folder) => cut(folder, others));
  return {
    beside: [{ name: "contracts", files: contractTests }, ...inTurns(cut(BUSY, others), easy)],
    alone: [{ name: "alone", files: tests.filter((file) => ALONE.includes(file)) }],
  };
}

/** After each busy batch its share of the easy ones: what waits is beside what works. */
function inTurns(busy: readonly Batch[], easy: readonly Batch[]): Batch[] {
  const turns = Math.max(1, busy.length);
  const share = Math.ceil(easy.length / turns);
  return Array.from({ length: turns }, (_, i) => [
    ...busy.slice(i, i + 1),
    ...easy.slice(i * share, (i + 1) * share),
  ]).flat();
}

function cut(folder: string, tests: readonly string[]): Batch[] {
  const files = tests.filter((file) => file.startsWith(`${folder}/`));
  const count = Math.ceil(files.length / MOST_FILES);
  return Array.from({ length: count }, (_, i) => ({
    name: `${folder}, part ${i + 1} of ${count}`,
    files: files.slice(i * MOST_FILES, (i + 1) * MOST_FILES),
  }));
}
