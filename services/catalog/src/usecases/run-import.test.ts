import assert from "node:assert/strict";
import { createJsonReader } from "@souk/chassis/grpc";
import { type FakePorts, fakePorts, testContract } from "@souk/chassis/testing";
import fc from "fast-check";
import { MemoryImportErrors, MemoryImportFiles, MemoryImportJobs } from "../../test/support/memory-import-stores.ts";
import { MemoryProductStore } from "../../test/support/memory-product-store.ts";
import { MemorySlugClaims } from "../../test/support/memory-slug-claims.ts";
import { Mortal } from "../../test/support/mortal.ts";
import type { ImportFormat } from "../domain/import-job.ts";
import { createCsvReader } from "../grpc/import-csv.ts";
import { createRecordReader } from "../grpc/import-records.ts";
import { cancelImport } from "./cancel-import.ts";
import { updateProduct } from "./change-product.ts";
import { createProduct } from "./create-product.ts";
import { getImportJob } from "./get-import-jobs.ts";
import { runImport } from "./run-import.ts";
import { sweepImports } from "./sweep-imports.ts";
import { uploadImport } from "./upload-import.ts";

const openReader = createRecordReader(createJsonReader(testContract()), createCsvReader(testContract()));
const { signal } = new AbortController();
const work = { signal, traceparent: undefined };

/** A catalog in memory whose process can be killed at any call of a store. */
function openShop(ports: FakePorts = fakePorts()) {
  const mortal = new Mortal();
  const memory = new MemoryProductStore();
  const files = new MemoryImportFiles(ports.clock);
  const stores = {
    products: mortal.wrap<MemoryProductStore>(memory),
    slugs: mortal.wrap(new MemorySlugClaims(ports)),
    jobs: mortal.wrap(new MemoryImportJobs()),
    errors: mortal.wrap(new MemoryImportErrors()),
  };
  const broken: unknown[] = [];
  const deps = { ...stores, files, ...ports, shopCurrency: "EUR", onDue: () => undefined };
  const run = runImport({
    ...deps,
    createProduct: createProduct(deps),
    updateProduct: updateProduct(deps),
    openReader,
    keyOf: (...parts) => `key-${parts.join("-")}`,
    isPassing: (error) => mortal.killed(error),
    onBroken: (error) => broken.push(error),
  });

  async function upload(lines: readonly string[], format: ImportFormat = "NDJSON"): Promise<string> {
    async function* pieces() {
      yield Buffer.from(lines.join("\n"));
    }
    const command = { format, pieces: pieces(), startedBy: "staff-1", call: { key: undefined, signal } };
    return (await uploadImport(deps)(command)).job.id;
  }

  /** Works on the import as the queue would have it, until it has ended. */
  async function finish(id: string): Promise<void> {
    while (!(await stores.jobs.read(id))?.endTime) {
      await run(id, work);
      await ports.clock.advance(1_000);
    }
    await run(id, work); // a hint too many
  }

  const get = (id: string) => getImportJob(deps)(id, { afterLine: 0, size: 1_000 });
  return { ports, mortal, memory, files, stores, broken, deps, run, upload, finish, get };
}

function line(productId: string, changes: object = {}): string {
  const price = { currencyCode: "EUR", amountMinor: "990" };
  return JSON.stringify({ productId, title: `Title of ${productId}`, price, ...changes });
}

const many = (count: number) => Array.from({ length: count }, (_, i) => line(`p-${i}`));

