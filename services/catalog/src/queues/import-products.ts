import type { RequestContext } from "@souk/chassis/context";
import type { TakenJob } from "@souk/chassis/queues";
import type { runImport } from "../usecases/run-import.ts";

export const IMPORT_PRODUCTS_QUEUE = "catalog.import-products";

/** What stands on the queue: a hint that an import waits. What is to be done stands in the database. */
export function toImportHint(importJobId: string) {
  return { importJobId };
}

export const onImportHint =
  (run: ReturnType<typeof runImport>) =>
  ({ data }: TakenJob, context: RequestContext): Promise<void> =>
    run((data as ReturnType<typeof toImportHint>).importJobId, context);
