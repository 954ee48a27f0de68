import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const living = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of living) signalGroup(child, "SIGKILL");
});

/** Has a child end with this process, however that ends but by SIGKILL. */
export function endWithMe(child: ChildProcess): void {
  living.add(child);
  child.once("exit", () => living.delete(child));
}

/** To a child's whole group, where it leads one: what it has started must not outlive it. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!isRunning(child)) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal); // it leads none, or the group is gone already
  }
}

export function isRunning(child: ChildProcess): child is ChildProcess & { readonly pid: number } {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** Has a signal end this process as its own end would, with the exit code that shells give: what waits for its exit is done. */
export function exitOnSignals(): void {
  for (const signal of SIGNALS) process.once(signal, () => process.exit(128 + constants.signals[signal]));
}
