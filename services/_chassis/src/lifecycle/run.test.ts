import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../test/support/program.ts", import.meta.url));
const GOOD = { BEHAVE: "well", KEY: "correct-horse", SHUTDOWN_GRACE_MS: "100" };

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program and sends it the signal as soon as it has started. */
async function run(env: Record<string, string>, args: string[] = [], signal?: NodeJS.Signals): Promise<Ended> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { ...env, NODE_V8_COVERAGE: process.env.NODE_V8_COVERAGE },
  });
  let [out, err] = ["", ""];
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  child.stdout.on("data", (chunk) => {
    out += chunk;
    if (signal && String(chunk).includes("started")) child.kill(signal);
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, err };
}

describe("a program", () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    it(`drains, stops and exits with 0 at ${signal}`, async () => {
      const { code, out, err } = await run(GOOD, [], signal);
      assert.deepEqual([code, out, err], [0, "started\ndrained\nstopped\n", ""]);
    });
  }

  it("exits with 2 and names every fault when its configuration has some", async () => {
    const { code, out, err } = await run({ BEHAVE: "badly", SHUTDOWN_GRACE_MS: "soon" });
    assert.deepEqual([code, out], [2, ""]);
    for (const name of ["BEHAVE", "KEY", "SHUTDOWN_GRACE_MS"]) assert(err.includes(`${name}: `), err);
  });

  it("exits with 1 and says why when it cannot start", async () => {
    const { code, err } = await run({ ...GOOD, BEHAVE: "cannot-start" });
    assert.deepEqual([code, err], [1, "cannot start: port 7102 is in use\n"]);
  });

  it("exits with 1 when it does not stop in time", async () => {
    const { code, out } = await run({ ...GOOD, BEHAVE: "never-stops" }, [], "SIGTERM");
    assert.deepEqual([code, out], [1, "started\ndrained\n"]);
  });

  it("stops after the grace although a part does not end its drain", async () => {
    const { code, out } = await run({ ...GOOD, BEHAVE: "ignores-abort" }, [], "SIGTERM");
    assert.deepEqual([code, out], [0, "started\ndrained\nstopped\n"]);
  });

  it("prints its configuration without secrets with --print-config", async () => {
    const { code, out } = await run(GOOD, ["--print-config"]);
    assert.equal(code, 0);
    assert.match(out, /^BEHAVE +well +what this program does$/m);
    assert(out.includes("***") && !out.includes(GOOD.KEY));
  });

  it("migrates and ends with --migrate, and fails loudly when that fails", async () => {
    assert.deepEqual(await run(GOOD, ["--migrate"]), { code: 0, out: "migrated\n", err: "" });
    const failed = await run({ ...GOOD, BEHAVE: "cannot-start" }, ["--migrate"]);
    assert.equal(failed.code, 1);
    assert(failed.err.includes("cannot migrate"));
  });
});
