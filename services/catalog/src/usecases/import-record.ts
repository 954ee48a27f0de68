import type { CallIdentity } from "@souk/chassis/context";
import type { ImportJob } from "../domain/import-job.ts";
import type { updateProduct } from "./change-product.ts";
import type { createProduct } from "./create-product.ts";
import type { ProductRecord } from "./import-ports.ts";
import type { ProductStore } from "./ports.ts";

export interface ImportRecordDeps {
  readonly products: ProductStore;
  readonly createProduct: ReturnType<typeof createProduct>;
  readonly updateProduct: ReturnType<typeof updateProduct>;
  /** The key of the call that a record stands for: the same for ever. */
  readonly keyOf: (startedBy: string, jobId: string, line: number) => string;
}

/** What the calls of an import's records share with the job that makes them. */
export type ImportWork = Pick<CallIdentity, "signal" | "traceparent">;

export interface ReadableRecord {
  readonly line: number;
  readonly record: ProductRecord;
}

export type ImportedAs = "created" | "updated";

/**
 * What does what a record asks for, once: repeated, it finds what it did the first time.
 * The products of the records given are looked for beforehand, all at once.
 *
 * @throws whatever CreateProduct and UpdateProduct throw
 */
export async function recordImporter(
  deps: ImportRecordDeps,
  job: ImportJob,
  records: readonly ReadableRecord[],
  work: ImportWork,
): Promise<(record: ReadableRecord) => Promise<ImportedAs>> {
  const ids = records.map(({ record }) => record.productId).filter((id) => id !== "");
  const creators = await deps.products.creatorsOf(ids);
  return async ({ line, record }) => {
    const { productId } = record;
    const call: CallIdentity = {
      key: deps.keyOf(job.startedBy, job.id, line),
      fingerprint: job.file.sha256, // what stands on a line of a file never changes
      ...work,
    };
    // A product that this same record made, in an attempt before, is made again: that changes nothing.
    if (creators.has(productId) && creators.get(productId) !== call.key) {
      await deps.updateProduct({ productId, ...record.toChanges(), call });
      return "updated";
    }
    await deps.createProduct({ productId, fields: record.toFields(), call });
    return "created";
  };
}
