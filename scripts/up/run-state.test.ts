import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identityOf } from "../kit/identity.ts";
import { poll } from "../kit/wait.ts";
import { claimRun, currentRun, dropRun, endLeftovers, readRun, saveChildren } from "./run-state.ts";
import { toyFolder } from "./test/toy.ts";

describe("the note of who runs a stack", () => {
  let folder: ReturnType<typeof toyFolder>;
  let child: ChildProcess | undefined;

  beforeEach(() => {
    folder = toyFolder();
  });
  afterEach(() => {
    child?.kill("SIGKILL");
    folder.remove();
  });

  function writeRun(supervisor: { pid: number; began: string }, children: unknown[] = []): void {
    const state = { supervisor, startedAt: "2026-01-01T00:00:00.000Z", children };
    writeFileSync(join(folder.folder, "run.json"), JSON.stringify(state));
  }

  async function sleeper(): Promise<ChildProcess> {
    child = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
    await once(child, "spawn");
    return child;
  }

  it("is claimed once; the second one hears who was first", () => {
    assert.equal(claimRun(folder.folder), undefined);
    assert.equal(claimRun(folder.folder)?.supervisor.pid, process.pid);
    dropRun(folder.folder);
    assert.equal(currentRun(folder.folder), undefined);
  });

  it("appears whole: the first that is heard of it is the draft, and no draft is left", async () => {
    const seen: string[] = [];
    const watcher = watch(folder.folder, (_event, file) => void seen.push(String(file)));
    claimRun(folder.folder);
    assert.ok(await poll(async () => seen.includes("run.json"), { timeoutMs: 5_000, everyMs: 5 }));
    watcher.close();
    assert.match(seen[0] ?? "", /^run\.json\.\d+\.draft$/);
    assert.deepEqual(readdirSync(folder.folder), ["run.json"]);
  });

  it("does not count when its supervisor is dead", () => {
    writeRun({ pid: 2 ** 22 + 1, began: "x" });
    assert.equal(claimRun(folder.folder), undefined);
  });

  it("does not count when another process has the supervisor's number now", () => {
    writeRun({ pid: process.pid, began: "another boot/1" });
    assert.equal(currentRun(folder.folder), undefined);
  });

  it("does not count when it broke off while it was written", () => {
    writeFileSync(join(folder.folder, "run.json"), '{"supervisor":');
    assert.equal(claimRun(folder.folder), undefined);
    assert.equal(readRun(folder.folder)?.supervisor.pid, process.pid);
  });

  it("names the children that live", async () => {
    const { pid } = await sleeper();
    saveChildren(folder.folder, [
      { id: "a", pid },
      { id: "b", pid: undefined },
    ]);
    assert.deepEqual(readRun(folder.folder)?.children, [{ id: "a", ...identityOf(pid ?? 0) }]);
  });

  it("lets what a killed supervisor left be ended, and nothing else", async () => {
    const { pid = 0 } = await sleeper();
    const mine = { id: "mine", ...identityOf(pid) };
    const foreign = { id: "foreign", pid: process.pid, began: "another boot/1" };
    writeRun({ pid: 2 ** 22 + 1, began: "x" }, [mine, foreign]);
    assert.deepEqual(await endLeftovers(folder.folder), ["mine"]);
    assert.equal(identityOf(pid), undefined);
  });

  it("leaves the children of a living supervisor alone", async () => {
    const { pid = 0 } = await sleeper();
    saveChildren(folder.folder, [{ id: "a", pid }]);
    assert.deepEqual(await endLeftovers(folder.folder), []);
    assert.ok(identityOf(pid));
  });
});
