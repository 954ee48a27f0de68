import type { Random } from "../prove/support/random.ts";
import type { StoreFault } from "./store-proxy.ts";

export type { StoreFault } from "./store-proxy.ts";

const FAULTS: readonly StoreFault[] = ["REPLY_LOST", "RESET", "NOT_PRIMARY"];
/** What services ask of their databases; how a driver looks for its server is its own affair. */
const COMMANDS: ReadonlySet<string> = new Set(["find", "insert", "update", "findAndModify", "delete"]);

/** Decides which commands to the database are broken, and how. */
export function startStoreFaults(random: Random, share: number) {
  let isOn = false;
  return {
    decide: (command: string): StoreFault | undefined =>
      isOn && COMMANDS.has(command) && random.chance(share) ? random.pick(FAULTS) : undefined,
    begin: () => {
      isOn = true;
    },
    end: () => {
      isOn = false;
    },
  };
}
