import { fileURLToPath } from "node:url";
import { type Command, CommandError, runCommand } from "./kit/command.ts";
import { portOffset, ROOT } from "./kit/paths.ts";
import { announce, startInBackground } from "./up/background.ts";
import type { Mode } from "./up/plan.ts";
import { runStack } from "./up/run.ts";

const options = {
  detach: { type: "boolean", doc: "run in the background; return once everything is ready (DETACH=1)" },
  mode: {
    type: "string",
    doc: "`one` runs all services in one process, still gRPC and a database each; `many` is the default (MODE=one)",
  },
  only: { type: "string", doc: "only these services and the stores that they need (ONLY=catalog,edge)" },
  replicas: { type: "string", doc: "more than one process of a service (REPLICAS=catalog:2,inventory:2)" },
  dev: { type: "boolean", doc: "reload a service when its files are saved (make dev)" },
  inspect: {
    type: "string",
    doc: "this service opens a debugger port at 127.0.0.1:9229, whatever PORT_OFFSET (INSPECT=catalog)",
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
    "With ONLY, the others are looked for where <SERVICE>_GRPC_ADDR says, else at their usual ports of this stack.",
    "With --dev, a saved contract (proto/souk) is generated and reloaded too; what cannot start waits for the next save.",
  ].join("\n"),
  run: async ({ detach, supervise, dev, mode, ...chosen }) => {
    const offset = portOffset();
    if (detach) {
      const rest = { ...chosen, mode };
      const flags = Object.entries(rest).flatMap(([name, value]) => (value ? [`--${name}`, value] : []));
      const args = [fileURLToPath(import.meta.url), "--supervise", ...(dev ? ["--dev"] : []), ...flags];
      process.stdout.write(await startInBackground(args, offset));
      return 0;
    }
    const plan = { root: ROOT, offset, mode: modeOf(mode), ...chosen, watch: dev === true };
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

function modeOf(text = "many"): Mode {
  if (text === "one" || text === "many") return text;
  throw new CommandError(`MODE is '${text}'; it must be one or many.`);
}

await runCommand(up);
