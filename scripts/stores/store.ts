import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { dirname } from "node:path";
import { endWithMe, signalGroup } from "../kit/children.ts";
import { CommandError } from "../kit/command.ts";
import { poll, within } from "../kit/wait.ts";

/** Where a store came from; the order in which they are tried is that of the lists in mongo.ts and redis.ts. */
export type StoreKind = "given" | "path" | "memory-server" | "stand-in" | "debian" | "wheel";

/** A store that answers. */
export interface Store {
  readonly uri: string;
  readonly kind: StoreKind;
  /** For people: what runs, and where it came from. */
  readonly description: string;
  /** Undefined for a store that was given by URI. */
  readonly pid?: number;
  /** Resolves with the last words when the store dies or is stopped; never for one that was given. */
  readonly ended: Promise<string>;
  /** Ends it, unless it was given. */
  stop(): Promise<void>;
}

export interface StoreOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Each kind and major version keeps a folder of its own in here. */
  readonly dataDir: string;
  /** A store to use instead of starting one. @defaultValue MONGODB_URI or REDIS_URL; null ignores them */
  readonly given?: string | null | undefined;
  /** Gets what the store prints. */
  readonly logFile?: string;
  /** One that ends before it would pay to optimize it: that of a test run, or one that is killed again and again. */
  readonly isShortLived?: boolean;
  /** Told before something takes long, such as a download. */
  readonly say?: (text: string) => void;
}

export interface Launch {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** The name that the program sees as its own. */
  readonly argv0?: string;
  readonly logFile?: string | undefined;
  readonly timeoutMs: number;
  /** Asked until it is true; gets what the store printed so far. */
  readonly ready: (printed: string, child: ChildProcess) => Promise<boolean>;
}

export interface Launched {
  readonly pid: number;
  readonly printed: () => string;
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

const KEPT_CHARACTERS = 8_000;
const STOP_MS = 10_000;

/**
 * Starts a store in a process group of its own, so that Ctrl-C reaches only who started it, and waits until it answers.
 *
 * @throws CommandError with the store's last lines
 */
export async function launch(options: Launch): Promise<Launched> {
  const { name, program, args, env, argv0, ready, timeoutMs } = options;
  const child = spawn(program, [...args], {
    ...{ detached: true, stdio: ["ignore", "pipe", "pipe"] },
    ...(env ? { env } : {}),
    ...(argv0 ? { argv0 } : {}),
  });
  endWithMe(child);
  const printed = keepOutput(child, options.logFile);
  let over = false;
  const ended = endOf(child, printed).finally(() => {
    over = true;
  });
  const answer = await poll(async () => over || (await ready(printed(), child)), { timeoutMs });
  if (over || answer === undefined) {
    signalGroup(child, "SIGKILL");
    const why = over ? `ended at once: ${await ended}` : `did not answer within ${timeoutMs / 1000} s`;
    throw new CommandError(`${name} ${why}\n${indent(printed())}`);
  }
  return { pid: child.pid ?? 0, printed, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  signalGroup(child, "SIGTERM");
  if ((await within(STOP_MS, ended)) !== undefined) return;
  signalGroup(child, "SIGKILL");
  await ended;
}

async function endOf(child: ChildProcess, printed: () => string): Promise<string> {
  const [code, signal] = await once(child, "close").catch((error: Error) => [error.message]);
  const last = printed().trim().split("\n").at(-1) ?? "";
  if (signal) return signal;
  return `exit code ${code}${last ? ` (${last})` : ""}`;
}

/** Keeps the end of what is printed, and writes all of it to the log file. */
function keepOutput(child: ChildProcess, logFile?: string): () => string {
  let kept = "";
  if (logFile) mkdirSync(dirname(logFile), { recursive: true });
  const log = logFile ? createWriteStream(logFile, { flags: "a" }) : undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      kept = (kept + text).slice(-KEPT_CHARACTERS);
      log?.write(text);
    });
  }
  child.once("close", () => log?.end());
  return () => kept;
}

/** The end of a text, each line set in, for a message about a failure. */
export function indent(text: string, lines = 15): string {
  return text
    .trimEnd()
    .split("\n")
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join("\n");
}

/** A store that was given by its URI; who started it ends it. */
export function givenStore(uri: string, name: string): Store {
  const shown = uri.replace(/(?<=:\/\/)[^/@]*@/, "***@");
  return {
    ...{ uri, kind: "given", description: `${name}=${shown} (given)` },
    ended: new Promise(() => undefined),
    stop: async () => undefined,
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
