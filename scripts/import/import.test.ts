import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "@souk/catalog/app";
import { settings } from "@souk/catalog/config";
import { migrateDatabase } from "@souk/catalog/migrate";
import { readConfig } from "@souk/chassis/config";
import { backgroundContext } from "@souk/chassis/context";
import type { ServiceApp } from "@souk/chassis/service";
import {
  connectAs,
  serviceEnvironment,
  type TestKeys,
  type TestMongo,
  testKeys,
  testMongo,
  waitFor,
} from "@souk/chassis/testing";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { ROOT } from "../kit/paths.ts";
import { capture } from "../kit/program.ts";
import type { Catalog } from "./catalog.ts";
import { cancelImport, importFile } from "./import-file.ts";
import { type Output, Progress } from "./progress.ts";

function recorder(isTTY = false): Output & { text: string } {
  return {
    isTTY,
    text: "",
    write(text: string) {
      this.text += text;
    },
  };
}

describe("the import script", () => {
  const folder = mkdtempSync(join(tmpdir(), "souk-import-"));
  let mongo: TestMongo;
  let keys: TestKeys;
  let app: ServiceApp;
  let catalog: Catalog & { close(): Promise<void> };

  before(async () => {
    mongo = await testMongo("catalog");
    keys = await testKeys(["edge", "catalog", "ops"]);
    const config = readConfig(settings, serviceEnvironment("catalog", mongo, keys));
    await migrateDatabase(config);
    app = createApp(config);
    await app.start();
    const { peer, client } = connectAs("ops", CatalogServiceService, { name: "catalog", port: app.grpcPort() }, keys);
    const userToken = await keys.userToken({ role: "STAFF", subject: "tester" });
    const context = async (timeoutMs: number) => ({
      ...backgroundContext("test", new AbortController().signal, Date.now() + timeoutMs),
      userToken,
    });
    catalog = { client, context, close: () => peer.stop() };
  });
  after(async () => {
    await catalog.close();
    await app.stop();
    await mongo.close();
    await keys.remove();
    rmSync(folder, { recursive: true });
  });

  function fileOf(name: string, content: string): string {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  }

  it("imports a CSV file, shows how it gets on, and ends with 0", async () => {
    const out = recorder();
    const csv = "product_id,title,price.amount_minor,price.currency_code\nscript-1,One,100,EUR\nscript-2,Two,200,EUR\n";
    assert.equal(await importFile(catalog, fileOf("good.csv", csv), out), 0);
    assert.match(out.text, /^uploading: 100 %\n(importing: .*\n)+2 created, 0 updated, 0 failed\n$/);
  });

  it("names the first bad lines with their reasons, and ends with 1", async () => {
    const out = recorder();
    const price = { currencyCode: "EUR", amountMinor: "100" };
    const bad = Array.from({ length: 25 }, () => "{");
    const lines = [JSON.stringify({ title: "Good", price }), JSON.stringify({ title: "", price }), ...bad];
    assert.equal(await importFile(catalog, fileOf("some.ndjson", lines.join("\n")), out), 1);
    assert.match(out.text, /1 created, 0 updated, 26 failed\n {2}line 2: INVALID_REQUEST: product\.title: /);
    assert.match(out.text, / {2}line 3: IMPORT_RECORD_UNREADABLE: .*\n/);
    assert.match(out.text, /… and 6 more: GET \/v1\/importJobs\/\S+\n$/);
  });

  it("says why a file cannot be imported", async () => {
    const importing = (file: string) => importFile(catalog, file, recorder());
    await assert.rejects(importing(fileOf("list.txt", "x")), /must end with \.ndjson or \.csv/);
    await assert.rejects(importing(join(folder, "none.csv")), /no such file/);
    await assert.rejects(importing(fileOf("empty.csv", "")), /no bytes/);
    await assert.rejects(importing(fileOf("header.csv", "colour\nblue\n")), /ended as FAILED/);
  });

  it("cancels an import that goes on, and tells when there is none", async () => {
    const file = fileOf("long.ndjson", "{\n".repeat(200_000));
    const importing = assert.rejects(importFile(catalog, file, recorder()), /ended as CANCELLED/);
    const [newest] = await waitFor(async () => {
      const { importJobs } = await catalog.client.listImportJobs(
        { pageSize: 1, pageToken: "" },
        await catalog.context(5_000),
      );
      return importJobs[0]?.sizeBytes === 400_000n ? importJobs : undefined;
    });
    const out = recorder();
    assert.equal(await cancelImport(catalog, newest?.importJobId ?? "", out), 0);
    assert.match(out.text, /^cancelled; 0 created, 0 updated, \d+ failed\n$/);
    await importing;
    await assert.rejects(cancelImport(catalog, "nothing", recorder()), /no such import/);
  });

  it("ends with 2 where it is not told what to import, and tells its ways with --help", async () => {
    const script = join(ROOT, "scripts/import.ts");
    const ask = (...args: string[]) => capture(process.execPath, [script, ...args]);
    assert.equal((await ask()).code, 2);
    assert.match((await ask("--help")).stdout, /^make import: /);
  });
});

describe("progress", () => {
  it("on a terminal is a bar that is drawn anew where it changes", () => {
    const out = recorder(true);
    const progress = new Progress("importing", out);
    for (const done of [0, 50, 50, 100]) progress.show(done, 100, `${done} created`);
    progress.end();
    const drawn = out.text.split("\r").slice(1);
    assert.equal(drawn.length, 3);
    assert.match(drawn[1] ?? "", /^importing █{12}░{12} {2}50 % {2}50 created/);
    assert.ok(out.text.endsWith("\n"));
  });

  it("elsewhere is a line for every tenth part", () => {
    const out = recorder();
    const progress = new Progress("uploading", out);
    for (let done = 0; done <= 1_000; done++) progress.show(done, 1_000);
    progress.end();
    assert.equal(out.text.split("\n").length, 12);
    assert.match(out.text, /^uploading: 0 %\n[\s\S]*uploading: 100 %\n$/);
  });
});
