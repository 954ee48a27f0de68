import assert from "node:assert/strict";
import { fakePorts } from "@souk/chassis/testing";
import { MemoryImportFiles, MemoryImportJobs } from "../../test/support/memory-import-stores.ts";
import { type ImportFormat, MOST_IMPORT_BYTES } from "../domain/import-job.ts";
import { uploadImport } from "./upload-import.ts";

const FUTURE = new Date(8.64e15);

function openShop() {
  const ports = fakePorts();
  const jobs = new MemoryImportJobs();
  const files = new MemoryImportFiles(ports.clock);
  let due = 0;
  const upload = uploadImport({ jobs, files, ...ports, onDue: () => void due++ });

  interface Changes {
    readonly key?: string;
    readonly format?: ImportFormat;
    readonly signal?: AbortSignal;
  }

  function send(pieces: AsyncIterable<Uint8Array>, { key, format = "NDJSON", signal }: Changes = {}) {
    const call = { key, signal: signal ?? new AbortController().signal };
    return upload({ format, pieces, startedBy: "staff-1", call });
  }

  return { jobs, files, send, timesDue: () => due };
}

async function* piecesOf(...texts: readonly string[]): AsyncGenerator<Uint8Array, void> {
  for (const text of texts) yield Buffer.from(text);
}

async function* zeros(pieces: number, size: number): AsyncGenerator<Uint8Array, void> {
  for (let i = 0; i < pieces; i++) yield Buffer.alloc(size);
}

const reasonIs = (reason: string) => (error: unknown) => (error as { reason?: string }).reason === reason;

describe("uploading an import", () => {
  it("queues a job that is due at once", async () => {
    const shop = openShop();
    const { job, replayed } = await shop.send(piecesOf("{", "}"));
    assert.deepEqual([job.state, job.file.sizeBytes, job.dueAt, replayed], ["QUEUED", 2, job.createTime, false]);
    assert.deepEqual(await shop.jobs.read(job.id), job);
    assert.equal(shop.timesDue(), 1);
  });

  it("repeated with its request id, in other pieces, gives the first job and keeps one file", async () => {
    const shop = openShop();
    const first = await shop.send(piecesOf("ab"), { key: "k" });
    const second = await shop.send(piecesOf("a", "b"), { key: "k" });
    assert.deepEqual(second, { job: first.job, replayed: true });
    assert.deepEqual(
      (await shop.files.begunBefore(FUTURE)).map(({ id }) => id),
      [first.job.file.uploadId],
    );
  });

  it("twenty at once with one request id queue one job", async () => {
    const shop = openShop();
    const all = await Promise.all(Array.from({ length: 20 }, () => shop.send(piecesOf("ab"), { key: "k" })));
    assert.equal(all.filter(({ replayed }) => !replayed).length, 1);
    assert.equal(new Set(all.map(({ job }) => job.file.uploadId)).size, 1);
    assert.equal((await shop.files.begunBefore(FUTURE)).length, 1);
  });

  it("refuses a request id that came with another file or another format", async () => {
    const shop = openShop();
    await shop.send(piecesOf("ab"), { key: "k" });
    await assert.rejects(shop.send(piecesOf("ac"), { key: "k" }), reasonIs("REQUEST_ID_REUSED"));
    await assert.rejects(shop.send(piecesOf("ab"), { key: "k", format: "CSV" }), reasonIs("REQUEST_ID_REUSED"));
  });

  it("takes a file of 50 MiB, and not a byte more", async () => {
    const size = MOST_IMPORT_BYTES / 5;
    const shop = openShop();
    assert.equal((await shop.send(zeros(5, size))).job.file.sizeBytes, MOST_IMPORT_BYTES);
    async function* tooMuch() {
      yield* zeros(5, size);
      yield* zeros(1, 1);
    }
    await assert.rejects(shop.send(tooMuch()), reasonIs("IMPORT_TOO_LARGE"));
  });

  it("leaves neither a job nor bytes of a file that is empty, too late or broken off", async () => {
    const shop = openShop();
    async function* broken() {
      yield* piecesOf("ab");
      throw new Error("cut");
    }
    await assert.rejects(shop.send(piecesOf()), reasonIs("IMPORT_EMPTY"));
    await assert.rejects(shop.send(broken()), /cut/);
    const late = AbortSignal.abort(new Error("late"));
    await assert.rejects(shop.send(piecesOf("ab"), { signal: late }), /late/);
    assert.deepEqual(await shop.files.begunBefore(FUTURE), []);
    assert.deepEqual(await shop.jobs.list(undefined, 10), []);
    assert.equal(shop.timesDue(), 0);
  });
});
