import type { Clock } from "@souk/chassis/ports";
import type { ImportJobs } from "./import-ports.ts";

const BATCH = 100;
/** A queue keeps the id of a job that was lost or has died: in the next slot the import gets another one. */
const SLOT_MS = 5_000;

export interface QueueImportsDeps {
  readonly jobs: ImportJobs;
  readonly clock: Clock;
  /** Adds a job to the queue; one whose id is there already changes nothing. */
  readonly add: (queueId: string, importJobId: string) => Promise<void>;
}

/** Puts every import that waits for a worker on the queue: new ones, and those whose worker died. */
export const queueImports = (deps: QueueImportsDeps) => async (): Promise<void> => {
  const { jobs, clock, add } = deps;
  const now = clock.now();
  const slot = Math.floor(now / SLOT_MS);
  for (const { id, v } of await jobs.due(new Date(now), BATCH)) await add(`${id}-v${v}-t${slot}`, id);
};
