import type { Clock } from "@souk/chassis/ports";
import { importJobNotFound } from "../domain/errors.ts";
import { cancelImport as cancel, type ImportJob } from "../domain/import-job.ts";
import type { ImportJobs } from "./import-ports.ts";

/** The worker, whose next write finds another version, stops by itself. @throws CatalogError IMPORT_JOB_NOT_FOUND, IMPORT_NOT_CANCELLABLE */
export const cancelImport =
  ({ jobs, clock }: { readonly jobs: ImportJobs; readonly clock: Clock }) =>
  async (id: string, signal: AbortSignal): Promise<ImportJob> => {
    for (;;) {
      signal.throwIfAborted();
      const before = await jobs.read(id);
      if (!before) throw importJobNotFound(id);
      const job = cancel(before, new Date(clock.now()));
      if (job === before || (await jobs.save(job))) return job;
    }
  };
