import type { CallIdentity } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import type { Clock, Ids } from "@souk/chassis/ports";
import { importEmpty, importTooLarge } from "../domain/errors.ts";
import {
  type ImportFile,
  type ImportFormat,
  type ImportJob,
  MOST_IMPORT_BYTES,
  queueImport,
} from "../domain/import-job.ts";
import type { ImportFiles, ImportJobs, ImportUpload } from "./import-ports.ts";

export interface UploadImportDeps {
  readonly jobs: ImportJobs;
  readonly files: ImportFiles;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Told when there is something to import. */
  readonly onDue: () => void;
}

export interface UploadImportCommand {
  readonly format: ImportFormat;
  readonly pieces: AsyncIterable<Uint8Array>;
  /** The subject of the member of staff. */
  readonly startedBy: string;
  readonly call: Pick<CallIdentity, "key" | "signal">;
}

/** A job, and whether an earlier call with the same request id had made it. */
export interface UploadedImport {
  readonly job: ImportJob;
  readonly replayed: boolean;
}

/**
 * Stores a file and then, by one write, queues its import: until that there is no job, only bytes that are swept up.
 *
 * @throws CatalogError IMPORT_TOO_LARGE, IMPORT_EMPTY; AppError REQUEST_ID_REUSED
 */
export const uploadImport =
  (deps: UploadImportDeps) =>
  async ({ format, pieces, startedBy, call }: UploadImportCommand): Promise<UploadedImport> => {
    const { jobs, files, clock, ids, onDue } = deps;
    const jobId = call.key ?? ids.next();
    const upload = { id: ids.next(), jobId };
    const file = await store(files, upload, format, limited(pieces, call.signal));
    const job = queueImport(jobId, file, startedBy, new Date(clock.now()));
    call.signal.throwIfAborted();
    if (await jobs.insert(job)) {
      onDue();
      return { job, replayed: false };
    }
    await files.remove(upload.id);
    return { job: await earlierJob(jobs, jobId, file), replayed: true };
  };

async function store(
  files: ImportFiles,
  upload: ImportUpload,
  format: ImportFormat,
  pieces: AsyncIterable<Uint8Array>,
): Promise<ImportFile> {
  try {
    const written = await files.write(upload, pieces);
    if (written.sizeBytes === 0) throw importEmpty();
    return { ...written, uploadId: upload.id, format };
  } catch (error) {
    await files.remove(upload.id).catch(() => undefined); // the sweeper tries again
    throw error;
  }
}

async function* limited(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
  let size = 0;
  for await (const piece of pieces) {
    signal.throwIfAborted();
    size += piece.length;
    if (size > MOST_IMPORT_BYTES) throw importTooLarge(MOST_IMPORT_BYTES);
    yield piece;
  }
}

async function earlierJob(jobs: ImportJobs, id: string, { sha256, format }: ImportFile): Promise<ImportJob> {
  const earlier = await jobs.read(id);
  if (earlier?.file.sha256 === sha256 && earlier.file.format === format) return earlier;
  throw sharedError("REQUEST_ID_REUSED", "This request id came before with another file. Choose a new one.");
}
