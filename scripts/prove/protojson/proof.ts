import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../../kit/command.ts";
import { CACHE, ROOT } from "../../kit/paths.ts";
import { capture } from "../../kit/program.ts";
import { atLeast, atMost, type Check, exactly, told } from "../support/checks.ts";
import { findRunner } from "./runner.ts";

const HERE = import.meta.dirname;
const FAILURES = join(HERE, "failures.txt");
const MOST_RECOMMENDED_FAILURES = 3;
const LEAST_PASSED = 770;
const PROTOS = ["conformance/conformance.proto", "google/protobuf/test_messages_proto3.proto"];

/** Runs the official conformance tests against the edge's own reader and writer of ProtoJSON. */
export async function proveProtojson({ say }: { readonly say: (line: string) => void }): Promise<Check[]> {
  const { command, protoFolder } = await findRunner(say);
  const image = join(CACHE, "conformance-image.binpb");
  const paths = PROTOS.flatMap((file) => ["--path", join(protoFolder, file)]);
  const built = await capture(join(ROOT, "node_modules/.bin/buf"), ["build", protoFolder, ...paths, "-o", image]);
  if (built.code !== 0) throw new CommandError(`buf could not compile the conformance tests' protos: ${built.stderr}`);
  const [program, ...args] = command;
  const testee = [process.execPath, join(HERE, "testee.ts"), image];
  const run = await capture(
    program,
    [...args, "--output_dir", CACHE, "--enforce_recommended", "--failure_list", FAILURES, ...testee],
    {
      cwd: CACHE,
    },
  );
  return checksOf(run.stderr, run.code, say);
}

const SUMMARY =
  /CONFORMANCE SUITE (?:PASSED|FAILED): (\d+) successes, (\d+) skipped, (\d+) expected failures, (\d+) unexpected failures/;
const UNEXPECTED = /^(?:ERROR|WARNING), test=(\S+?):? /gm;

function checksOf(output: string, code: number, say: (line: string) => void): Check[] {
  const summary = SUMMARY.exec(output);
  if (!summary) throw new CommandError(`The conformance runner did not finish (${code}):\n${output.slice(-2_000)}`);
  const [passed, skippedCount, expected, unexpected] = summary.slice(1).map(Number) as [number, number, number, number];
  for (const [, name] of unexpected > 0 || code !== 0 ? output.matchAll(UNEXPECTED) : []) say(`✗ ${name}`);
  if (code !== 0) say(output.slice(-1_500));
  return [
    atLeast("conformance tests passed", passed, LEAST_PASSED),
    told("skipped: other syntaxes, text format, wire to wire", skippedCount),
    exactly("tests that fail or pass against the list of failures", unexpected, 0),
    exactly("Required tests in that list", listedFailures().filter((name) => name.startsWith("Required.")).length, 0),
    atMost("Recommended tests in that list", expected, MOST_RECOMMENDED_FAILURES),
    exactly("exit code of the runner", code, 0),
  ];
}

/** The names in failures.txt. */
export function listedFailures(): string[] {
  const lines = readFileSync(FAILURES, "utf8")
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim());
  return lines.filter(Boolean);
}
