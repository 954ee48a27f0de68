import { importNotCancellable } from "./errors.ts";
import { type Position, START } from "./record-splitter.ts";

export type ImportState = "QUEUED" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";
export type ImportFormat = "NDJSON" | "CSV";

/** Where an import may go from each state. The last three are final. */
const NEXT: Readonly<Record<ImportState, readonly ImportState[]>> = {
  QUEUED: ["RUNNING", "CANCELLED"],
  RUNNING: ["RUNNING", "SUCCEEDED", "FAILED", "CANCELLED"],
  SUCCEEDED: [],
  FAILED: [],
  CANCELLED: ["CANCELLED"],
};

/** The uploaded file, as far as its bytes go. */
export interface ImportFile {
  /** Names the bytes in the store; another one for each upload, so that two uploads never mix. */
  readonly uploadId: string;
  readonly format: ImportFormat;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly failed: number;
}

/** Why the record that begins on a line was not imported. */
export interface ImportLineError {
  readonly line: number;
  readonly reason: string;
  readonly message: string;
  readonly violations: readonly { readonly field: string; readonly description: string }[];
}

/** A file of products on its way into the catalog. Changed only by the functions below. */
export interface ImportJob {
  readonly id: string;
  /** Counts the changes; whoever wrote the last one is at work, and nobody else's change is stored any more. */
  readonly v: bigint;
  readonly file: ImportFile;
  /** The subject of the member of staff who started it. */
  readonly startedBy: string;
  readonly state: ImportState;
  /** Where the next record begins. */
  readonly position: Position;
  readonly counts: ImportCounts;
  /** The errors of the last batch: written with its counts, and moved to where the others are afterwards. */
  readonly lastErrors: readonly ImportLineError[];
  /** From when on a worker may take it: the end of the lease while one is at work; absent once it has ended. */
  readonly dueAt?: Date;
  readonly createTime: Date;
  readonly updateTime: Date;
  /** Absent until it has ended. */
  readonly endTime?: Date;
}

/** What came of some records. */
export interface BatchResult {
  readonly next: Position;
  readonly created: number;
  readonly updated: number;
  readonly errors: readonly ImportLineError[];
}

export const MOST_IMPORT_BYTES = 50 * 1024 * 1024;
/** How many lines' errors are kept; the count goes on. */
export const MOST_KEPT_ERRORS = 10_000;
/** A killed worker holds an import up for as long. */
const LEASE_MS = 8_000;

export function queueImport(id: string, file: ImportFile, startedBy: string, now: Date): ImportJob {
  const counts = { created: 0, updated: 0, failed: 0 };
  const begun: Pick<ImportJob, "state" | "position" | "lastErrors"> = {
    state: "QUEUED",
    position: START,
    lastErrors: [],
  };
  return { id, v: 1n, file, startedBy, ...begun, counts, dueAt: now, createTime: now, updateTime: now };
}

/** Undefined where somebody is at work on it, or nothing is left to do. */
export function takeImport(job: ImportJob, now: Date): ImportJob | undefined {
  if (!job.dueAt || job.dueAt > now) return undefined;
  return changed(job, "RUNNING", now, { dueAt: leaseFrom(now) });
}

/** Counts a batch, whose records are not looked at again, and prolongs the lease. */
export function advanceImport(job: ImportJob, result: BatchResult, now: Date): ImportJob {
  const { created, updated, failed } = job.counts;
  const counts = {
    created: created + result.created,
    updated: updated + result.updated,
    failed: failed + result.errors.length,
  };
  const lastErrors = result.errors.slice(0, Math.max(MOST_KEPT_ERRORS - failed, 0));
  return changed(job, "RUNNING", now, { position: result.next, counts, lastErrors, dueAt: leaseFrom(now) });
}

/** Gives the lease back, so that whoever comes next goes on. */
export function pauseImport(job: ImportJob, now: Date): ImportJob {
  return changed(job, "RUNNING", now, { dueAt: now });
}

export function finishImport(job: ImportJob, now: Date): ImportJob {
  return ended({ ...job, position: { ...job.position, byte: job.file.sizeBytes } }, "SUCCEEDED", now);
}

/** Gives a file up that cannot be read at all. */
export function failImport(job: ImportJob, error: ImportLineError, now: Date): ImportJob {
  const counts = { ...job.counts, failed: job.counts.failed + 1 };
  return ended({ ...job, counts, lastErrors: [error] }, "FAILED", now);
}

/** Cancelling a cancelled import changes nothing. @throws CatalogError IMPORT_NOT_CANCELLABLE */
export function cancelImport(job: ImportJob, now: Date): ImportJob {
  if (job.state === "CANCELLED") return job;
  if (!NEXT[job.state].includes("CANCELLED")) throw importNotCancellable(job.state);
  return ended(job, "CANCELLED", now);
}

function ended({ dueAt: _, ...job }: ImportJob, state: ImportState, now: Date): ImportJob {
  return changed(job, state, now, { endTime: now });
}

function changed(job: ImportJob, state: ImportState, now: Date, changes: Partial<ImportJob>): ImportJob {
  if (!NEXT[job.state].includes(state)) throw new Error(`an import that is ${job.state} cannot become ${state}`);
  return { ...job, ...changes, state, v: job.v + 1n, updateTime: now };
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}
