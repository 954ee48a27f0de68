import { AppError, isReasoned } from "@souk/chassis/errors";
import type { BatchResult, ImportJob, ImportLineError } from "../domain/import-job.ts";
import type { FileRecord } from "../domain/record-splitter.ts";
import type { ReadRecord } from "./import-ports.ts";
import { type ImportRecordDeps, type ImportWork, type ReadableRecord, recordImporter } from "./import-record.ts";

export interface ImportBatchDeps extends ImportRecordDeps {
  /** Told of an error that nobody foresaw, which its record is given up for. */
  readonly onBroken: (error: unknown) => void;
  /** Whether an error passes, such as one of the store's: then the batch is tried again. */
  readonly isPassing: (error: unknown) => boolean;
}

/** Records in work at once: what a store can take without keeping readers waiting. */
const CONCURRENCY = 8;
const MOST_VIOLATIONS = 10;
const LONGEST_TEXT = 300;

/**
 * Imports the records, several at once; those that share a product or a slug in the order in which they stand in the file.
 *
 * @throws what passes, and when the signal aborts: nothing is counted then, and the batch begins anew
 */
export const importBatch =
  (deps: ImportBatchDeps) =>
  async (job: ImportJob, records: readonly FileRecord[], read: ReadRecord, work: ImportWork): Promise<BatchResult> => {
    const counts = { created: 0, updated: 0 };
    const errors: ImportLineError[] = [];
    const readable: ReadableRecord[] = [];
    const note = (line: number, error: unknown) => errors.push(lineErrorOf(line, error, deps));
    for (const each of records) {
      try {
        readable.push({ line: each.line, record: read(each) });
      } catch (error) {
        note(each.line, error);
      }
    }
    for (const round of roundsOf(readable)) {
      const importOne = await recordImporter(deps, job, round, work);
      await eachOf(round, async (each) => {
        try {
          counts[await importOne(each)] += 1;
        } catch (error) {
          if (work.signal.aborted || deps.isPassing(error)) throw error;
          note(each.line, error);
        }
      });
    }
    errors.sort((a, b) => a.line - b.line);
    const next = records.at(-1)?.next ?? job.position;
    return { next, ...counts, errors };
  };

/** Rounds in which no two records have a product or a slug in common. */
function roundsOf(records: readonly ReadableRecord[]): ReadableRecord[][] {
  const rounds: ReadableRecord[][] = [];
  let used = new Set<string>();
  for (const each of records) {
    const { productId, slug } = each.record;
    const names = [productId && `product ${productId}`, slug && `slug ${slug}`].filter((name) => name !== "");
    if (rounds.length === 0 || names.some((name) => used.has(name))) {
      rounds.push([]);
      used = new Set();
    }
    for (const name of names) used.add(name);
    rounds.at(-1)?.push(each);
  }
  return rounds;
}

/** After a failure nothing new is begun. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  let failed = false;
  const worker = async () => {
    for (const item of rest) {
      if (failed) return;
      await work(item);
    }
  };
  const settled = await Promise.allSettled(
    Array.from({ length: CONCURRENCY }, () =>
      worker().catch((error: unknown) => {
        failed = true;
        throw error;
      }),
    ),
  );
  for (const outcome of settled) if (outcome.status === "rejected") throw outcome.reason;
}

/** What staff get to read of an error: no more than they can use, however broken the record is. */
export function lineErrorOf(
  line: number,
  error: unknown,
  { onBroken }: Pick<ImportBatchDeps, "onBroken">,
): ImportLineError {
  if (!isReasoned(error)) {
    onBroken(error);
    const message = "Something broke on our side. Import this line again.";
    return { line, reason: "INTERNAL", message, violations: [] };
  }
  const violations = error instanceof AppError ? error.fieldViolations : [];
  const kept = violations.slice(0, MOST_VIOLATIONS).map(({ field, description }) => ({
    field: shortened(field),
    description: shortened(description),
  }));
  return { line, reason: error.reason, message: shortened(error.message), violations: kept };
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}
