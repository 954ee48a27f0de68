import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endWithMe } from "../../kit/children.ts";
import { identityOf, isAlive, type ProcessIdentity } from "../../kit/identity.ts";
import { capture } from "../../kit/program.ts";
import { poll } from "../../kit/wait.ts";

const PROOF = join(import.meta.dirname, "test/endless-proof.ts");
const WAIT = { timeoutMs: 30_000 };
/** The proof itself, its store and its two services. */
const STARTED = 4;

describe("a proof that is stopped by a signal", function () {
  this.timeout(90_000);
  let folder: string;
  const started: ProcessIdentity[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "souk-stopped-"));
  });
  afterEach(() => {
    for (const each of started.splice(0).filter(isAlive)) process.kill(each.pid, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  function start(): { proof: ChildProcess; printed: () => string } {
    const env = { ...process.env, TMPDIR: folder };
    const proof = spawn(process.execPath, [PROOF], { env, stdio: ["ignore", "pipe", "inherit"] });
    endWithMe(proof);
    let text = "";
    proof.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    return { proof, printed: () => text };
  }

  /** Kept, so that they are gone after the test, whatever comes of it. */
  async function seeStarted({ pid = 0 }: ChildProcess): Promise<number> {
    started.splice(0, started.length, ...(await familyOf(pid)));
    return started.length;
  }

  async function expectNothingLeft(proof: ChildProcess, signal: NodeJS.Signals, wanted: number): Promise<void> {
    await seeStarted(proof);
    const ended = once(proof, "exit");
    proof.kill(signal);
    assert.deepEqual(await ended, [wanted, null]);
    const areGone = async () => !started.some(isAlive);
    assert.ok(await poll(areGone, WAIT), `of ${started.map(({ pid }) => pid)} some still run`);
    assert.deepEqual(readdirSync(folder), []);
  }

  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    it(`ends with ${code} at ${signal}, with all that it has started, and takes its files away`, async () => {
      const { proof, printed } = start();
      assert.ok(await poll(async () => printed().includes("in the middle of it"), { timeoutMs: 60_000 }), printed());
      assert.equal(await seeStarted(proof), STARTED);
      await expectNothingLeft(proof, signal, code);
    });
  }

  it("leaves as little while it is still starting its stores", async () => {
    const { proof } = start();
    assert.ok(await poll(async () => (await seeStarted(proof)) > 1, WAIT));
    await expectNothingLeft(proof, "SIGTERM", 143);
  });
});

/** A process, those that it has started, and those that they have, whatever their groups. */
async function familyOf(pid: number): Promise<ProcessIdentity[]> {
  const { stdout } = await capture("ps", ["-A", "-o", "pid=,ppid="]);
  const rows = stdout
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    rows.flatMap(([child = 0, of]) => (of === parent ? [child, ...below(child)] : []));
  return [pid, ...below(pid)].flatMap((each) => identityOf(each) ?? []);
}
