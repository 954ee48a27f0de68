import { watchSources } from "../dev/watch-sources.ts";
import { CommandError } from "../kit/command.ts";
import { dataFolder } from "../kit/paths.ts";
import { holderOf, isFree } from "../kit/ports.ts";
import { styleFor } from "../kit/style.ts";
import { logFileOf, openLog } from "../logs/log-file.ts";
import { renderLine } from "../logs/render.ts";
import { SEED_NEEDS, seedIfEmpty } from "../seed/seed.ts";
import { serveControl } from "./control.ts";
import { createPlan, neededPorts, ONE, type Plan, type PlanOptions } from "./plan.ts";
import { StartFailure } from "./process.ts";
import { claimRun, dropRun, endLeftovers } from "./run-state.ts";
import { renderSummary, restUrlOf, type StatusReport } from "./status.ts";
import { Supervisor } from "./supervisor.ts";

export interface RunOptions extends PlanOptions {
  /** Reload a service when its files are saved. */
  readonly watch: boolean;
  /** Whether this is the process behind `make up DETACH=1`. */
  readonly detached: boolean;
  /** Called with the summary once everything is ready. */
  readonly onReady: (summary: string) => void;
  readonly started: number;
}

/** A line below warning. */
const EVERYDAY = /^\{"level":"(debug|info)"/;

/**
 * The whole of `make up`: claims the stack, starts it, seeds it, and stays until it is told to stop.
 *
 * @returns the exit code
 * @throws CommandError when one runs already, a port is taken, or something does not get ready
 */
export async function runStack(options: RunOptions): Promise<number> {
  const plan = createPlan(options);
  const dataDir = dataFolder(options.offset);
  await prepare(plan, dataDir);
  const output = createOutput(plan, dataDir, options.detached);
  const supervisor = new Supervisor({ plan, dataDir, onLine: output.line, say: output.say });
  const asked = stopRequests(supervisor, output.say);
  const control = await serveControl(dataDir, async (request, say) => {
    if (request.command === "status") return supervisor.status();
    if (request.command === "restart") return supervisor.restart(request.service, say);
    asked.stop();
    return asked.stopped;
  });
  let watching: { stop(): void } | undefined;
  try {
    await Promise.race([supervisor.start(), asked.promise]);
    if (!asked.yes() && options.watch) watching = watchPlan(plan, supervisor, output.say);
    if (!asked.yes()) await announce(options, supervisor.status(), dataDir, output);
    await asked.promise;
    output.say("stopping, in the reverse order of the start");
  } catch (error) {
    throw failureOf(error);
  } finally {
    watching?.stop();
    await supervisor.stop();
    control.close();
    dropRun(dataDir);
    asked.finish();
  }
  output.say("everything that was started here has stopped");
  return 0;
}

function watchPlan(plan: Plan, supervisor: Supervisor, say: (text: string) => void) {
  const services = plan.levels.flat().map(({ spec }) => spec);
  return watchSources({ root: plan.root, services, supervisor, say });
}

type Output = ReturnType<typeof createOutput>;

async function announce(options: RunOptions, report: StatusReport, dataDir: string, output: Output): Promise<void> {
  output.say("everything is ready; looking after the demo shop");
  const finish = output.muffle();
  const shop = await lookAfterShop(report, dataDir);
  finish();
  const seconds = (performance.now() - options.started) / 1_000;
  const { detached } = options;
  options.onReady(renderSummary({ report, seconds, shop, detached, style: output.style }));
}

/** Seeds where everything that takes part in it runs here. @returns what became of the demo shop */
async function lookAfterShop(report: StatusReport, dataDir: string): Promise<string> {
  const url = restUrlOf(report);
  const missing = SEED_NEEDS.filter((name) => !report.services.some(({ service }) => service === name));
  if (url && missing.length === 0) return seedIfEmpty(url, dataDir);
  return `not seeded: ${missing.join(", ")} not started here`;
}

/** Claims the stack for this process and makes sure that its ports are free. */
async function prepare(plan: Plan, dataDir: string): Promise<void> {
  const left = await endLeftovers(dataDir);
  if (left.length > 0) process.stdout.write(`up: ended what a killed run had left: ${left.join(", ")}\n`);
  const running = claimRun(dataDir);
  if (running) {
    throw new CommandError(
      `One runs here already (pid ${running.supervisor.pid}, since ${running.startedAt}): ` +
        "`make status` shows it, `make down` ends it, PORT_OFFSET=1000 starts another one beside it.",
    );
  }
  const taken = await takenPorts(plan);
  if (taken.length === 0) return;
  dropRun(dataDir);
  const lines = taken.map(({ port, whose }) => `  port ${port} (${whose}) is held by ${holderOf(port)}`);
  throw new CommandError(`Ports are in use:\n${lines.join("\n")}\nEnd the holder, or start with PORT_OFFSET=1000.`);
}

async function takenPorts(plan: Plan): Promise<{ port: number; whose: string }[]> {
  const own = neededPorts(plan);
  const free = await Promise.all(own.map(({ port }) => isFree(port)));
  return own.filter((_, i) => !free[i]);
}

/** Lines of services go to the terminal, prefixed and coloured; in the background they stand in their files only. */
function createOutput(plan: Plan, dataDir: string, detached: boolean) {
  const style = styleFor(process.stdout);
  const ids = [...[...plan.levels.flat(), ...plan.beside].map(({ id }) => id), ...(plan.mode === "one" ? [ONE] : [])];
  const width = Math.max(2, ...ids.map((id) => id.length));
  const log = openLog(logFileOf(dataDir, "up"));
  let muffled = false;
  const print = (text: string, id: string) =>
    process.stdout.write(`${renderLine(text, { id, width, number: ids.indexOf(id) + 1 }, style)}\n`);
  return {
    style,
    line: (id: string, text: string) => {
      if (!detached && !(muffled && EVERYDAY.test(text))) print(text, id);
    },
    say: (text: string) => {
      log(`${new Date().toISOString()} ${text}`);
      if (!detached) print(text, "up");
    },
    /** Keeps everyday lines off the terminal, until the returned function is called. */
    muffle: () => {
      muffled = true;
      return () => {
        muffled = false;
      };
    },
  };
}

/** Ctrl-C, SIGTERM and `make down`. A second Ctrl-C does not wait for calls in flight. */
function stopRequests(supervisor: Supervisor, say: (text: string) => void) {
  const asking = Promise.withResolvers<void>();
  const stopping = Promise.withResolvers<void>();
  let asked = false;
  const stop = () => {
    if (asked) supervisor.hurry();
    else say("asked to stop");
    asked = true;
    asking.resolve();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
  return {
    stop,
    promise: asking.promise,
    stopped: stopping.promise,
    yes: () => asked,
    finish: () => {
      process.off("SIGINT", stop).off("SIGTERM", stop).off("SIGHUP", stop);
      stopping.resolve();
    },
  };
}

function failureOf(error: unknown): unknown {
  if (!(error instanceof StartFailure)) return error;
  const lines = error.lastLines.map((line) => `    ${line}`).join("\n");
  return new CommandError(`${error.message}${lines ? `; its last lines:\n${lines}` : " without a word"}`);
}
