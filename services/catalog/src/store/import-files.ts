import { createHash } from "node:crypto";
import type { Clock } from "@souk/chassis/ports";
import { Binary, type Collection, type Db } from "mongodb";
import type { ImportFile } from "../domain/import-job.ts";
import type { ImportFiles, ImportUpload } from "../usecases/import-ports.ts";

interface ImportChunkDocument {
  readonly _id: string;
  readonly uploadId: string;
  readonly jobId: string;
  readonly index: number;
  readonly uploadedAt: Date;
  readonly bytes: Binary;
}

export const CHUNK_BYTES = 256 * 1024;

/** Uploaded files in the collection `importChunks`, cut into documents of 256 KiB. */
export class MongoImportFiles implements ImportFiles {
  readonly #chunks: Collection<ImportChunkDocument>;
  readonly #clock: Clock;

  constructor(db: Db, clock: Clock) {
    this.#chunks = db.collection("importChunks");
    this.#clock = clock;
  }

  async write(
    { id, jobId }: ImportUpload,
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<Pick<ImportFile, "sizeBytes" | "sha256">> {
    const hash = createHash("sha256");
    const uploadedAt = new Date(this.#clock.now());
    let sizeBytes = 0;
    for await (const bytes of recut(pieces, CHUNK_BYTES)) {
      const index = sizeBytes / CHUNK_BYTES;
      await this.#chunks.insertOne({
        ...{ _id: `${jobId}~${id}~${index}`, uploadId: id, jobId, index },
        ...{ uploadedAt, bytes: new Binary(bytes) },
      });
      hash.update(bytes);
      sizeBytes += bytes.length;
    }
    return { sizeBytes, sha256: hash.digest("hex") };
  }

  async *read({ uploadId, sizeBytes }: ImportFile, from: number): AsyncGenerator<Uint8Array, void> {
    for (let at = from; at < sizeBytes; ) {
      const index = Math.floor(at / CHUNK_BYTES);
      const chunk = await this.#chunks.findOne({ uploadId, index });
      if (!chunk) throw new Error("the file is not there any more");
      const bytes = chunk.bytes.value().subarray(at - index * CHUNK_BYTES);
      yield bytes;
      at += bytes.length;
    }
  }

  async remove(uploadId: string): Promise<void> {
    await this.#chunks.deleteMany({ uploadId });
  }

  async begunBefore(time: Date): Promise<ImportUpload[]> {
    const uploads = new Map<string, ImportUpload>();
    const chunks = this.#chunks.find({ uploadedAt: { $lt: time } }, { projection: { uploadId: 1, jobId: 1 } });
    for await (const { uploadId, jobId } of chunks) uploads.set(uploadId, { id: uploadId, jobId });
    return [...uploads.values()];
  }
}

/** The same bytes in pieces of one size, the last one excepted. */
export async function* recut(pieces: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer, void> {
  const piece = Buffer.alloc(size);
  let filled = 0;
  for await (const bytes of pieces) {
    for (let from = 0; from < bytes.length; ) {
      const part = bytes.subarray(from, from + size - filled);
      piece.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < size) continue;
      yield Buffer.from(piece);
      filled = 0;
    }
  }
  if (filled > 0) yield Buffer.from(piece.subarray(0, filled));
}
