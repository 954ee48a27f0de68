import { waitFor } from "@souk/chassis/testing";
import type { ImportJob, ImportLineError } from "@souk/proto/souk/catalog/v1/import_job";
import type { Db } from "mongodb";
import { type Check, exactly } from "../support/checks.ts";
import { BRAND, type ProofFile } from "./file.ts";

/** What the job says of itself. */
export function jobChecks(job: ImportJob, errors: readonly ImportLineError[], file: ProofFile): Check[] {
  const told = new Map(errors.map(({ line, reason }) => [Number(line), reason]));
  const wrong = [...file.badLines].filter(([line, reason]) => told.get(line) !== reason);
  return [
    exactly("products that the job counted as made", Number(job.createdCount), file.titles.size),
    exactly("and as updated", Number(job.updatedCount), 0),
    exactly("lines that it counted as failed", Number(job.failedCount), file.badLines.size),
    exactly("lines that it tells errors of", errors.length, file.badLines.size),
    exactly("planted bad lines without their number and reason", wrong.length, 0),
  ];
}

/** What is in the store. */
export async function storeChecks(catalog: Db, file: ProofFile, longestMs: number): Promise<Check[]> {
  const products = await catalog
    .collection<{ _id: string; fields: { title: string; slug: string } }>("products")
    .find({ "fields.brand": BRAND }, { projection: { "fields.title": 1, "fields.slug": 1 } })
    .toArray();
  const titles = new Set(products.map(({ fields }) => fields.title));
  const slugs = new Set(products.map(({ fields }) => fields.slug));
  const ids = new Set(products.map(({ _id }) => _id));
  const events = await eventsAbout(catalog, ids, longestMs);
  const once = [...ids].filter((id) => events.get(id)?.length === 1);
  return [
    exactly("products in the store", products.length, file.titles.size),
    exactly(
      "lines of the file whose product is missing",
      [...file.titles].filter((title) => !titles.has(title)).length,
      0,
    ),
    exactly("different slugs", slugs.size, file.titles.size),
    exactly("products with exactly one event in the log", once.length, file.titles.size),
    exactly("file pieces left behind", await catalog.collection("importChunks").countDocuments(), 0),
  ];
}

/** Events reach the log after the products; a relay that was left behind needs its time. */
async function eventsAbout(catalog: Db, ids: ReadonlySet<string>, timeoutMs: number): Promise<Map<string, string[]>> {
  const waiting = () => catalog.collection("products").findOne({ outboxAt: { $gt: new Date(0) } });
  await waitFor(async () => !(await waiting()), { timeoutMs, everyMs: 200, what: "the outboxes to be empty" });
  const events = await catalog
    .collection("events")
    .find({}, { projection: { subject: 1, type: 1 } })
    .toArray();
  const types = Map.groupBy(events, ({ subject }) => String(subject));
  return new Map([...ids].map((id) => [id, (types.get(id) ?? []).map(({ type }) => String(type))]));
}
