import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { poll } from "../kit/wait.ts";
import type { ServiceSpec } from "../services.ts";
import { freePort, givenStore } from "../stores/store.ts";
import { createPlan, type Plan } from "./plan.ts";
import { readRun } from "./run-state.ts";
import { Supervisor } from "./supervisor.ts";
import { TOY_ROOT, toyFolder, toySpec } from "./test/toy.ts";

describe("the supervisor", () => {
  let folder: ReturnType<typeof toyFolder>;
  let supervisor: Supervisor | undefined;
  const stores: string[] = [];
  const startStore = {
    mongodb: async () => ({
      ...givenStore("mongodb://u:secret@there", "MONGODB_URI"),
      stop: stopped("mongodb"),
    }),
    redis: async () => ({ ...givenStore("redis://there", "REDIS_URL"), stop: stopped("redis") }),
  };

  function stopped(name: string) {
    return async () => void stores.push(name);
  }

  function supervise(services: readonly ServiceSpec[], mode = "ok", replicas?: string): Supervisor {
    Object.assign(process.env, { TOY_MODE: mode, TOY_DIARY: folder.diary });
    const plan = createPlan({ root: TOY_ROOT, offset: 0, services, replicas });
    const quiet = { onLine: () => undefined, say: () => undefined };
    supervisor = new Supervisor({
      plan,
      dataDir: folder.folder,
      startStore,
      times: { firstPauseMs: 10 },
      sleep: async () => appendFileSync(folder.diary, "supervisor pause\n"),
      ...quiet,
    });
    return supervisor;
  }

  beforeEach(() => {
    folder = toyFolder();
    stores.length = 0;
  });
  afterEach(async () => {
    await supervisor?.stop();
    supervisor = undefined;
    folder.remove();
    delete process.env.TOY_MODE;
    delete process.env.TOY_DIARY;
  });

  it("migrates, starts what others need first, and stops in the reverse order, the stores last", async () => {
    const base = await toySpec("base", { stores: ["mongodb"] });
    const top = await toySpec("top", { dependsOn: ["base"], stores: ["redis"] });
    const running = supervise([top, base]);
    await running.start();
    await running.stop();
    const [b, t] = [base.ports.grpc, top.ports.grpc];
    assert.deepEqual(folder.entries(), [
      `toy:${b} migrate`,
      `toy:${b} start`,
      `toy:${t} start`,
      `toy:${t} stop`,
      `toy:${b} stop`,
    ]);
    assert.deepEqual(stores.sort(), ["mongodb", "redis"]);
  });

  it("tells what runs, without passwords, and notes its children", async () => {
    const running = supervise([await toySpec("base", { stores: ["mongodb"] })]);
    await running.start();
    const report = running.status();
    assert.deepEqual(
      report.services.map(({ id, phase }) => [id, phase]),
      [["base", "ready"]],
    );
    assert.match(JSON.stringify(report), /mongodb:\/\/\*\*\*@there/);
    assert.doesNotMatch(JSON.stringify(report), /secret/);
    assert.deepEqual(
      readRun(folder.folder)?.children.map(({ id, pid }) => [id, pid]),
      [["base", report.services[0]?.pid]],
    );
  });

  it("starts what runs beside a service before it, keeps it up, and stops it after", async () => {
    const helper = { name: "helper", port: await freePort() };
    const base = await toySpec("base", { beside: [helper] });
    const running = supervise([base]);
    await running.start();
    const [first] = running.status().beside;
    assert.deepEqual([first?.id, first?.phase, first?.port], ["helper", "ready", helper.port]);
    process.kill(first?.pid ?? 0, "SIGKILL");
    await poll(async () => running.status().beside[0]?.restarts === 1, { timeoutMs: 10_000, everyMs: 20 });
    assert.equal(running.status().beside[0]?.phase, "ready");
    await running.stop();
    const entries = folder.entries();
    assert.deepEqual(
      [entries[0], entries.at(-2), entries.at(-1)],
      ["helper start", `toy:${base.ports.grpc} stop`, "helper stop"],
    );
  });

  it("starts nothing beside a service that was not asked for", async () => {
    const base = await toySpec("base", { beside: [{ name: "helper", port: await freePort() }] });
    const services = [base, await toySpec("other")];
    assert.deepEqual(createPlan({ root: TOY_ROOT, offset: 0, services, only: "other" }).beside, []);
    const ids = (plan: Plan) => plan.beside.map(({ id, port }) => `${id} ${port}`);
    assert.deepEqual(ids(createPlan({ root: TOY_ROOT, offset: 1_000, services, mode: "one" })), [
      `helper ${(base.beside[0]?.port ?? 0) + 1_000}`,
    ]);
  });

  it("restarts one replica after the other", async () => {
    const running = supervise([await toySpec("base")]);
    await running.start();
    const said: string[] = [];
    await running.restart("base", (text) => void said.push(text));
    const entries = folder.entries().map((entry) => entry.split(" ")[1]);
    assert.deepEqual(entries, ["start", "stop", "start"]);
    assert.match(said.join(), /base restarted, ready after/);
    await assert.rejects(
      running.restart("other", () => undefined),
      /no service 'other'/,
    );
  });

  it("lets callers reconnect between two replicas, and does not wait after the last", async () => {
    const running = supervise([await toySpec("base")], "ok", "base:2");
    await running.start();
    await running.restart("base", (text) =>
      appendFileSync(folder.diary, `toy ${text.replace(" restarted", "-restarted").split(",")[0]}\n`),
    );
    const entries = folder.entries().slice(2);
    assert.deepEqual(
      entries.map((entry) => entry.split(" ")[1]),
      ["stop", "start", "base-restarted", "pause", "stop", "start", "base-2-restarted"],
    );
  });

  it("fails with the service's last lines when one ends before it is ready; the rest can be stopped", async () => {
    const running = supervise([await toySpec("base", { stores: ["mongodb", "redis"] })], "fail");
    await assert.rejects(running.start(), /base ended before it was ready \(exit code 7\)/);
    await running.stop();
    assert.deepEqual(stores.sort(), ["mongodb", "redis"]);
  });

  it("does not start a service whose migration fails", async () => {
    const running = supervise([await toySpec("base", { stores: ["mongodb"] })], "bad-migration");
    await assert.rejects(running.start(), /base --migrate failed \(exit code 3\)/);
    assert.equal(folder.entries().length, 1);
  });

  it("leaves nothing running when it is stopped while it starts", async () => {
    const base = await toySpec("base");
    const running = supervise([await toySpec("top", { dependsOn: ["base"] }), base], "silent");
    const starting = assert.rejects(running.start());
    assert.ok(
      await poll(async () => running.status().services[0]?.pid !== undefined, { timeoutMs: 5_000, everyMs: 5 }),
    );
    await running.stop();
    await starting;
    assert.deepEqual(
      running.status().services.map(({ pid }) => pid),
      [undefined, undefined],
    );
  });

  it("brings a killed service back", async () => {
    const running = supervise([await toySpec("base")]);
    await running.start();
    process.kill(running.status().services[0]?.pid ?? 0, "SIGKILL");
    const back = async () => running.status().services[0]?.restarts === 1;
    assert.ok(await poll(back, { timeoutMs: 10_000 }));
  });
});
