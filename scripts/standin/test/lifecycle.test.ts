import { deepEqual, equal, match, ok } from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launch, withDataFolder, withStandin } from "./support/standin.ts";

interface Thing {
  _id: number;
  a: number;
}

const build = fileURLToPath(new URL("../build.sh", import.meta.url));

describe("the launcher", function () {
  this.timeout(60_000);

  it("prints one line when it is ready, ends with 0 on SIGTERM and keeps data and indexes", async () => {
    await withDataFolder(async (folder) => {
      const options = ["--data", `${folder}/new/folder`];
      await withStandin(options, async (first) => {
        const things = (await first.connect()).db("life").collection<Thing>("things");
        await things.createIndex({ a: 1 }, { unique: true });
        await things.insertOne({ _id: 1, a: 5 });
        deepEqual(await first.stop(), { code: 0, stdout: `ready port=${first.port}\n`, stderr: "" });
      });
      await withStandin(options, async (second) => {
        const again = (await second.connect()).db("life").collection<Thing>("things");
        deepEqual(await again.findOne({ a: 5 }), { _id: 1, a: 5 });
        deepEqual((await again.indexes()).map(({ name }) => name).sort(), ["_id_", "a_1"]);
        equal((await second.stop()).code, 0);
      });
    });
  });

  it("is in memory without a folder", async () => {
    await withStandin([], async (standin) =>
      (await standin.connect()).db("life").collection("things").insertOne({ a: 1 }),
    );
  });

  it("says in one line why it cannot start", async () => {
    await withDataFolder(async (folder) => {
      const attempts = await withStandin(["--data", folder], (running) =>
        Promise.all([
          launch("--port", String(running.port)).ended,
          launch("--port", "0", "--data", folder).ended,
          launch("--port", "many").ended,
          launch("--colour", "red").ended,
        ]),
      );
      const [samePort, sameFolder, badPort, unknown] = attempts;
      deepEqual(
        attempts.map(({ code, stdout }) => [code, stdout]),
        Array(4).fill([1, ""]),
      );
      match(samePort.stderr, /^standin: cannot listen on 127\.0\.0\.1:\d+: Address already in use\n$/);
      match(sameFolder.stderr, /^standin: cannot open \S+: The file is locked: .*\n$/);
      match(badPort.stderr, /^standin: --port needs a number .*\n$/);
      match(unknown.stderr, /^standin: unknown argument --colour\n$/);
    });
  });

  it("is built once, also when two builds run at the same time", async () => {
    await withDataFolder(async (folder) => {
      const run = promisify(execFile);
      const [home, rival] = await Promise.all([run(build, [folder]), run(build, [folder])]);
      equal(rival.stdout, home.stdout);
      const start = performance.now();
      deepEqual(await run(build, [folder]), { stdout: home.stdout, stderr: "" });
      ok(performance.now() - start < 200);
      deepEqual(readdirSync(folder), [basename(home.stdout.trim())]);
      deepEqual(readdirSync(home.stdout.trim()).sort(), ["classes", "lib"]);
    });
  });
});
