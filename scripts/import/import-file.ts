import { randomUUID } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import type { ImportProductsRequest } from "@souk/proto/souk/catalog/v1/catalog_service";
import {
  type ImportJob,
  ImportJobState,
  type ImportLineError,
  importJobStateToJSON,
} from "@souk/proto/souk/catalog/v1/import_job";
import { CommandError } from "../kit/command.ts";
import { sleep } from "../kit/wait.ts";
import type { Catalog } from "./catalog.ts";
import { type Output, Progress } from "./progress.ts";

const PIECE_BYTES = 256 * 1024;
const UPLOAD_MS = 300_000;
const CALL_MS = 5_000;
const LOOK_EVERY_MS = 250;
/** A catalog that restarts is away for seconds; the import goes on by itself when it is back. */
const AWAY_AT_MOST_MS = 60_000;
const ERRORS_SHOWN = 20;

const CONTENT_TYPES: Readonly<Record<string, string>> = { ".ndjson": "application/x-ndjson", ".csv": "text/csv" };

/**
 * Uploads a file, shows how its import gets on, and tells what came of it.
 *
 * @returns 0 when every line was imported, 1 when some were not
 * @throws CommandError, AppError when the import is not possible, or was cancelled
 */
export async function importFile(catalog: Catalog, file: string, out: Output): Promise<number> {
  const { size, contentType } = lookAt(file);
  const uploading = new Progress("uploading", out);
  const requests = requestsOf(file, contentType, (sent) => uploading.show(sent, size));
  const { importJob } = await catalog.client.importProducts(requests, await catalog.context(UPLOAD_MS));
  if (!importJob) throw new CommandError("The catalog answered without a job.");
  uploading.end();
  const job = await follow(catalog, importJob, out);
  return report(catalog, job, out);
}

/** Stops an import; what it has imported stays. */
export async function cancelImport({ client, context }: Catalog, id: string, out: Output): Promise<number> {
  const { importJob } = await client.cancelImportJob({ importJobId: id, requestId: "" }, await context(CALL_MS));
  out.write(`cancelled; ${importJob ? countsOf(importJob) : ""}\n`);
  return 0;
}

function lookAt(file: string): { readonly size: number; readonly contentType: string } {
  const contentType = Object.entries(CONTENT_TYPES).find(([ending]) => file.toLowerCase().endsWith(ending))?.[1];
  if (!contentType)
    throw new CommandError(`${file}: the name must end with ${Object.keys(CONTENT_TYPES).join(" or ")}.`);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new CommandError(`${file}: there is no such file.`);
  return { size: found.size, contentType };
}

async function* requestsOf(
  file: string,
  contentType: string,
  onSent: (bytes: number) => void,
): AsyncGenerator<ImportProductsRequest, void> {
  const nothing = { file: undefined, requestId: "", complete: false };
  const piece = { contentType, data: Buffer.alloc(0), extensions: [] };
  yield { ...nothing, file: piece, requestId: randomUUID() };
  let sent = 0;
  for await (const data of createReadStream(file, { highWaterMark: PIECE_BYTES })) {
    yield { ...nothing, file: { ...piece, data } };
    sent += data.length;
    onSent(sent);
  }
  yield { ...nothing, complete: true };
}

/** Shows the import until it has ended. Ctrl-C ends the showing only, and says so. */
async function follow(catalog: Catalog, { importJobId }: ImportJob, out: Output): Promise<ImportJob> {
  const interrupted = () => {
    out.write(`\nThe import goes on without you. To stop it: make import CANCEL=${importJobId}\n`);
    process.exit(130);
  };
  process.once("SIGINT", interrupted);
  const progress = new Progress("importing", out);
  try {
    for (;;) {
      const job = await patiently(() => jobOf(catalog, importJobId));
      progress.show(Number(job.doneBytes), Number(job.sizeBytes), countsOf(job));
      if (hasEnded(job)) return job;
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    progress.end();
    process.off("SIGINT", interrupted);
  }
}

async function jobOf({ client, context }: Catalog, importJobId: string): Promise<ImportJob> {
  const { importJob } = await client.getImportJob({ importJobId, pageSize: 1, pageToken: "" }, await context(CALL_MS));
  if (!importJob) throw new CommandError("The catalog answered without a job.");
  return importJob;
}

/** Asks again for a while where there is no answer. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  const end = Date.now() + AWAY_AT_MOST_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(LOOK_EVERY_MS);
    }
  }
}

function hasEnded({ state }: ImportJob): boolean {
  return state !== ImportJobState.QUEUED && state !== ImportJobState.RUNNING;
}

async function report({ client, context }: Catalog, job: ImportJob, out: Output): Promise<number> {
  const { importJobId, failedCount, state } = job;
  out.write(`${countsOf(job)}\n`);
  if (failedCount > 0n) {
    const request = { importJobId, pageSize: ERRORS_SHOWN, pageToken: "" };
    const { errors } = await client.getImportJob(request, await context(CALL_MS));
    for (const error of errors) out.write(`  ${lineOf(error)}\n`);
    const more = Number(failedCount) - errors.length;
    if (more > 0) out.write(`  … and ${more} more: GET /v1/importJobs/${importJobId}\n`);
  }
  if (state === ImportJobState.SUCCEEDED) return failedCount > 0n ? 1 : 0;
  throw new CommandError(`The import ended as ${importJobStateToJSON(state).replace("IMPORT_JOB_STATE_", "")}.`);
}

function lineOf({ line, reason, message, fieldViolations }: ImportLineError): string {
  const faults = fieldViolations.map(({ field, description }) => (field ? `${field}: ${description}` : description));
  return `line ${line}: ${reason}: ${faults.length > 0 ? faults.join("; ") : message}`;
}

function countsOf({ createdCount, updatedCount, failedCount }: ImportJob): string {
  return `${createdCount} created, ${updatedCount} updated, ${failedCount} failed`;
}
