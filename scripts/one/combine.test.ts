import assert from "node:assert/strict";
import { ConfigError, readConfig, setting } from "@souk/chassis/config";
import type { App } from "@souk/chassis/lifecycle";
import { z } from "zod";
import { combine, type NamedProgram } from "./combine.ts";
import { combinedEnvironment } from "./services.ts";

const COMMON = { LOG_LEVEL: "silent", SHUTDOWN_GRACE_MS: "900" };

/** Programs that write down what is done to them, and with which configuration they were made. */
function scene() {
  const diary: string[] = [];
  const program = (name: string, changes: Partial<App> = {}): NamedProgram => ({
    name,
    settings: {
      port: setting("PORT", z.coerce.number(), "its port"),
      shutdownGraceMs: setting("SHUTDOWN_GRACE_MS", z.coerce.number(), "its grace"),
    },
    createApp: ({ port, shutdownGraceMs }) => ({
      start: async () => void diary.push(`${name} starts on ${port} with ${shutdownGraceMs} ms`),
      stop: async () => void diary.push(`${name} stops`),
      ...changes,
    }),
    migrate: async ({ port }) => void diary.push(`${name} migrates, ${port}`),
  });
  const own = { base: { PORT: "1" }, side: { PORT: "2" }, top: { PORT: "3" } };
  return { diary, program, env: combinedEnvironment(own, COMMON) };
}

describe("programs that run as one", () => {
  it("each with its own settings start level by level, stop in reverse, and share the grace between the levels", async () => {
    const { diary, program, env } = scene();
    const one = combine([[program("base"), program("side")], [program("top")]]);
    const app = await one.createApp(readConfig(one.settings, env));
    await app.start();
    await app.stop();
    assert.deepEqual(diary, [
      ...["base starts on 1 with 450 ms", "side starts on 2 with 450 ms", "top starts on 3 with 450 ms"],
      ...["top stops", "base stops", "side stops"],
    ]);
  });

  it("all migrate, each with its own settings", async () => {
    const { diary, program, env } = scene();
    const one = combine([[program("base")], [program("top")]]);
    await one.migrate?.(readConfig(one.settings, env));
    assert.deepEqual(diary, ["base migrates, 1", "top migrates, 3"]);
  });

  it("name every faulty setting with its service", () => {
    const { program, env } = scene();
    const one = combine([[program("base"), program("side")]]);
    const broken = { ...env, "base:PORT": "x", "side:PORT": "y" };
    assert.throws(
      () => readConfig(one.settings, broken),
      (error) => error instanceof ConfigError && /base:PORT: .*\n.*side:PORT: /.test(error.message),
    );
  });

  it("stop what has started when one cannot start, and say which one and why", async () => {
    const { diary, program, env } = scene();
    const cannot = { start: () => Promise.reject(new Error("port 3 is in use")) };
    const one = combine([[program("base")], [program("top", cannot)]]);
    const app = await one.createApp(readConfig(one.settings, env));
    await assert.rejects(app.start(), /^Error: top: port 3 is in use$/);
    assert.deepEqual(diary, ["base starts on 1 with 450 ms", "top stops", "base stops"]);
  });
});
