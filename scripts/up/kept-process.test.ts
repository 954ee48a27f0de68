import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { poll } from "../kit/wait.ts";
import { freePort } from "../stores/store.ts";
import { type KeptOptions, KeptProcess } from "./kept-process.ts";
import type { StartFailure } from "./process.ts";
import { TOY_ROOT } from "./test/toy.ts";

const MAIN = join(TOY_ROOT, "services/toy/src/main.ts");
const WAIT = { timeoutMs: 10_000 };

describe("a process that is kept up", () => {
  const said: string[] = [];
  const lines: string[] = [];
  let kept: KeptProcess | undefined;

  async function keep(mode: string, rest: Partial<KeptOptions> = {}): Promise<KeptProcess> {
    const adminPort = await freePort();
    kept = new KeptProcess({
      ...{ id: "toy", program: process.execPath, args: [MAIN], cwd: TOY_ROOT, graceMs: 3_000 },
      adminPorts: [adminPort],
      env: { ...process.env, TOY_MODE: mode, ADMIN_PORT: String(adminPort) },
      onLine: (line) => void lines.push(line),
      say: (text) => void said.push(text),
      onChange: () => undefined,
      times: { firstPauseMs: 10 },
      ...rest,
    });
    return kept;
  }

  beforeEach(() => {
    said.length = 0;
    lines.length = 0;
  });
  afterEach(() => kept?.stop());

  it("is ready once all its admin ports say so", async () => {
    const { promise: open, resolve: openNow } = Promise.withResolvers<number>();
    const other = createServer((_request, response) => void open.then((status) => response.writeHead(status).end()));
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    const adminPort = await freePort();
    const toy = await keep("ok", {
      env: { ...process.env, TOY_MODE: "ok", ADMIN_PORT: String(adminPort) },
      adminPorts: [adminPort, (other.address() as AddressInfo).port],
    });
    const starting = toy.start();
    assert.ok(await poll(async () => lines.some((line) => line.includes("serving")), WAIT));
    assert.equal(toy.phase, "starting");
    openNow(200);
    await starting;
    assert.equal(toy.phase, "ready");
    other.close();
  });

  it("is ready once its admin port says so, and stops when it is told", async () => {
    const toy = await keep("ok");
    await toy.start();
    assert.equal(toy.phase, "ready");
    assert.ok(lines.some((line) => line.includes("serving")));
    const { pid } = toy;
    await toy.stop();
    assert.equal(toy.phase, "stopped");
    assert.throws(() => process.kill(pid ?? 0, 0), { code: "ESRCH" });
    assert.deepEqual(said, []);
  });

  it("fails with its last lines and its exit code when it ends before it is ready", async () => {
    await assert.rejects((await keep("fail")).start(), (error: StartFailure) => {
      assert.match(error.message, /^toy ended before it was ready \(exit code 7\)$/);
      assert.deepEqual([...error.lastLines].sort(), ["no such luck", "one line"]);
      return true;
    });
  });

  it("fails when it is not ready in time, and is not left running", async () => {
    const toy = await keep("silent", { times: { readyMs: 600 } });
    await assert.rejects(toy.start(), /toy was not ready within 0\.6 s/);
    assert.equal(toy.pid, undefined);
  });

  it("comes back after a kill, and says so", async () => {
    const toy = await keep("ok");
    await toy.start();
    const before = toy.pid ?? 0;
    process.kill(before, "SIGKILL");
    assert.ok(await poll(async () => toy.restarts === 1 && toy.phase === "ready", WAIT));
    assert.notEqual(toy.pid, before);
    assert.match(said.join("\n"), /toy died \(SIGKILL\); it is started again in 0\.01 s .*\ntoy is back/);
  });

  it("is given up after five deaths in a row, each soon after its start", async () => {
    const toy = await keep("mortal");
    await toy.start().catch(() => undefined);
    assert.ok(await poll(async () => toy.phase === "given up", WAIT));
    assert.match(said.at(-1) ?? "", /toy died 5 times in a row.*given up.*make logs SERVICE=toy/);
    assert.equal(toy.pid, undefined);
  });

  it("is not started again after a stop during the pause", async () => {
    const pause = Promise.withResolvers<void>();
    const toy = await keep("ok", { sleep: () => pause.promise });
    await toy.start();
    process.kill(toy.pid ?? 0, "SIGKILL");
    assert.ok(await poll(async () => toy.phase === "coming back", WAIT));
    await toy.stop();
    pause.resolve();
    await setImmediate();
    assert.equal(toy.pid, undefined);
    assert.equal(toy.phase, "stopped");
  });

  it("runs once when it is stopped and started again during the pause", async () => {
    const pause = Promise.withResolvers<void>();
    const toy = await keep("ok", { sleep: () => pause.promise });
    await toy.start();
    process.kill(toy.pid ?? 0, "SIGKILL");
    assert.ok(await poll(async () => toy.phase === "coming back", WAIT));
    await toy.stop();
    await toy.start();
    const { pid } = toy;
    pause.resolve();
    await setImmediate();
    assert.equal(toy.pid, pid);
    assert.equal(toy.phase, "ready");
  });
});
