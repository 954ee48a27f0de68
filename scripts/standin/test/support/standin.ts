import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MongoClient, type MongoClientOptions } from "mongodb";
import { endWithMe } from "../../../kit/children.ts";

const launcher = fileURLToPath(new URL("../../standin.sh", import.meta.url));
const mostMsToStop = 10_000;

/** How a process ended, with everything it wrote. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Standin {
  readonly port: number;
  /** Every client is closed by `stop` and `kill`, which may also come again after the end. */
  connect(options?: MongoClientOptions): Promise<MongoClient>;
  stop(): Promise<Ending>;
  kill(): Promise<Ending>;
}

/** Starts a process and collects its output until it ends. */
export function launch(...args: string[]): { child: ChildProcess; ended: Promise<Ending> } {
  const child = spawn(launcher, args, { stdio: ["ignore", "pipe", "pipe"] });
  endWithMe(child);
  const written = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (written.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (written.stderr += text));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, ...written }));
  return { child, ended };
}

async function readyPort(child: ChildProcess, ended: Promise<Ending>): Promise<number> {
  const line = await Promise.race([once(child.stdout ?? child, "data").then(([text]) => String(text)), ended]);
  const port = typeof line === "string" ? /^ready port=(\d+)\n$/.exec(line)?.[1] : undefined;
  if (port === undefined) {
    throw new Error(`the stand-in did not start: ${JSON.stringify(line)}`);
  }
  return Number(port);
}

export async function startStandin(...args: string[]): Promise<Standin> {
  const { child, ended } = launch("--port", "0", ...args);
  const port = await readyPort(child, ended);
  const clients: MongoClient[] = [];
  const end = async (signal: NodeJS.Signals): Promise<Ending> => {
    child.kill(signal);
    const patience = setTimeout(() => child.kill("SIGKILL"), mostMsToStop);
    const ending = await ended;
    clearTimeout(patience);
    await Promise.all(clients.map((client) => client.close(true)));
    return ending;
  };
  return {
    port,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    connect: async (options = {}) => {
      const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, options);
      clients.push(client);
      return client.connect();
    },
  };
}

/** Runs `use` with a started stand-in that is stopped afterwards, however `use` ends. */
export async function withStandin<T>(args: readonly string[], use: (standin: Standin) => Promise<T>): Promise<T> {
  const standin = await startStandin(...args);
  try {
    return await use(standin);
  } finally {
    await standin.stop();
  }
}

/** Runs `use` with a folder that is removed afterwards. */
export async function withDataFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "standin-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads a positive number from the environment: small in CI, large for the long run. */
export function countFromEnv(name: string, fallback: number): number {
  const count = Number(process.env[name] ?? fallback);
  if (!Number.isInteger(count) || count < 1) {
    throw new Error(`${name} must be a positive whole number`);
  }
  return count;
}
