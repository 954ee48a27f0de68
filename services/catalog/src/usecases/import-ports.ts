import type { ImportFile, ImportJob, ImportLineError } from "../domain/import-job.ts";
import type { ProductChanges, ProductFields } from "../domain/product.ts";
import type { FileRecord } from "../domain/record-splitter.ts";

/** Import jobs, one document each. */
export interface ImportJobs {
  /** False where there is a job of this id. */
  insert(job: ImportJob): Promise<boolean>;
  read(id: string): Promise<ImportJob | undefined>;
  /** Stores a changed job over the version before it; false when that is no longer the version stored. */
  save(job: ImportJob): Promise<boolean>;
  /** The newest first, after the keys of the last one of the page before. */
  list(after: ImportJobKeys | undefined, limit: number): Promise<ImportJob[]>;
  /** Jobs that a worker may take at this time, the longest due first. */
  due(now: Date, limit: number): Promise<ImportJob[]>;
  endedBefore(time: Date, limit: number): Promise<ImportJob[]>;
  remove(id: string): Promise<void>;
}

export type ImportJobKeys = readonly [createTime: Date, id: string];

/** Why lines were not imported, by job and line; what is written twice is there once. */
export interface ImportErrors {
  add(jobId: string, errors: readonly ImportLineError[]): Promise<void>;
  /** In the order of their lines. */
  list(jobId: string, afterLine: number, limit: number): Promise<ImportLineError[]>;
  remove(jobId: string): Promise<void>;
}

/** The bytes of uploaded files, until they have been imported. */
export interface ImportFiles {
  /** Stores a file piece by piece, never holding it as a whole. */
  write(upload: ImportUpload, pieces: AsyncIterable<Uint8Array>): Promise<Pick<ImportFile, "sizeBytes" | "sha256">>;
  /** The bytes from an offset on. @throws Error where they have been removed */
  read(file: ImportFile, from: number): AsyncIterable<Uint8Array>;
  remove(uploadId: string): Promise<void>;
  /** Uploads that began before the time. */
  begunBefore(time: Date): Promise<ImportUpload[]>;
}

export interface ImportUpload {
  readonly id: string;
  readonly jobId: string;
}

/** One record of a file, as far as it can be understood without knowing whether its product is there. */
export interface ProductRecord {
  /** Empty where the record names none. */
  readonly productId: string;
  /** The slug that it names, else the one that its title makes; empty where it has neither. */
  readonly slug: string;
  /** @throws AppError INVALID_REQUEST for a record that makes no product */
  toFields(): ProductFields;
  /** @throws AppError INVALID_REQUEST for a record that changes no product */
  toChanges(): { readonly changes: ProductChanges; readonly expectedV: bigint | undefined };
}

/** @throws CatalogError IMPORT_RECORD_UNREADABLE; AppError INVALID_REQUEST */
export type ReadRecord = (record: FileRecord) => ProductRecord;

/**
 * What reads the records of a file.
 *
 * @param header the first record of a CSV file; a file without one is NDJSON
 * @throws CatalogError IMPORT_RECORD_UNREADABLE; AppError INVALID_REQUEST for a header that names what is no field
 */
export type OpenReader = (header: FileRecord | undefined) => ReadRecord;
