import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";
import { waitFor } from "@souk/chassis/testing";
import type { ImportProductsRequest } from "@souk/proto/souk/catalog/v1/catalog_service";
import { type ImportJob, ImportJobState } from "@souk/proto/souk/catalog/v1/import_job";
import { CHUNK_BYTES } from "../../src/store/import-files.ts";
import { type RunningCatalog, startCatalog } from "../support/harness.ts";

const NDJSON = "application/x-ndjson";
const CSV = "text/csv; charset=utf-8";
const ENDED: readonly ImportJobState[] = [ImportJobState.SUCCEEDED, ImportJobState.FAILED, ImportJobState.CANCELLED];

interface Upload {
  readonly contentType?: string;
  readonly requestId?: string;
  readonly pieceBytes?: number;
  /** Whether the last message says that it is the last. */
  readonly complete?: boolean;
}

async function* requests(
  content: string | Buffer,
  { contentType = NDJSON, requestId = "", pieceBytes = 60_000, complete = true }: Upload,
): AsyncGenerator<ImportProductsRequest, void> {
  const bytes = Buffer.from(content);
  const isLast = (at: number) => complete && at + pieceBytes >= bytes.length;
  const piece = (at: number) => ({ contentType, data: bytes.subarray(at, at + pieceBytes), extensions: [] });
  yield { file: piece(0), requestId, complete: isLast(0) };
  for (let at = pieceBytes; at < bytes.length; at += pieceBytes) {
    yield { file: piece(at), requestId: "", complete: isLast(at) };
  }
}

function line(productId: string, changes: object = {}): string {
  const price = { currencyCode: "EUR", amountMinor: "990" };
  return JSON.stringify({
    productId,
    title: `Title of ${productId}`,
    price,
    state: "PRODUCT_STATE_ACTIVE",
    ...changes,
  });
}

function linesOf(prefix: string, count: number): string {
  return Array.from({ length: count }, (_, i) => line(`${prefix}-${i}`)).join("\n");
}

