import type { Checkpoint, Clock } from "@souk/chassis/ports";
import {
  advanceImport,
  failImport,
  finishImport,
  type ImportFile,
  type ImportJob,
  type ImportLineError,
  pauseImport,
  takeImport,
} from "../domain/import-job.ts";
import { type FileRecord, type Position, RecordSplitter, START } from "../domain/record-splitter.ts";
import { type ImportBatchDeps, importBatch, lineErrorOf } from "./import-batch.ts";
import type { ImportErrors, ImportFiles, ImportJobs, OpenReader, ReadRecord } from "./import-ports.ts";
import type { ImportWork } from "./import-record.ts";

export interface RunImportDeps extends ImportBatchDeps {
  readonly jobs: ImportJobs;
  readonly errors: ImportErrors;
  readonly files: ImportFiles;
  readonly openReader: OpenReader;
  readonly clock: Clock;
  readonly checkpoint: Checkpoint;
  /** Told when the import is to be gone on with. */
  readonly onDue: () => void;
}

const BATCH = 100;
/** Then the next one has its turn; nor does a process that stops wait for longer. */
const SLICE_MS = 3_000;

/**
 * Goes on with an import for a while, unless somebody else is at it. Its progress is stored with each batch; the batch that
 * a killed worker was at is done again, which changes nothing. Whoever finds that another one has stored something stops.
 */
export const runImport =
  (deps: RunImportDeps) =>
  async (jobId: string, { signal, traceparent }: ImportWork): Promise<void> => {
    const job = await deps.jobs.read(jobId);
    if (!job) return;
    if (job.endTime) return deps.files.remove(job.file.uploadId);
    const taken = takeImport(job, nowOf(deps));
    if (!taken || !(await deps.jobs.save(taken))) return;
    await deps.errors.add(taken.id, taken.lastErrors);
    const source = await openSource(deps, taken);
    if ("fault" in source) return end(deps, failImport(taken, source.fault, nowOf(deps)));
    await goOn(deps, taken, source, { signal, traceparent });
  };

/** How a file is read, and where its first record begins. */
interface Source {
  readonly read: ReadRecord;
  readonly begin: Position;
}

async function openSource(deps: RunImportDeps, { file }: ImportJob): Promise<Source | { fault: ImportLineError }> {
  const header = file.format === "CSV" ? await firstOf(recordsFrom(deps, file, START)) : undefined;
  try {
    return { read: deps.openReader(header), begin: header?.next ?? START };
  } catch (error) {
    return { fault: lineErrorOf(header?.line ?? START.line, error, deps) };
  }
}

async function goOn(deps: RunImportDeps, taken: ImportJob, { read, begin }: Source, work: ImportWork) {
  const sliceEnd = deps.clock.now() + SLICE_MS;
  const importRecords = importBatch(deps);
  const from = taken.position.byte > begin.byte ? taken.position : begin;
  let job = taken;
  for await (const records of batchesOf(recordsFrom(deps, job.file, from))) {
    const result = await importRecords(job, records, read, work);
    await deps.checkpoint("import.written");
    job = advanceImport(job, result, nowOf(deps));
    if (!(await deps.jobs.save(job))) return cleanUp(deps, job);
    await deps.checkpoint("import.counted");
    await deps.errors.add(job.id, job.lastErrors);
    if (deps.clock.now() >= sliceEnd) return pause(deps, job);
  }
  await end(deps, finishImport(job, nowOf(deps)));
}

async function pause(deps: RunImportDeps, job: ImportJob): Promise<void> {
  if (await deps.jobs.save(pauseImport(job, nowOf(deps)))) deps.onDue();
  else await cleanUp(deps, job);
}

async function end(deps: RunImportDeps, job: ImportJob): Promise<void> {
  if (!(await deps.jobs.save(job))) return cleanUp(deps, job);
  await deps.errors.add(job.id, job.lastErrors);
  await deps.files.remove(job.file.uploadId);
}

/** Whoever was faster may have cancelled the import: then nobody reads its file any more. */
async function cleanUp({ jobs, files }: RunImportDeps, { id, file }: ImportJob): Promise<void> {
  const job = await jobs.read(id);
  if (job?.endTime) await files.remove(file.uploadId);
}

async function* recordsFrom(
  { files }: RunImportDeps,
  file: ImportFile,
  from: Position,
): AsyncGenerator<FileRecord, void> {
  const splitter = new RecordSplitter(file.format, from);
  for await (const piece of files.read(file, from.byte)) yield* splitter.push(piece);
  yield* splitter.end();
}

async function* batchesOf(records: AsyncIterable<FileRecord>): AsyncGenerator<FileRecord[], void> {
  let batch: FileRecord[] = [];
  for await (const record of records) {
    batch.push(record);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function firstOf<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}

function nowOf({ clock }: RunImportDeps): Date {
  return new Date(clock.now());
}
