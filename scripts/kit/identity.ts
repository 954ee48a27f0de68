import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that is told apart from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, as the system counts it. */
  readonly began: string;
}

/** Who has this number now; undefined when nobody has. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const began = process.platform === "linux" ? linuxStart(pid) : otherStart(pid);
  return began ? { pid, began } : undefined;
}

/** Whether this very process still runs. */
export function isAlive({ pid, began }: ProcessIdentity): boolean {
  return identityOf(pid)?.began === began;
}

/** Start time in ticks since boot, with the boot's own id. A zombie counts as gone. */
function linuxStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // the name before it may hold anything
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return fields[0] === "Z" ? undefined : `${boot}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function otherStart(pid: number): string | undefined {
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() || undefined;
}
