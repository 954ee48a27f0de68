import { fileURLToPath } from "node:url";
import { type Command, CommandError, runCommand } from "./kit/command.ts";
import { portOffset, ROOT } from "./kit/paths.ts";
import { announce, startInBackground } from "./up/background.ts";
import { runStack } from "./up/run.ts";

const options = {
  detach: { type: "boolean", doc: "run in the background; return once everything is ready (DETACH=1)" },
  replicas: { type: "string", doc: "more than one process of a service (REPLICAS=catalog:2,inventory:2)" },
  dev: { type: "boolean", doc: "reload a service when its files are saved (make dev)" },
  inspect: {
    type: "string",
    doc: "with --dev: this service opens a debugger port at 127.0.0.1:9229, whatever PORT_OFFSET (INSPECT=catalog)",
  },
  supervise: { type: "boolean", doc: "be the process in the background; for --detach only" },
} as const;

const up: Command<typeof options> = {
  name: "make up",
  summary: "starts the stores and all services, seeds the demo shop once, and prints where everything is",
  options,
  notes: [
    "PORT_OFFSET=1000 shifts all ports and takes data of its own, so that two stacks run side by side.",
    "MONGODB_URI and REDIS_URL, where set, are used instead of stores that are started here.",
  ].join("\n"),
  run: async ({ detach, supervise, dev, replicas, inspect }) => {
    const offset = portOffset();
    const plan = { root: ROOT, offset, replicas, inspect, watch: dev === true };
    if (detach) {
      const rest = [...(replicas ? ["--replicas", replicas] : []), ...(dev ? ["--dev"] : [])];
      process.stdout.write(await startInBackground([fileURLToPath(import.meta.url), "--supervise", ...rest], offset));
      return 0;
    }
    const onReady = (summary: string) => void (supervise ? announce({ summary }) : process.stdout.write(summary));
    try {
      return await runStack({ ...plan, detached: supervise === true, started: performance.now(), onReady });
    } catch (error) {
      const failure = error instanceof CommandError ? error.message : String((error as Error).stack);
      if (supervise) await announce({ failure });
      throw error;
    }
  },
};

await runCommand(up);