describe("importing products", () => {
  let catalog: RunningCatalog;
  before(async () => {
    catalog = await startCatalog();
  });
  after(() => catalog.stop());

  async function upload(content: string | Buffer, options: Upload = {}): Promise<ImportJob> {
    const { importJob } = await catalog.ops.importProducts(requests(content, options), await catalog.as("STAFF"));
    return importJob ?? assert.fail("no job");
  }

  async function read(importJobId: string, page: { pageSize?: number; pageToken?: string } = {}) {
    const request = { importJobId, pageSize: 0, pageToken: "", ...page };
    const { importJob, ...rest } = await catalog.client.getImportJob(request, await catalog.as("STAFF"));
    return { job: importJob ?? assert.fail("no job"), ...rest };
  }

  async function ended({ importJobId }: ImportJob) {
    const isEnded = async () => ENDED.includes((await read(importJobId)).job.state);
    await waitFor(isEnded, { timeoutMs: 15_000, everyMs: 50, what: "the import to end" });
    return read(importJobId);
  }

  const countsOf = ({ createdCount, updatedCount, failedCount }: ImportJob) =>
    [createdCount, updatedCount, failedCount].map(Number);
  const chunks = (jobId?: string) => catalog.mongo.db.collection("importChunks").countDocuments(jobId ? { jobId } : {});
  const getProduct = async (productId: string) =>
    (await catalog.client.getProduct({ productId }, await catalog.as("STAFF"))).product;

  async function expectRejected(reason: string, work: Promise<unknown>): Promise<void> {
    await assert.rejects(work, (error) => {
      assert.ok(error instanceof AppError, String(error));
      assert.equal(error.reason, reason, error.message);
      return true;
    });
  }

  it("makes new products and changes the given fields of those that are there", async () => {
    const first = await ended(await upload(`${line("imp-a", { brand: "Nordlys" })}\n${line("imp-b")}\n`));
    assert.deepEqual([first.job.state, ...countsOf(first.job)], [ImportJobState.SUCCEEDED, 2, 0, 0]);
    const next = await ended(await upload(`{"product_id":"imp-a","title":"New"}\n{"productId":"imp-b","brand":""}`));
    assert.deepEqual(countsOf(next.job), [0, 2, 0]);
    const changed = await getProduct("imp-a");
    assert.deepEqual([changed?.title, changed?.brand, changed?.etag], ["New", "Nordlys", "v2"]);
    assert.equal((await getProduct("imp-b"))?.etag, "v1");
    assert.equal(next.job.doneBytes, next.job.sizeBytes);
  });

  it("reads CSV by the contract's names", async () => {
    const header =
      "title,product_id,price.amount_minor,price.currency_code,category_ids,attributes.colour,pictures.uri";
    const row = '"Cup, ""big""",csv-1,1299,EUR,cups;gifts,blue,https://p.example/1.webp;https://p.example/2.webp';
    const { job } = await ended(await upload(`\ufeff${header}\r\n${row}\r\n`, { contentType: CSV }));
    assert.deepEqual(countsOf(job), [1, 0, 0]);
    const product = await getProduct("csv-1");
    assert.deepEqual(
      [product?.title, product?.categoryIds, product?.attributes, product?.price?.amountMinor],
      ['Cup, "big"', ["cups", "gifts"], { colour: "blue" }, 1_299n],
    );
    assert.deepEqual(
      product?.pictures.map(({ uri }) => uri),
      ["https://p.example/1.webp", "https://p.example/2.webp"],
    );
  });

  it("tells each bad line with its number and reason, page by page, and imports the others", async () => {
    const lines = [
      line("bad-1"),
      "{",
      line("bad-3", { title: "" }),
      line("bad-4", { slug: "title-of-bad-1" }),
      line("bad-5", { price: { currencyCode: "USD", amountMinor: "1" } }),
      line("bad-6", { colour: "blue" }),
      "",
      line("bad-8"),
    ];
    const { job, errors } = await ended(await upload(lines.join("\n")));
    assert.deepEqual(countsOf(job), [2, 0, 5]);
    assert.deepEqual(
      errors.map((error) => `${error.line} ${error.reason} ${error.fieldViolations[0]?.field ?? ""}`.trim()),
      [
        "2 IMPORT_RECORD_UNREADABLE",
        "3 INVALID_REQUEST product.title",
        "4 SLUG_TAKEN",
        "5 CURRENCY_NOT_ACCEPTED",
        "6 INVALID_REQUEST",
      ],
    );
    const seen: bigint[] = [];
    for (let pageToken = "", more = true; more; more = pageToken !== "") {
      const page = await read(job.importJobId, { pageSize: 2, pageToken });
      seen.push(...page.errors.map((error) => error.line));
      pageToken = page.nextPageToken;
    }
    assert.deepEqual(seen, [2n, 3n, 4n, 5n, 6n]);
  });

  it("tells errors in pages that a reply can hold, however long they are", async () => {
    const keys = Array.from({ length: 11 }, (_, i) => `${i}${"€".repeat(400)}`);
    const bad = line("long", { attributes: Object.fromEntries(keys.map((key) => [key, "x"])) });
    const lines = Array.from({ length: 450 }, () => bad).join("\n");
    const { importJobId } = (await ended(await upload(lines))).job;
    const seen: bigint[] = [];
    for (let pageToken = "", more = true; more; more = pageToken !== "") {
      const page = await read(importJobId, { pageSize: 1_000, pageToken });
      seen.push(...page.errors.map((error) => error.line));
      pageToken = page.nextPageToken;
    }
    assert.equal(seen.length, 450);
  });

  it("gives a CSV up whose header names what is no field", async () => {
    const { job, errors } = await ended(await upload("title,colour\na,b\n", { contentType: CSV }));
    assert.equal(job.state, ImportJobState.FAILED);
    assert.deepEqual([errors[0]?.line, errors[0]?.fieldViolations[0]?.field], [1n, "colour"]);
  });

  it("repeated with the same request id gives the first job, and refuses another file", async () => {
    const first = await upload(line("rep-1"), { requestId: "rep" });
    const second = await upload(line("rep-1"), { requestId: "rep", pieceBytes: 7 });
    assert.equal(second.importJobId, first.importJobId);
    await expectRejected("REQUEST_ID_REUSED", upload(line("rep-2"), { requestId: "rep" }));
    assert.deepEqual(countsOf((await ended(first)).job), [1, 0, 0]);
    await waitFor(async () => (await chunks(first.importJobId)) === 0);
  });

  it("keeps a file in pieces of one size while it waits, and removes it when it has been imported", async () => {
    const content = linesOf("big", 300).padEnd(CHUNK_BYTES * 2 + 5, "\n");
    const job = await upload(content, { pieceBytes: 1_000_000 });
    assert.ok((await chunks(job.importJobId)) <= 3);
    assert.deepEqual(countsOf((await ended(job)).job), [300, 0, 0]);
    await waitFor(async () => (await chunks(job.importJobId)) === 0);
  });

  it("refuses a file without bytes and one without a format, and keeps nothing of them", async () => {
    await expectRejected("IMPORT_EMPTY", upload(""));
    await expectRejected("INVALID_REQUEST", upload("{}", { contentType: "text/plain" }));
    await waitFor(async () => (await chunks()) === 0);
  });

  it("refuses a file whose last piece does not say so, and one that goes on after it, and keeps nothing of them", async () => {
    await expectRejected("INVALID_REQUEST", upload(linesOf("half", 3_000), { complete: false }));
    async function* more() {
      yield* requests(line("whole"), {});
      yield* requests(line("more"), {});
    }
    const staff = await catalog.as("STAFF");
    await expectRejected("INVALID_REQUEST", catalog.ops.importProducts(more(), staff));
    await waitFor(async () => (await chunks()) === 0);
  });

  it("an upload that is cut in the middle leaves no job", async () => {
    const { importJobs: before } = await catalog.client.listImportJobs(
      { pageSize: 100, pageToken: "" },
      await catalog.as("STAFF"),
    );
    async function* broken() {
      yield* requests(linesOf("cut", 3_000), { complete: false });
      throw new Error("the line was cut");
    }
    await assert.rejects(catalog.ops.importProducts(broken(), await catalog.as("STAFF")), /the line was cut/);
    await waitFor(async () => (await chunks()) === 0);
    const { importJobs: after } = await catalog.client.listImportJobs(
      { pageSize: 100, pageToken: "" },
      await catalog.as("STAFF"),
    );
    assert.equal(after.length, before.length);
  });

  it("a cancelled import stops; what it has imported stays, and the file goes", async () => {
    const staff = await catalog.as("STAFF");
    const job = await upload(linesOf("can", 3_000));
    const { importJobId } = job;
    await waitFor(async () => (await read(importJobId)).job.createdCount > 0n, { everyMs: 5 });
    const request = { importJobId, requestId: "" };
    const { importJob } = await catalog.client.cancelImportJob(request, staff);
    assert.equal(importJob?.state, ImportJobState.CANCELLED);
    assert.deepEqual((await catalog.client.cancelImportJob(request, staff)).importJob, importJob);
    await waitFor(async () => (await chunks(importJobId)) === 0);
    const { job: now } = await read(importJobId);
    assert.deepEqual(countsOf(now), countsOf(importJob ?? now));
    assert.ok(await getProduct("can-0"));
  });

  it("an import that has ended cannot be cancelled, and one that never was is not found", async () => {
    const staff = await catalog.as("STAFF");
    const { job } = await ended(await upload(line("end-1")));
    const cancel = (importJobId: string) => catalog.ops.cancelImportJob({ importJobId, requestId: "" }, staff);
    await expectRejected("IMPORT_NOT_CANCELLABLE", cancel(job.importJobId));
    await expectRejected("IMPORT_JOB_NOT_FOUND", cancel("nothing"));
    await expectRejected("IMPORT_JOB_NOT_FOUND", read("nothing"));
  });

  it("lists imports, the newest first, page by page", async () => {
    const staff = await catalog.as("STAFF");
    const made = [];
    for (const id of ["list-1", "list-2", "list-3"]) made.push((await upload(line(id))).importJobId);
    const first = await catalog.client.listImportJobs({ pageSize: 2, pageToken: "" }, staff);
    const request = { pageSize: 1, pageToken: first.nextPageToken };
    const second = await catalog.client.listImportJobs(request, staff);
    const seen = [...first.importJobs, ...second.importJobs].map(({ importJobId }) => importJobId);
    assert.deepEqual(seen, made.reverse());
  });

  it("is for staff alone", async () => {
    const call = (client: RunningCatalog["ops"], role: "USER" | "STAFF") =>
      catalog.as(role).then((context) => client.importProducts(requests(line("no"), {}), context));
    await expectRejected("ACCESS_DENIED", call(catalog.ops, "USER"));
    await expectRejected("ACCESS_DENIED", call(catalog.client, "USER"));
  });
});
