import { invalidRequest } from "@souk/chassis/errors";
import type { Handlers } from "@souk/chassis/grpc";
import { callHash } from "@souk/chassis/idempotency";
import type { PageTokens } from "@souk/chassis/pages";
import type { CatalogServiceService, ImportProductsRequest } from "@souk/proto/souk/catalog/v1/catalog_service";
import type { cancelImport } from "../usecases/cancel-import.ts";
import type { getImportJob, listImportJobs } from "../usecases/get-import-jobs.ts";
import type { ImportJobKeys } from "../usecases/import-ports.ts";
import type { uploadImport } from "../usecases/upload-import.ts";
import { formatFromContentType, jobToProto, lineErrorToProto } from "./import-mapping.ts";
import { violation } from "./product-mapping.ts";

export const IMPORT_METHOD = "/souk.catalog.v1.CatalogService/ImportProducts";

const DEFAULT_ERRORS = 100;
/** Of the longest errors that there may be, a reply of 4 MiB holds as many; who asks for more gets them on the next page. */
const MOST_ERRORS = 200;
const DEFAULT_JOBS = 24;
const ALL_JOBS = { filters: {}, order: "create_time desc" };

/** What the service can do with imports. */
export interface ImportUseCases {
  readonly uploadImport: ReturnType<typeof uploadImport>;
  readonly getImportJob: ReturnType<typeof getImportJob>;
  readonly listImportJobs: ReturnType<typeof listImportJobs>;
  readonly cancelImport: ReturnType<typeof cancelImport>;
}

type ImportRpc = "importProducts" | "getImportJob" | "listImportJobs" | "cancelImportJob";

/** The part of souk.catalog.v1.CatalogService that imports products. */
export function createImportHandlers(
  app: ImportUseCases,
  pages: PageTokens,
): Pick<Handlers<typeof CatalogServiceService>, ImportRpc> {
  return {
    importProducts: async (requests, context) => {
      const { first, pieces } = await open(requests);
      const { requestId, file } = first;
      const startedBy = context.principal?.subject ?? "";
      const key = requestId ? callHash({ subject: startedBy, method: IMPORT_METHOD, requestId }) : undefined;
      const call = { key, signal: context.signal };
      const { job, replayed } = await app.uploadImport({
        format: formatOf(file?.contentType ?? ""),
        pieces,
        startedBy,
        call,
      });
      if (replayed) context.setReplyMetadata("idempotency-replayed", "true");
      return { importJob: jobToProto(job) };
    },

    getImportJob: async ({ importJobId, pageSize, pageToken }) => {
      const list = { filters: { importJobId }, order: "line" };
      const [line = 0n] = (pages.decode(pageToken, list) ?? []) as bigint[];
      const size = Math.min(pageSize || DEFAULT_ERRORS, MOST_ERRORS);
      const { job, errors, next } = await app.getImportJob(importJobId, { afterLine: Number(line), size });
      const nextPageToken = next === undefined ? "" : pages.encode(list, [BigInt(next)]);
      return { importJob: jobToProto(job), errors: errors.map(lineErrorToProto), nextPageToken };
    },

    listImportJobs: async ({ pageSize, pageToken }) => {
      const after = pages.decode(pageToken, ALL_JOBS) as ImportJobKeys | undefined;
      const { jobs, next } = await app.listImportJobs({ after, size: pageSize || DEFAULT_JOBS });
      return { importJobs: jobs.map(jobToProto), nextPageToken: next ? pages.encode(ALL_JOBS, next) : "" };
    },

    // Without a look at the request id: a job is cancelled once, and a repeat finds it so.
    cancelImportJob: async ({ importJobId }, { signal }) => ({
      importJob: jobToProto(await app.cancelImport(importJobId, signal)),
    }),
  };
}

/** The first message, which says what the file is, and the bytes of all of them. */
async function open(requests: AsyncIterable<ImportProductsRequest>) {
  const rest = requests[Symbol.asyncIterator]();
  const { value: first, done } = await rest.next();
  if (done) throw invalidRequest(violation("file", "must be given"));
  return { first, pieces: piecesOf(first, { [Symbol.asyncIterator]: () => rest }) };
}

async function* piecesOf(
  first: ImportProductsRequest,
  rest: AsyncIterable<ImportProductsRequest>,
): AsyncGenerator<Uint8Array, void> {
  yield dataOf(first);
  let isComplete = first.complete;
  for await (const request of rest) {
    if (isComplete) throw invalidRequest(violation("complete", "belongs in the last message"));
    isComplete = request.complete;
    yield dataOf(request);
  }
  if (!isComplete) throw invalidRequest(violation("complete", "must be set in the last message; the file was cut off"));
}

function dataOf({ file }: ImportProductsRequest): Uint8Array {
  return file?.data ?? new Uint8Array();
}

function formatOf(contentType: string) {
  const format = formatFromContentType(contentType);
  if (format) return format;
  throw invalidRequest(violation("file.content_type", "must be text/csv or application/x-ndjson in the first message"));
}
