import { isDuplicateKey } from "@souk/chassis/mongo";
import type { Collection, Db } from "mongodb";
import type { ImportLineError } from "../domain/import-job.ts";
import type { ImportErrors } from "../usecases/import-ports.ts";

interface ImportErrorDocument extends ImportLineError {
  readonly _id: string;
  readonly jobId: string;
}

/** Why lines were not imported, in the collection `importErrors`: one document a line. */
export class MongoImportErrors implements ImportErrors {
  readonly #errors: Collection<ImportErrorDocument>;

  constructor(db: Db) {
    this.#errors = db.collection("importErrors");
  }

  async add(jobId: string, errors: readonly ImportLineError[]): Promise<void> {
    if (errors.length === 0) return;
    const documents = errors.map((error) => ({ _id: `${jobId}~${error.line}`, jobId, ...error }));
    try {
      await this.#errors.insertMany(documents, { ordered: false });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // without order the others were written: these were there before
    }
  }

  async list(jobId: string, afterLine: number, limit: number): Promise<ImportLineError[]> {
    const documents = await this.#errors
      .find({ jobId, line: { $gt: afterLine } })
      .sort({ line: 1 })
      .limit(limit)
      .toArray();
    return documents.map(({ _id: _, jobId: __, ...error }) => error);
  }

  async remove(jobId: string): Promise<void> {
    await this.#errors.deleteMany({ jobId });
  }
}
