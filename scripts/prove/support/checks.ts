import assert from "node:assert/strict";
import { type Option, runCommand, type ValuesOf } from "../../kit/command.ts";
import { leaveNothing } from "./leave-nothing.ts";

/** One thing that a proof measured, and whether it is as promised. */
export interface Check {
  readonly what: string;
  readonly measured: string;
  readonly wanted: string;
  readonly holds: boolean;
}

export function atMost(what: string, value: number, limit: number, unit = ""): Check {
  return check(what, value, `≤ ${limit}`, unit, value <= limit);
}

export function atLeast(what: string, value: number, limit: number, unit = ""): Check {
  return check(what, value, `≥ ${limit}`, unit, value >= limit);
}

export function exactly(what: string, value: number | string, wanted: number | string, unit = ""): Check {
  return check(what, value, String(wanted), unit, value === wanted);
}

/** A figure without a promise. */
export function told(what: string, value: number | string, unit = ""): Check {
  return check(what, value, "", unit, true);
}

/** @throws AssertionError that names every check that does not hold */
export function assertHold(checks: readonly Check[]): void {
  const broken = checks.filter(({ holds }) => !holds);
  assert.deepEqual(broken.map(lineOf), []);
}

export interface Proof<O extends Readonly<Record<string, Option>>> {
  /** `make prove-…`. */
  readonly name: string;
  readonly summary: string;
  readonly options: O;
  readonly prove: (values: ValuesOf<O>, say: (line: string) => void) => Promise<readonly Check[]>;
}

/** The whole of a proof's script: prints each figure beside its promise, and exits with 1 unless all hold. */
export async function runProof<O extends Readonly<Record<string, Option>>>(proof: Proof<O>): Promise<void> {
  const { prove, ...command } = proof;
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  await runCommand({
    ...command,
    run: async (values) => {
      leaveNothing();
      const checks = await prove(values, say);
      for (const each of checks) say(lineOf(each));
      const holds = checks.every((each) => each.holds);
      say(holds ? "PROVED" : "NOT PROVED");
      return holds ? 0 : 1;
    },
  });
}

function check(what: string, value: number | string, wanted: string, unit: string, holds: boolean): Check {
  const shown = typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
  return { what, measured: unit ? `${shown} ${unit}` : shown, wanted, holds };
}

function lineOf({ what, measured, wanted, holds }: Check): string {
  return `${holds ? "  " : "✗ "}${what.padEnd(64)} ${measured.padStart(14)}${wanted ? `   (${wanted})` : ""}`;
}
