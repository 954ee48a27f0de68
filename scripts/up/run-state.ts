import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identityOf, isAlive, type ProcessIdentity } from "../kit/identity.ts";
import { poll } from "../kit/wait.ts";

/** Who runs a stack, and every process that it started. */
export interface RunState {
  readonly supervisor: ProcessIdentity;
  readonly startedAt: string;
  readonly children: readonly (ProcessIdentity & { readonly id: string })[];
}

const STOP_MS = 12_000;

function fileOf(dataDir: string): string {
  return join(dataDir, "run.json");
}

export function readRun(dataDir: string): RunState | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), "utf8")) as RunState;
  } catch {
    return undefined; // none, or one that broke off while it was written: then it is nobody's
  }
}

/** The run that goes on now; a file that a dead one left does not count, nor does another process with its number. */
export function currentRun(dataDir: string): RunState | undefined {
  const state = readRun(dataDir);
  return state && isAlive(state.supervisor) ? state : undefined;
}

/**
 * Makes this process the one that runs the stack.
 *
 * @returns the run that was there first, or undefined when the claim is ours
 */
export function claimRun(dataDir: string): RunState | undefined {
  mkdirSync(dataDir, { recursive: true });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      linkSync(writeDraft(dataDir, []), fileOf(dataDir)); // whole or not at all: nobody ever sees an empty one
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const running = currentRun(dataDir);
      if (running) return running;
      rmSync(fileOf(dataDir), { force: true });
    } finally {
      rmSync(draftOf(dataDir), { force: true });
    }
  }
  return currentRun(dataDir);
}

/** Notes the processes that this supervisor has now. */
export function saveChildren(dataDir: string, children: readonly Child[]): void {
  renameSync(writeDraft(dataDir, children), fileOf(dataDir));
}

interface Child {
  readonly id: string;
  readonly pid: number | undefined;
}

/** Each process has a draft of its own, so that two that claim at once do not write into one another's. */
function draftOf(dataDir: string): string {
  return `${fileOf(dataDir)}.${process.pid}.draft`;
}

/** @returns where it lies */
function writeDraft(dataDir: string, children: readonly Child[]): string {
  const state: RunState = {
    supervisor: identityOf(process.pid) ?? { pid: process.pid, began: "" },
    startedAt: new Date(Date.now() - process.uptime() * 1_000).toISOString(),
    children: children.flatMap(({ id, pid }) => {
      const identity = pid ? identityOf(pid) : undefined;
      return identity ? [{ id, ...identity }] : [];
    }),
  };
  const draft = draftOf(dataDir);
  writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`);
  return draft;
}

export function dropRun(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

/** What a supervisor that was killed has left running. */
export function leftovers(dataDir: string): RunState["children"] {
  const state = readRun(dataDir);
  return !state || isAlive(state.supervisor) ? [] : state.children.filter(isAlive);
}

/** Ends what a supervisor that was killed has left running. @returns the ids of what was ended */
export async function endLeftovers(dataDir: string): Promise<string[]> {
  const left = leftovers(dataDir);
  for (const child of [...left].reverse()) signalGroup(child, "SIGTERM");
  const gone = await poll(async () => !left.some(isAlive), { timeoutMs: STOP_MS, everyMs: 100 });
  if (!gone) for (const child of left.filter(isAlive)) signalGroup(child, "SIGKILL");
  return left.map(({ id }) => id);
}

function signalGroup({ pid }: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // gone in the meantime
  }
}
