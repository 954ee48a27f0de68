import type { Random } from "../prove/support/random.ts";
import type { StoreFault } from "./store-proxy.ts";

export type { StoreFault } from "./store-proxy.ts";

const FAULTS: readonly StoreFault[] = ["REPLY_LOST", "RESET", "NOT_PRIMARY"];
/** What services ask of their databases; how a driver looks for its server is its own affair. */
const WRITES: ReadonlySet<string> = new Set(["insert", "update", "findAndModify", "delete"]);
const COMMANDS: ReadonlySet<string> = new Set(["find", ...WRITES]);

export type FaultCounts = Readonly<Record<StoreFault, number>>;

export interface StoreFaults {
  /** How often each was decided on: a write whose reply is lost has been made, a read is only asked again. */
  readonly done: { readonly writes: FaultCounts; readonly reads: FaultCounts };
  decide(command: string): StoreFault | undefined;
  begin(): void;
  end(): void;
}

/** Decides which commands to the database are broken, and how. */
export function startStoreFaults(random: Random, share: number): StoreFaults {
  const none = { REPLY_LOST: 0, RESET: 0, NOT_PRIMARY: 0 };
  const done = { writes: { ...none }, reads: { ...none } };
  let isOn = false;
  return {
    done,
    decide: (command) => {
      if (!isOn || !COMMANDS.has(command) || !random.chance(share)) return undefined;
      const fault = random.pick(FAULTS);
      done[WRITES.has(command) ? "writes" : "reads"][fault] += 1;
      return fault;
    },
    begin: () => {
      isOn = true;
    },
    end: () => {
      isOn = false;
    },
  };
}
