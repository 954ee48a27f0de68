import { createHash } from "node:crypto";
import type { Clock } from "@souk/chassis/ports";
import type { ImportFile, ImportJob, ImportLineError } from "../../src/domain/import-job.ts";
import type {
  ImportErrors,
  ImportFiles,
  ImportJobKeys,
  ImportJobs,
  ImportUpload,
} from "../../src/usecases/import-ports.ts";

/** The port in memory. */
export class MemoryImportJobs implements ImportJobs {
  readonly #stored = new Map<string, ImportJob>();

  async insert(job: ImportJob): Promise<boolean> {
    if (this.#stored.has(job.id)) return false;
    this.#stored.set(job.id, job);
    return true;
  }

  async read(id: string): Promise<ImportJob | undefined> {
    return this.#stored.get(id);
  }

  async save(job: ImportJob): Promise<boolean> {
    if (this.#stored.get(job.id)?.v !== job.v - 1n) return false;
    this.#stored.set(job.id, job);
    return true;
  }

  async list(after: ImportJobKeys | undefined, limit: number): Promise<ImportJob[]> {
    const newestFirst = [...this.#stored.values()].sort((a, b) => comparePlaces(placeOf(b), placeOf(a)));
    return newestFirst.filter((job) => !after || comparePlaces(placeOf(job), after) < 0).slice(0, limit);
  }

  async due(now: Date, limit: number): Promise<ImportJob[]> {
    const due = [...this.#stored.values()].filter(({ dueAt }) => dueAt && dueAt <= now);
    return due.sort((a, b) => Number(a.dueAt) - Number(b.dueAt)).slice(0, limit);
  }

  async endedBefore(time: Date, limit: number): Promise<ImportJob[]> {
    return [...this.#stored.values()].filter(({ endTime }) => endTime && endTime < time).slice(0, limit);
  }

  async remove(id: string): Promise<void> {
    this.#stored.delete(id);
  }
}

function placeOf({ createTime, id }: ImportJob): ImportJobKeys {
  return [createTime, id];
}

function comparePlaces([timeA, idA]: ImportJobKeys, [timeB, idB]: ImportJobKeys): number {
  return Number(timeA) - Number(timeB) || (idA < idB ? -1 : Number(idA > idB));
}

/** The port in memory. */
export class MemoryImportErrors implements ImportErrors {
  readonly #stored = new Map<string, Map<number, ImportLineError>>();

  async add(jobId: string, errors: readonly ImportLineError[]): Promise<void> {
    const stored = this.#stored.get(jobId) ?? new Map<number, ImportLineError>();
    this.#stored.set(jobId, stored);
    for (const error of errors) if (!stored.has(error.line)) stored.set(error.line, error);
  }

  async list(jobId: string, afterLine: number, limit: number): Promise<ImportLineError[]> {
    const all = [...(this.#stored.get(jobId)?.values() ?? [])].sort((a, b) => a.line - b.line);
    return all.filter(({ line }) => line > afterLine).slice(0, limit);
  }

  async remove(jobId: string): Promise<void> {
    this.#stored.delete(jobId);
  }
}

interface StoredUpload extends ImportUpload {
  readonly begunAt: number;
  bytes: Buffer;
}

/** The port in memory. */
export class MemoryImportFiles implements ImportFiles {
  readonly #stored = new Map<string, StoredUpload>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async write(upload: ImportUpload, pieces: AsyncIterable<Uint8Array>) {
    const stored: StoredUpload = { ...upload, begunAt: this.#clock.now(), bytes: Buffer.alloc(0) };
    for await (const piece of pieces) {
      stored.bytes = Buffer.concat([stored.bytes, piece]);
      this.#stored.set(upload.id, stored);
    }
    const sha256 = createHash("sha256").update(stored.bytes).digest("hex");
    return { sizeBytes: stored.bytes.length, sha256 };
  }

  async *read({ uploadId, sizeBytes }: ImportFile, from: number): AsyncGenerator<Uint8Array, void> {
    for (let at = from; at < sizeBytes; at += PIECE_BYTES) {
      const stored = this.#stored.get(uploadId);
      if (!stored) throw new Error("the file is not there any more");
      yield stored.bytes.subarray(at, at + PIECE_BYTES);
    }
  }

  async remove(uploadId: string): Promise<void> {
    this.#stored.delete(uploadId);
  }

  async begunBefore(time: Date): Promise<ImportUpload[]> {
    const begun = [...this.#stored.values()].filter(({ begunAt }) => begunAt < time.getTime());
    return begun.map(({ id, jobId }) => ({ id, jobId }));
  }
}

const PIECE_BYTES = 1_000;
