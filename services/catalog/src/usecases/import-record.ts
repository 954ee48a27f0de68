import type { ImportJob } from "../domain/import-job.ts";
import type { updateProduct } from "./change-product.ts";
import type { createProduct } from "./create-product.ts";
import type { ProductRecord } from "./import-ports.ts";
import type { CallIdentity, ProductStore } from "./ports.ts";

export interface ImportRecordDeps {
  readonly products: ProductStore;
  readonly createProduct: ReturnType<typeof createProduct>;
  readonly updateProduct: ReturnType<typeof updateProduct>;
  /** The key of the call that a record stands for: the same for ever. */
  readonly keyOf: (startedBy: string, jobId: string, line: number) => string;
}

export type ImportedAs = "created" | "updated";

/**
 * Does what a record asks for, once: repeated, it finds what it did the first time.
 *
 * @throws whatever CreateProduct and UpdateProduct throw
 */
export const importRecord =
  (deps: ImportRecordDeps) =>
  async (job: ImportJob, line: number, record: ProductRecord, signal: AbortSignal): Promise<ImportedAs> => {
    const { productId } = record;
    const call: CallIdentity = {
      key: deps.keyOf(job.startedBy, job.id, line),
      fingerprint: job.file.sha256, // what stands on a line of a file never changes
      traceparent: undefined,
      signal,
    };
    if (productId && (await isThere(deps, productId, call))) {
      await deps.updateProduct({ productId, ...record.toChanges(), call });
      return "updated";
    }
    await deps.createProduct({ productId, fields: record.toFields(), call });
    return "created";
  };

/** Whether there is such a product, other than by an earlier attempt at this same record. */
async function isThere({ products }: ImportRecordDeps, id: string, { key }: CallIdentity): Promise<boolean> {
  const { product, origin } = await products.read(id);
  return product !== undefined && origin?.key !== key;
}
