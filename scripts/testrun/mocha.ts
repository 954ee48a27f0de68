import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../kit/paths.ts";
import { runThrough } from "../kit/program.ts";
import type { Batch } from "./batches.ts";
import { bySuite } from "./by-suite.ts";
import { type Notes, readNotes } from "./notes.ts";

export interface MochaRun {
  readonly grep?: string | undefined;
  readonly coverage: boolean;
  /** Another run prints beside this one. */
  readonly isBeside: boolean;
  readonly notesFile: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Outcome {
  readonly name: string;
  readonly code: number;
  readonly notes: Notes | undefined;
}

/** Runs the tests of a batch in a process of their own. */
export async function runMocha({ name, files }: Batch, run: MochaRun): Promise<Outcome> {
  const { grep, coverage, isBeside, notesFile, env } = run;
  const args = [
    join(ROOT, "node_modules/mocha/bin/mocha.js"),
    ...mochaOptions(),
    ...["--reporter", join(ROOT, "scripts/testrun/reporter.ts")],
    ...(isBeside && process.stdout.isTTY ? ["--color"] : []),
    ...(grep ? ["--fgrep", grep] : []),
    ...files,
  ];
  const c8 = join(ROOT, "node_modules/c8/bin/c8.js");
  const measured = [c8, "--all", ...coverageOptions(), process.execPath, ...args];
  const options = { cwd: ROOT, env: { ...process.env, ...env, TEST_NOTES_FILE: notesFile } };
  const code = await (isBeside ? runBySuite : runThrough)(process.execPath, coverage ? measured : args, options);
  return { name, code, notes: readNotes(notesFile) };
}

/** After mocha has ended, for what is still in the pipe: whatever a failing test has left behind may hold that open for ever. */
const LAST_WORDS_MS = 2_000;

function runBySuite(program: string, args: readonly string[], options: SpawnOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const output = bySuite((text) => process.stdout.write(text));
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", output.take);
    child.once("error", reject);
    child.once("exit", () => setTimeout(() => closeOutputs(child), LAST_WORDS_MS).unref());
    child.once("close", (code) => {
      output.end();
      resolve(code ?? 128);
    });
  });
}

function closeOutputs({ stdout, stderr }: ChildProcess): void {
  stdout?.destroy();
  stderr?.destroy();
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
