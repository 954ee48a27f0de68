import type { Clock } from "@souk/chassis/ports";
import type { ImportErrors, ImportFiles, ImportJobs, ImportUpload } from "./import-ports.ts";

const ABANDONED_AFTER_MS = 3_600_000;
const KEPT_MS = 30 * 24 * 3_600_000;
const BATCH = 100;

export interface SweepImportsDeps {
  readonly jobs: ImportJobs;
  readonly errors: ImportErrors;
  readonly files: ImportFiles;
  readonly clock: Clock;
}

/** Removes files that no import is going to read, and imports that ended 30 days ago. */
export const sweepImports = (deps: SweepImportsDeps) => async (): Promise<void> => {
  const { jobs, errors, files, clock } = deps;
  for (const upload of await files.begunBefore(new Date(clock.now() - ABANDONED_AFTER_MS))) {
    if (!(await isWanted(jobs, upload))) await files.remove(upload.id);
  }
  for (const job of await jobs.endedBefore(new Date(clock.now() - KEPT_MS), BATCH)) {
    await errors.remove(job.id);
    await jobs.remove(job.id);
  }
};

/** An upload takes minutes at most; what is older and has no job will never have one. */
async function isWanted(jobs: ImportJobs, { id, jobId }: ImportUpload): Promise<boolean> {
  const job = await jobs.read(jobId);
  return job?.file.uploadId === id && job.endTime === undefined;
}
