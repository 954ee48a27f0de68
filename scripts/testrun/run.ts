import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goTool } from "../kit/go-tools.ts";
import { ROOT } from "../kit/paths.ts";
import { runThrough } from "../kit/program.ts";
import { findRedis, type Store, startMongo, startRedis } from "../stores/index.ts";
import { checkCoverage } from "./coverage.ts";
import { findContractTests, findTests } from "./find-tests.ts";

export interface TestRun {
  readonly files?: string | undefined;
  readonly grep?: string | undefined;
  readonly coverage: boolean;
  /** Contract tests alone; `update` commits to what the consumers expect now. A run of everything has them at its end. */
  readonly contracts?: { readonly update: boolean };
}

/** Stripe's own double of its API: it refuses what its OpenAPI document does not know. */
const STRIPE_MOCK = "github.com/stripe/stripe-mock@v0.203.0";

/** Starts stores on free ports with their data in a temporary folder, runs mocha, and takes it all away again. */
export async function runTests(run: TestRun): Promise<number> {
  const started = performance.now();
  const files = filesOf(run);
  const folder = mkdtempSync(join(tmpdir(), "souk-test-"));
  const stores: Store[] = [];
  const stopAll = async () => {
    await Promise.all(stores.splice(0).map((store) => store.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const interrupted = stopOnSignals(stopAll);
  try {
    const [mongo, redis] = await startStores(folder, stores);
    say(`${mongo.description}; ${redis.description}; ready after ${secondsSince(started)} s`);
    const own = await findRedis(say); // some tests flush, kill or stop a Redis, and start one of their own for that
    const code = await runMocha(run, files, {
      TEST_EVERY_REASON: isWhole(run) ? "yes" : "no",
      TEST_MONGODB_URI: mongo.uri,
      TEST_REDIS_URL: redis.uri,
      TEST_REDIS_SERVER: own.file,
      TEST_REDIS_LIBRARIES: own.env?.LD_LIBRARY_PATH ?? "",
      TEST_STRIPE_MOCK: (await goTool("stripe-mock", STRIPE_MOCK)) ?? "",
      TEST_PACTS_FOLDER: join(folder, "pacts"),
      TEST_PACTS_UPDATE: run.contracts?.update ? "yes" : "no",
    });
    return code === 0 && run.coverage ? checkCoverage(ROOT) : code;
  } finally {
    await stopAll();
    interrupted.off();
    say(`${files.length} files in ${secondsSince(started)} s`);
  }
}

function isWhole({ files, grep, contracts }: TestRun): boolean {
  return !files && !grep && !contracts;
}

function filesOf(run: TestRun): string[] {
  if (run.contracts) return findContractTests(ROOT);
  const files = findTests(ROOT, run.files);
  return isWhole(run) ? [...files, ...findContractTests(ROOT)] : files;
}

async function startStores(folder: string, stores: Store[]): Promise<[Store, Store]> {
  const keep = async (starting: Promise<Store>) => {
    const store = await starting;
    stores.push(store);
    return store;
  };
  const own = { port: 0, dataDir: folder, say };
  const outcomes = await Promise.allSettled([
    keep(startMongo({ ...own, given: process.env.TEST_MONGODB_URI || null })),
    keep(startRedis({ ...own, given: process.env.TEST_REDIS_URL || null })),
  ]);
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<Store>).value) as [Store, Store];
}

function runMocha({ grep, coverage }: TestRun, files: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const mocha = join(ROOT, "node_modules/mocha/bin/mocha.js");
  const c8 = join(ROOT, "node_modules/c8/bin/c8.js");
  const args = [
    mocha,
    ...mochaOptions(),
    "--require",
    join(ROOT, "scripts/testrun/told-reasons.ts"),
    ...(grep ? ["--fgrep", grep] : []),
    ...files,
  ];
  const measured = [c8, "--all", ...coverageOptions(), process.execPath, ...args];
  return runThrough(process.execPath, coverage ? measured : args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
}

/** The options of .mocharc.json without its list of files, which mocha would add to the chosen ones. */
function mochaOptions(): string[] {
  const config = JSON.parse(readFileSync(join(ROOT, ".mocharc.json"), "utf8")) as Record<string, unknown>;
  const { spec: _files, ignore: _ignored, parallel, ...rest } = config;
  const options = Object.entries(rest).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return values.map((each) => (each === true ? `--${name}` : `--${name}=${each}`));
  });
  return ["--no-config", "--exit", ...options, ...(parallel ? ["--parallel"] : [])];
}

function coverageOptions(): string[] {
  const include = ["services/*/src/**/*.ts", "edge/src/**/*.ts", "scripts/**/*.ts"];
  const exclude = ["**/*.test.ts", "**/test/**", "**/node_modules/**"];
  return [
    ...["--reporter", "json-summary", "--reporter", "lcovonly", "--reports-dir", "coverage"],
    ...include.flatMap((glob) => ["--include", glob]),
    ...exclude.flatMap((glob) => ["--exclude", glob]),
  ];
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
