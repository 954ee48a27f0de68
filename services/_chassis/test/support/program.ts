import { setInterval } from "node:timers";
import { z } from "zod";
import { processSettings, secretSetting, setting } from "../../src/config/index.ts";
import { type Component, createLifecycle, runProgram } from "../../src/lifecycle/index.ts";
import { silentLogger } from "../../src/testing/logger.ts";

/** A program that does as its setting BEHAVE says; run by run.test.ts in a process of its own. */
const { shutdownGraceMs } = processSettings({ adminPort: 0 });
const settings = {
  shutdownGraceMs,
  behave: setting("BEHAVE", z.enum(["well", "cannot-start", "never-stops", "ignores-abort"]), "what this program does"),
  key: secretSetting("KEY", "a secret", 8),
};

function part(behave: string): Component {
  const alive = setInterval(() => undefined, 1_000);
  return {
    name: behave,
    start: async () => {
      if (behave === "cannot-start") throw new Error("port 7102 is in use");
      process.stdout.write("started\n");
    },
    drain: async () => {
      process.stdout.write("drained\n");
      if (behave === "ignores-abort") await new Promise(() => undefined);
    },
    stop: async () => {
      if (behave === "never-stops") await new Promise(() => undefined);
      clearInterval(alive);
      process.stdout.write("stopped\n");
    },
  };
}

await runProgram({
  settings,
  createApp: ({ behave, shutdownGraceMs: graceMs }) =>
    createLifecycle([part(behave)], { logger: silentLogger(), graceMs }),
  migrate: async ({ behave }) => {
    if (behave !== "well") throw new Error("cannot migrate");
    process.stdout.write("migrated\n");
  },
});
