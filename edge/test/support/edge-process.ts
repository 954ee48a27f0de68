import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

export interface EdgeProcess {
  readonly port: number;
  stop(): Promise<void>;
}

/** The edge as people start it: a process of its own, known by nothing but its options. */
export async function startEdgeProcess(...args: readonly string[]): Promise<EdgeProcess> {
  const env = { PATH: process.env.PATH };
  const child = spawn(process.execPath, [MAIN, ...args, "--port", "0"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  return { port: await portOf(child), stop: () => stop(child, ended) };
}

async function portOf(child: ChildProcess): Promise<number> {
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const { msg, port } = JSON.parse(line) as { msg: string; port?: number };
    if (msg !== "serving HTTP" || port === undefined) continue;
    child.stdout?.resume();
    return port;
  }
  throw new Error("the edge has ended before it served");
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill("SIGTERM");
  await ended;
}
