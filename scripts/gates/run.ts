import { CommandError } from "../kit/command.ts";
import type { Gate } from "./gate.ts";

export interface GateRun {
  /** Names of gates; all without it. */
  readonly only?: readonly string[] | undefined;
  readonly print: (text: string) => void;
}

/** Runs gates one after the other, prints what they found, and gives the exit code. */
export async function runGates(gates: readonly Gate[], { only, print }: GateRun): Promise<number> {
  const unknown = only?.filter((name) => !gates.some((gate) => gate.name === name)) ?? [];
  if (unknown.length > 0) throw new CommandError(`No gate is called ${unknown.join(", ")}.`);
  let failed = 0;
  for (const gate of gates.filter(({ name }) => only?.includes(name) ?? true)) {
    const started = performance.now();
    const faults = await faultsOf(gate);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (faults.length === 0) {
      print(`  ok     ${gate.name.padEnd(14)} ${gate.holds} (${seconds} s)\n`);
      continue;
    }
    failed += 1;
    print(`  FAILED ${gate.name.padEnd(14)} ${gate.holds} (${seconds} s)\n${faults.map(setIn).join("")}`);
  }
  print(failed === 0 ? "lint: all gates hold\n" : `lint: ${failed} gate(s) failed\n`);
  return failed === 0 ? 0 : 1;
}

/** A gate that cannot even look has failed, and the others go on. */
async function faultsOf(gate: Gate): Promise<string[]> {
  try {
    return await gate.run();
  } catch (error) {
    return [error instanceof CommandError ? error.message : String((error as Error).stack)];
  }
}

function setIn(fault: string): string {
  return `${fault.replace(/^/gm, "         ")}\n`;
}