describe("running an import", () => {
  it("keeps the order of records that share a product or a slug", async () => {
    const shop = openShop();
    const lines = [
      ...[line("a", { title: "First" }), line("a", { title: "Second" }), line("a", { title: "Third" })],
      ...[
        line("b", { slug: "mine" }),
        line("c", { slug: "mine" }),
        line("b", { slug: "other" }),
        line("d", { slug: "mine" }),
      ],
    ];
    const id = await shop.upload(lines);
    await shop.finish(id);
    assert.equal((await shop.memory.read("a")).product?.title, "Third");
    assert.deepEqual(
      [(await shop.memory.read("b")).product?.slug, (await shop.memory.read("d")).product?.slug],
      ["other", "mine"],
    );
    const { job, errors } = await shop.get(id);
    assert.deepEqual(job.counts, { created: 3, updated: 3, failed: 1 });
    assert.deepEqual([errors[0]?.line, errors[0]?.reason], [5, "SLUG_TAKEN"]);
  });

  it("gives the slug that two titles make to the one that comes first", async () => {
    const shop = openShop();
    const title = "Blue mug";
    await shop.finish(
      await shop.upload([line("a-1", { title }), line("b-2", { title }), line("c", { slug: "blue-mug" })]),
    );
    const slugs = ["a-1", "b-2"].map(async (id) => (await shop.memory.read(id)).product?.slug);
    assert.deepEqual(await Promise.all(slugs), ["blue-mug", "blue-mug-b2"]);
    assert.equal((await shop.memory.read("c")).product, undefined);
  });

  it("makes products without ids, each once", async () => {
    const shop = openShop();
    const id = await shop.upload([line(""), line("")]);
    await shop.finish(id);
    assert.deepEqual((await shop.get(id)).job.counts, { created: 2, updated: 0, failed: 0 });
    assert.equal(shop.memory.events.length, 2);
  });

  it("is the same however often the process is killed, at whatever call of a store", async () => {
    const lines = many(230).map((text, i) => (i % 17 === 3 ? `${text},` : text));
    const again = [...lines, ...many(40).map((text) => text.replace("990", "1290")), line("p-5"), line("p-5")];
    const calm = openShop();
    const calmId = await calm.upload(again);
    await calm.finish(calmId);
    const expected = await calm.get(calmId);
    assert.deepEqual(expected.job.counts, { created: 219, updated: 39, failed: 14 });
    const death = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.boolean());
    const deaths = fc.array(death, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(deaths, async (lives) => {
        const shop = openShop();
        const id = await shop.upload(again);
        for (const [calls, lastTakesEffect] of lives) {
          shop.mortal.dieAfter(calls, lastTakesEffect);
          await shop.finish(id).catch((error) => assert.ok(shop.mortal.killed(error), String(error)));
          shop.mortal.revive();
          await shop.ports.clock.advance(8_001);
        }
        await shop.finish(id);
        const { job, errors } = await shop.get(id);
        assert.deepEqual([job.state, job.counts, errors], ["SUCCEEDED", expected.job.counts, expected.errors]);
        assert.equal(shop.memory.events.length, calm.memory.events.length);
        assert.deepEqual(shop.broken, []);
      }),
      { numRuns: 40 },
    );
  });

  it("leaves an import alone that somebody is at work on, and goes on when his lease is over", async () => {
    const shop = openShop();
    const id = await shop.upload(many(150));
    shop.mortal.dieAfter(600);
    await assert.rejects(shop.finish(id));
    shop.mortal.revive();
    const left = await shop.stores.jobs.read(id);
    await shop.run(id, work);
    assert.deepEqual(await shop.stores.jobs.read(id), left);
    await shop.ports.clock.advance(8_001);
    await shop.finish(id);
    assert.equal((await shop.get(id)).job.counts.created, 150);
  });

  it("two workers at one import, one of them late, count nothing twice", async () => {
    const shop = openShop();
    const id = await shop.upload(many(300));
    let late: Promise<void> | undefined;
    shop.ports.onCheckpoint(async () => {
      if (late) return;
      await shop.ports.clock.advance(9_000); // the first one sleeps at its checkpoint past its lease
      late = shop.run(id, work);
      await late;
    });
    await shop.finish(id);
    assert.deepEqual((await shop.get(id)).job.counts, { created: 300, updated: 0, failed: 0 });
    assert.equal(shop.memory.events.length, 300);
  });

  it("stops at the next batch when it is cancelled", async () => {
    const shop = openShop();
    const id = await shop.upload(many(500));
    shop.ports.onCheckpoint(async (name) => {
      if (name === "import.counted") await cancelImport(shop.deps)(id, signal);
    });
    await shop.finish(id);
    const { job } = await shop.get(id);
    assert.deepEqual([job.state, job.counts.created, shop.memory.events.length], ["CANCELLED", 100, 200]);
    assert.deepEqual(await shop.files.begunBefore(new Date(8.64e15)), []);
  });

  it("works for a few seconds, and then lets the next one have its turn", async () => {
    const shop = openShop();
    const id = await shop.upload(many(300));
    shop.ports.onCheckpoint(() => shop.ports.clock.advance(2_000));
    await shop.run(id, work);
    const job = await shop.stores.jobs.read(id);
    assert.deepEqual([job?.state, job?.counts.created, job?.dueAt], ["RUNNING", 100, new Date(shop.ports.clock.now())]);
  });

  it("gives up one line, and not the import, for an error that nobody foresaw", async () => {
    const shop = openShop();
    const create = shop.memory.create.bind(shop.memory);
    shop.memory.create = async (product, ...rest) => {
      if (product.id === "p-1") throw new TypeError("a bug");
      return create(product, ...rest);
    };
    const id = await shop.upload(many(3));
    await shop.finish(id);
    const { job, errors } = await shop.get(id);
    assert.deepEqual([job.counts.created, errors[0]?.line, errors[0]?.reason], [2, 2, "INTERNAL"]);
    assert.ok(!errors[0]?.message.includes("bug"));
    assert.equal(shop.broken.length, 1);
  });

  it("keeps the first 10,000 errors, shortened, and counts them all", async () => {
    const shop = openShop();
    const id = await shop.upload(Array.from({ length: 10_150 }, () => `{"${"x".repeat(400)}":1}`));
    await shop.finish(id);
    const { job } = await shop.get(id);
    assert.equal(job.counts.failed, 10_150);
    const kept = await shop.stores.errors.list(id, 0, 20_000);
    assert.deepEqual([kept.length, kept.at(-1)?.line], [10_000, 10_000]);
    assert.ok(JSON.stringify(kept[0]).length < 1_000);
  });
});

describe("sweeping imports", () => {
  it("removes files that have no import after an hour, and keeps those that wait", async () => {
    const shop = openShop();
    await shop.upload(many(1));
    async function* pieces() {
      yield Buffer.from("abandoned");
    }
    await shop.files.write({ id: "u-9", jobId: "nobody" }, pieces());
    const future = new Date(8.64e15);
    await sweepImports(shop.deps)();
    assert.equal((await shop.files.begunBefore(future)).length, 2);
    await shop.ports.clock.advance(3_600_001);
    await sweepImports(shop.deps)();
    const left = await shop.files.begunBefore(future);
    assert.deepEqual(left.length, 1);
    assert.notEqual(left[0]?.id, "u-9");
  });

  it("forgets imports and their errors 30 days after they ended", async () => {
    const shop = openShop();
    const id = await shop.upload(["{"]);
    await shop.finish(id);
    await shop.ports.clock.advance(29 * 86_400_000);
    await sweepImports(shop.deps)();
    assert.equal((await shop.get(id)).errors.length, 1);
    await shop.ports.clock.advance(86_400_000);
    await sweepImports(shop.deps)();
    assert.equal(await shop.stores.jobs.read(id), undefined);
    assert.deepEqual(await shop.stores.errors.list(id, 0, 10), []);
  });
});
