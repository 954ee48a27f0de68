import { insertUnlessThere } from "@souk/chassis/mongo";
import { afterKeys } from "@souk/chassis/pages";
import type { Collection, Db, Filter } from "mongodb";
import type { ImportJob } from "../domain/import-job.ts";
import type { ImportJobKeys, ImportJobs } from "../usecases/import-ports.ts";
import { NEWEST_FIRST } from "./import-queries.ts";

type ImportJobDocument = Omit<ImportJob, "id"> & { readonly _id: string };

/** Import jobs in the collection `importJobs`: one document each, changed by `{_id, v}` only. */
export class MongoImportJobs implements ImportJobs {
  readonly #jobs: Collection<ImportJobDocument>;

  constructor(db: Db) {
    this.#jobs = db.collection("importJobs");
  }

  async insert({ id, ...job }: ImportJob): Promise<boolean> {
    return insertUnlessThere(this.#jobs, { _id: id, ...job });
  }

  async read(id: string): Promise<ImportJob | undefined> {
    const document = await this.#jobs.findOne({ _id: id });
    return document ? toJob(document) : undefined;
  }

  async save({ id, ...job }: ImportJob): Promise<boolean> {
    const { matchedCount } = await this.#jobs.replaceOne({ _id: id, v: job.v - 1n }, job);
    return matchedCount === 1;
  }

  async list(after: ImportJobKeys | undefined, limit: number): Promise<ImportJob[]> {
    const filter = (after ? afterKeys(NEWEST_FIRST, after) : {}) as Filter<ImportJobDocument>;
    return this.#find(filter, { ...NEWEST_FIRST }, limit);
  }

  due(now: Date, limit: number): Promise<ImportJob[]> {
    return this.#find({ dueAt: { $lte: now } }, { dueAt: 1 }, limit);
  }

  endedBefore(time: Date, limit: number): Promise<ImportJob[]> {
    return this.#find({ endTime: { $lt: time } }, { endTime: 1 }, limit);
  }

  async remove(id: string): Promise<void> {
    await this.#jobs.deleteOne({ _id: id });
  }

  async #find(filter: Filter<ImportJobDocument>, sort: Record<string, 1 | -1>, limit: number): Promise<ImportJob[]> {
    const documents = await this.#jobs.find(filter).sort(sort).limit(limit).toArray();
    return documents.map(toJob);
  }
}

function toJob({ _id, ...job }: ImportJobDocument): ImportJob {
  return { id: _id, ...job };
}
