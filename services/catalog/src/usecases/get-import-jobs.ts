import { importJobNotFound } from "../domain/errors.ts";
import type { ImportJob, ImportLineError } from "../domain/import-job.ts";
import type { ImportErrors, ImportJobKeys, ImportJobs } from "./import-ports.ts";

interface Deps {
  readonly jobs: ImportJobs;
  readonly errors: ImportErrors;
}

export interface ImportJobPage {
  readonly job: ImportJob;
  readonly errors: readonly ImportLineError[];
  /** The line after which the next page begins; absent on the last one so far. */
  readonly next?: number;
}

/** @throws CatalogError IMPORT_JOB_NOT_FOUND */
export const getImportJob =
  ({ jobs, errors }: Deps) =>
  async (id: string, page: { readonly afterLine: number; readonly size: number }): Promise<ImportJobPage> => {
    const job = await jobs.read(id);
    if (!job) throw importJobNotFound(id);
    const found = await errors.list(id, page.afterLine, page.size + 1);
    // Those of the last batch may not have been moved yet; all their lines come after the others.
    const lastMoved = found.at(-1)?.line ?? page.afterLine;
    const all = [...found, ...job.lastErrors.filter(({ line }) => line > lastMoved)];
    const shown = all.slice(0, page.size);
    const last = shown.at(-1);
    return all.length > page.size && last ? { job, errors: shown, next: last.line } : { job, errors: shown };
  };

export interface ImportJobsPage {
  readonly jobs: readonly ImportJob[];
  readonly next?: ImportJobKeys;
}

export const listImportJobs =
  ({ jobs }: Pick<Deps, "jobs">) =>
  async (page: { readonly after: ImportJobKeys | undefined; readonly size: number }): Promise<ImportJobsPage> => {
    const found = await jobs.list(page.after, page.size + 1);
    const shown = found.slice(0, page.size);
    const last = shown.at(-1);
    return found.length > page.size && last ? { jobs: shown, next: [last.createTime, last.id] } : { jobs: shown };
  };
