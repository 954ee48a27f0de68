import { atLeast, type Check, told } from "../prove/support/checks.ts";
import type { StoreFaults } from "./store-faults.ts";
import { tallied } from "./verify.ts";

/** What was done to the shop while buyers were in it. */
export interface Done {
  /** How often each process and store was killed. */
  readonly kills: ReadonlyMap<string, number>;
  /** Every process that could be. */
  readonly processes: readonly string[];
  readonly faults: StoreFaults["done"];
}

/** How often it was to be done. */
export interface Rhythm {
  readonly processEveryMs: number;
  readonly storeEveryMs: number;
  /** Store faults that there must be at least, and of every kind those of writes, so that the proof says something. */
  readonly least: { readonly storeFaults: number; readonly writeFaults: number };
}

const STORES: readonly string[] = ["redis", "mongo"];

/** Of the kills that a rhythm has room for: the killer waits where too many processes are away, and for a store to be back. */
const LEAST_OF_RHYTHM = 0.5;

/** Whether everything was done to everybody, so that no more buyers need to come. */
export function isEnough(done: Done, { least }: Rhythm): boolean {
  const killed = [...done.processes, ...STORES].every((id) => killsOf(done, id) > 0);
  return killed && faultsOf(done) >= least.storeFaults && rarestOf(done) >= least.writeFaults;
}

export function doneChecks(done: Done, seconds: number, rhythm: Rhythm): Check[] {
  const { processEveryMs, storeEveryMs, least } = rhythm;
  const ofProcesses = done.processes.map((id) => killsOf(done, id));
  const leastKills = (everyMs: number) => Math.max(1, Math.floor(((seconds * 1_000) / everyMs) * LEAST_OF_RHYTHM));
  const rhythmOf = (everyMs: number) => `in ${Math.round(seconds)} s, one to come every ${everyMs / 1_000} s`;
  return [
    told("kills", tallied(done.kills)),
    told("writes to the database that were broken", tallied(new Map(Object.entries(done.faults.writes)))),
    told("reads from the database that were broken", tallied(new Map(Object.entries(done.faults.reads)))),
    atLeast(`kills of processes ${rhythmOf(processEveryMs)}`, sum(ofProcesses), leastKills(processEveryMs)),
    atLeast("kills of the process that was killed least", Math.min(...ofProcesses), 1),
    ...STORES.map((id) =>
      atLeast(`kills of ${id} ${rhythmOf(storeEveryMs)}`, killsOf(done, id), leastKills(storeEveryMs)),
    ),
    atLeast("store faults", faultsOf(done), least.storeFaults),
    atLeast("writes broken in the way that was rarest", rarestOf(done), least.writeFaults),
    atLeast("writes that were made, and their reply lost", done.faults.writes.REPLY_LOST, least.writeFaults),
  ];
}

function killsOf({ kills }: Done, id: string): number {
  return kills.get(id) ?? 0;
}

function faultsOf({ faults: { writes, reads } }: Done): number {
  return sum([...Object.values(writes), ...Object.values(reads)]);
}

function rarestOf({ faults }: Done): number {
  return Math.min(...Object.values(faults.writes));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
