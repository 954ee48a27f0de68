import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goTool } from "../kit/go-tools.ts";
import { ROOT } from "../kit/paths.ts";
import { findRedis } from "../stores/index.ts";
import { COMPILE_CACHE } from "../up/environment.ts";
import { type Batch, type Batches, batchesOf } from "./batches.ts";
import { checkCoverage } from "./coverage.ts";
import { findContractTests, findTests } from "./find-tests.ts";
import { type Lane, openLane, runInLanes } from "./lanes.ts";
import { type Outcome, runMocha } from "./mocha.ts";
import { reasonsNotTold, slowestFiles } from "./notes.ts";

export interface TestRun {
  readonly files?: string | undefined;
  readonly grep?: string | undefined;
  readonly coverage: boolean;
  /** Contract tests alone; `update` commits to what the consumers expect now. A run of everything has them too. */
  readonly contracts?: { readonly update: boolean };
}

/** As many as the smallest machine that builds this has cores. */
const LANES_OF_A_WHOLE_RUN = 2;

/** Stripe's own double of its API: it refuses what its OpenAPI document does not know. */
const STRIPE_MOCK = "github.com/stripe/stripe-mock@v0.203.0";

/** Starts stores on free ports with their data in a temporary folder, runs mocha, and takes it all away again. */
export async function runTests(run: TestRun): Promise<number> {
  const started = performance.now();
  const { beside, alone } = batchesFor(run);
  const folder = mkdtempSync(join(tmpdir(), "souk-test-"));
  const lanes: Lane[] = [];
  const stopAll = async () => {
    await Promise.all(lanes.splice(0).map((lane) => lane.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const interrupted = stopOnSignals(stopAll);
  try {
    await openLanes(run, folder, lanes);
    say(`${lanes[0]?.description}; ready after ${secondsSince(started)} s`);
    const env = await environmentOf(run, folder);
    const runAll = (batches: readonly Batch[], those: readonly Lane[]) =>
      runInLanes(those, batches, (batch, lane) =>
        runMocha(batch, {
          ...{ grep: run.grep, coverage: run.coverage, isBeside: those.length > 1 },
          notesFile: join(folder, `${batch.name}.json`),
          env: { ...env, ...lane.env },
        }),
      );
    const outcomes = await runAll(beside, lanes);
    const last = [...alone, ...againAlone(outcomes)];
    return judge(run, [...outcomes.map(excused), ...(await runAll(last, lanes.slice(0, 1)))]);
  } finally {
    await stopAll();
    interrupted.off();
    say(`${[...beside, ...alone].flatMap(({ files }) => files).length} files in ${secondsSince(started)} s`);
  }
}

function isWhole({ files, grep, contracts }: TestRun): boolean {
  return !files && !grep && !contracts;
}

/** Coverage is measured in one process, and stores that the caller gave are enough for one lane. */
function isInLanes(run: TestRun): boolean {
  return isWhole(run) && !run.coverage && !process.env.TEST_MONGODB_URI && !process.env.TEST_REDIS_URL;
}

function batchesFor(run: TestRun): Batches {
  if (run.contracts) return { beside: [], alone: [{ name: "contracts", files: findContractTests(ROOT) }] };
  const files = findTests(ROOT, run.files);
  if (isInLanes(run)) return batchesOf(files, findContractTests(ROOT));
  return {
    beside: [],
    alone: [{ name: "tests", files: isWhole(run) ? [...files, ...findContractTests(ROOT)] : files }],
  };
}

/** One after the other: the first may have to fetch or build its stores. */
async function openLanes(run: TestRun, folder: string, lanes: Lane[]): Promise<void> {
  const count = isInLanes(run) ? LANES_OF_A_WHOLE_RUN : 1;
  while (lanes.length < count) lanes.push(await openLane(lanes.length, folder, say));
}

async function environmentOf(run: TestRun, folder: string): Promise<NodeJS.ProcessEnv> {
  const own = await findRedis(say); // some tests flush, kill or stop a Redis, and start one of their own for that
  return {
    TEST_REDIS_SERVER: own.file,
    TEST_REDIS_LIBRARIES: own.env?.LD_LIBRARY_PATH ?? "",
    TEST_STRIPE_MOCK: (await goTool("stripe-mock", STRIPE_MOCK)) ?? "",
    TEST_PACTS_FOLDER: join(folder, "pacts"),
    TEST_PACTS_UPDATE: run.contracts?.update ? "yes" : "no",
    ...(run.coverage ? {} : { NODE_COMPILE_CACHE: COMPILE_CACHE }),
  };
}

/** What failed beside the other lane may only have had too little of the machine: it is judged when nothing else runs. */
function againAlone(outcomes: readonly Outcome[]): Batch[] {
  const files = [...new Set(outcomes.flatMap(({ notes }) => notes?.failed ?? []))];
  return files.length > 0 ? [{ name: "again, alone", files }] : [];
}

/** Told, but not counted as failing. Where mocha ended before its tests did, nothing is known that could be run again. */
function excused(outcome: Outcome): Outcome {
  const { notes } = outcome;
  if (!notes || notes.failed.length === 0) return outcome;
  const summary = notes.summary.replace(/^(\s*\d+) failing$/m, "$1 failed beside the other lane, and run again alone");
  return { ...outcome, code: 0, notes: { ...notes, summary } };
}

/** Tells how it went. @returns 0, or another exit code where something failed */
function judge(run: TestRun, outcomes: readonly Outcome[]): number {
  for (const { name, code, notes } of outcomes) {
    say(`${name}\n  ${notes?.summary ?? `mocha ended with ${code} before its tests did`}`);
  }
  const notes = outcomes.flatMap((outcome) => outcome.notes ?? []);
  say(`the slowest files\n${slowestFiles(notes).join("\n")}`);
  const code = outcomes.find((outcome) => outcome.code !== 0)?.code ?? 0;
  const missing = code === 0 && isWhole(run) ? reasonsNotTold(notes) : [];
  if (missing.length > 0) say(`no test produces these documented reasons: ${missing.join(", ")}`);
  if (code !== 0 || missing.length > 0) return code || 1;
  return run.coverage ? checkCoverage(ROOT) : 0;
}

function stopOnSignals(stop: () => Promise<void>): { off: () => void } {
  const handle = (signal: NodeJS.Signals) => void stop().finally(() => process.exit(signal === "SIGINT" ? 130 : 143));
  process.once("SIGINT", handle).once("SIGTERM", handle);
  return { off: () => void process.off("SIGINT", handle).off("SIGTERM", handle) };
}

function say(text: string): void {
  process.stdout.write(`test: ${text}\n`);
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
}
