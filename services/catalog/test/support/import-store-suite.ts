import assert from "node:assert/strict";
import type { ImportFile, ImportJob } from "../../src/domain/import-job.ts";
import { cancelImport, queueImport, takeImport } from "../../src/domain/import-job.ts";
import type { ImportErrors, ImportFiles, ImportJobs } from "../../src/usecases/import-ports.ts";

const TIME = new Date("2026-01-02T03:04:05.678Z");
const later = (ms: number) => new Date(TIME.getTime() + ms);

/** A file and its job, as they are after an upload. */
export function uploadedFile(changes: Partial<ImportFile> = {}): ImportFile {
  return { uploadId: "u-1", format: "NDJSON", sizeBytes: 7, sha256: "00", ...changes };
}

function queued(id: string, now = TIME): ImportJob {
  return queueImport(id, uploadedFile(), "staff-1", now);
}

/** The rules that every keeper of import jobs keeps. */
export function describeImportJobs(name: string, open: () => ImportJobs): void {
  describe(`import jobs: ${name}`, () => {
    let jobs: ImportJobs;
    beforeEach(() => {
      jobs = open();
    });

    it("gives back exactly what was stored, and stores an id once", async () => {
      const lastErrors = [{ line: 3, reason: "X", message: "m", violations: [{ field: "f", description: "d" }] }];
      const job = { ...queued("a"), lastErrors };
      assert.equal(await jobs.insert(job), true);
      assert.deepEqual(await jobs.read("a"), job);
      assert.equal(await jobs.insert(queued("a")), false);
      assert.equal(await jobs.read("b"), undefined);
    });

    it("saves only over the version that was read", async () => {
      const job = queued("a");
      await jobs.insert(job);
      const taken = takeImport(job, TIME) ?? assert.fail("not due");
      assert.equal(await jobs.save(taken), true);
      assert.equal(await jobs.save(cancelImport(job, TIME)), false);
      assert.deepEqual(await jobs.read("a"), taken);
    });

    it("tells what is due, the longest due first, and nothing that has ended", async () => {
      await jobs.insert(queued("b", later(2)));
      await jobs.insert(queued("a", later(1)));
      await jobs.insert(queued("c", later(9)));
      const ended = queued("d");
      await jobs.insert(ended);
      await jobs.save(cancelImport(ended, later(1)));
      const ids = (await jobs.due(later(5), 10)).map(({ id }) => id);
      assert.deepEqual(ids, ["a", "b"]);
      assert.equal((await jobs.due(later(5), 1)).length, 1);
    });

    it("tells what has ended, and removes it", async () => {
      const job = queued("a");
      await jobs.insert(job);
      await jobs.save(cancelImport(job, later(1)));
      assert.deepEqual(await jobs.endedBefore(later(1), 10), []);
      assert.equal((await jobs.endedBefore(later(2), 10))[0]?.id, "a");
      await jobs.remove("a");
      assert.equal(await jobs.read("a"), undefined);
    });

    it("lists the newest first, page by page, without a gap or a repeat", async () => {
      for (let i = 0; i < 7; i++) await jobs.insert(queued(`j${i}`, later(Math.floor(i / 2))));
      const seen: string[] = [];
      for (let page = await jobs.list(undefined, 3); page.length > 0; ) {
        seen.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        page = last ? await jobs.list([last.createTime, last.id], 3) : [];
      }
      assert.deepEqual(seen, ["j6", "j5", "j4", "j3", "j2", "j1", "j0"]);
    });
  });
}

/** The rules that every keeper of import errors keeps. */
export function describeImportErrors(name: string, open: () => ImportErrors): void {
  describe(`import errors: ${name}`, () => {
    const error = (line: number) => ({ line, reason: "SLUG_TAKEN", message: "m", violations: [] });

    it("are there once however often they are added, and in the order of their lines", async () => {
      const errors = open();
      await errors.add("a", [error(10), error(9)]);
      await errors.add("a", [error(9), error(100), error(10)]);
      await errors.add("b", [error(1)]);
      assert.deepEqual(await errors.list("a", 0, 10), [error(9), error(10), error(100)]);
      assert.deepEqual(await errors.list("a", 9, 1), [error(10)]);
      await errors.remove("a");
      assert.deepEqual(await errors.list("a", 0, 10), []);
      assert.equal((await errors.list("b", 0, 10)).length, 1);
      await errors.remove("b");
    });
  });
}

/** The rules that every keeper of uploaded files keeps. */
export function describeImportFiles(name: string, open: () => ImportFiles): void {
  describe(`import files: ${name}`, () => {
    const bytes = Buffer.from(Array.from({ length: 600_001 }, (_, i) => i % 251));

    async function* pieces(size: number) {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }

    async function readAll(files: ImportFiles, file: ImportFile, from: number): Promise<Buffer> {
      const read: Uint8Array[] = [];
      for await (const bytes of files.read(file, from)) read.push(bytes);
      return Buffer.concat(read);
    }

    it("give back the bytes from any place, however they were cut", async () => {
      const files = open();
      const large = await files.write({ id: "u-1", jobId: "a" }, pieces(600_001));
      const small = await files.write({ id: "u-2", jobId: "a" }, pieces(70_003));
      assert.deepEqual(small, large);
      assert.equal(large.sizeBytes, bytes.length);
      for (const from of [0, 1, 262_143, 262_144, 600_000]) {
        const read = await readAll(files, uploadedFile({ ...small, uploadId: "u-2" }), from);
        assert.ok(read.equals(bytes.subarray(from)), `from ${from}`);
      }
    });

    it("that are removed are no shorter file, but none", async () => {
      const files = open();
      const file = uploadedFile({
        ...(await files.write({ id: "u-3", jobId: "a" }, pieces(100_000))),
        uploadId: "u-3",
      });
      await files.remove("u-3");
      await assert.rejects(readAll(files, file, 0), /not there any more/);
      await files.remove("u-3");
    });

    it("tell which uploads began before a time", async () => {
      const files = open();
      await files.write({ id: "u-4", jobId: "b" }, pieces(300_000));
      const future = new Date(Date.UTC(2100, 0, 1));
      const found = (await files.begunBefore(future)).filter(({ id }) => id === "u-4");
      assert.deepEqual(found, [{ id: "u-4", jobId: "b" }]);
      assert.deepEqual(await files.begunBefore(new Date(0)), []);
    });
  });
}
