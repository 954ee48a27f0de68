import { backgroundContext, type RequestContext } from "@souk/chassis/context";
import { connectAs, waitFor } from "@souk/chassis/testing";
import { CatalogServiceService, type ImportProductsRequest } from "@souk/proto/souk/catalog/v1/catalog_service";
import { type ImportJob, ImportJobState, type ImportLineError } from "@souk/proto/souk/catalog/v1/import_job";
import type { ProofShop } from "../support/shop.ts";

/** A member of staff with a file, who looks again when the catalog is away. */
export interface Importer {
  upload(bytes: Buffer): Promise<ImportJob>;
  /** The job as soon as it is so. */
  jobWhen(id: string, isSo: (job: ImportJob) => boolean, timeoutMs: number): Promise<ImportJob>;
  errorsOf(id: string): Promise<ImportLineError[]>;
  close(): Promise<void>;
}

const PIECE_BYTES = 512 * 1024;
const LOOK_EVERY_MS = 50;

export async function createImporter({ keys, processes }: ProofShop): Promise<Importer> {
  const at = { name: "catalog", port: processes.catalog.spec.grpcPort };
  const { peer, client } = connectAs("ops", CatalogServiceService, at, keys);

  async function context(timeoutMs = 5_000): Promise<RequestContext> {
    const userToken = await keys.userToken({ role: "STAFF", subject: "prover" });
    return { ...backgroundContext("proof", new AbortController().signal, Date.now() + timeoutMs), userToken };
  }

  async function page(importJobId: string, pageToken = "", pageSize = 1) {
    return client.getImportJob({ importJobId, pageSize, pageToken }, await context());
  }

  return {
    upload: async (bytes) => {
      const { importJob } = await client.importProducts(piecesOf(bytes), await context(300_000));
      return importJob as ImportJob;
    },
    jobWhen: (id, isSo, timeoutMs) => {
      const look = async () => {
        const job = await page(id).then(
          ({ importJob }) => importJob,
          () => undefined,
        );
        return job && isSo(job) ? job : undefined;
      };
      return waitFor(look, { timeoutMs, everyMs: LOOK_EVERY_MS, what: "the import to get on" });
    },
    errorsOf: async (id) => {
      const errors: ImportLineError[] = [];
      for (let token = "", more = true; more; more = token !== "") {
        const next = await page(id, token, 1_000);
        errors.push(...next.errors);
        token = next.nextPageToken;
      }
      return errors;
    },
    close: () => peer.stop(),
  };
}

export function hasEnded({ state }: ImportJob): boolean {
  return state !== ImportJobState.QUEUED && state !== ImportJobState.RUNNING;
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<ImportProductsRequest, void> {
  const nothing = { file: undefined, requestId: "", complete: false };
  const piece = { contentType: "application/x-ndjson", data: Buffer.alloc(0), extensions: [] };
  yield { ...nothing, file: piece, requestId: "prove-import" };
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield { ...nothing, file: { ...piece, data: bytes.subarray(at, at + PIECE_BYTES) } };
  }
  yield { ...nothing, complete: true };
}
