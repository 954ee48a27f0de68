import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { waitFor } from "@souk/chassis/testing";
import packageJson from "../../package.json" with { type: "json" };

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** The edge as its users start it: a process of its own, on a free port. */
export interface EdgeProcess {
  readonly port: number;
  readonly url: string;
  readonly pid: number;
  /** The log's lines so far. */
  readonly log: readonly Record<string, unknown>[];
  /** Memory that is in use, in bytes. */
  rss(): number;
  /** Whether it still runs. */
  isAlive(): boolean;
  stop(): Promise<void>;
}

export interface EdgeProcessOptions {
  readonly image: Uint8Array;
  readonly upstream: string;
  /** Further options of the command line. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** For an edge that is too quiet to tell its own. @defaultValue a free one, which its log tells */
  readonly port?: number;
}

/** @throws Error with what the edge said, where it does not start */
export async function startEdgeProcess({
  image,
  upstream,
  args = [],
  env = {},
  port: given = 0,
}: EdgeProcessOptions): Promise<EdgeProcess> {
  const folder = mkdtempSync(join(tmpdir(), "edge-process-"));
  const file = join(folder, "image.binpb");
  writeFileSync(file, image);
  const own = ["--image", file, "--upstream", upstream, "--port", String(given)];
  const child = spawn(process.execPath, [...packageJson.souk.nodeOptions, MAIN, ...own, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: Record<string, unknown>[] = [];
  let complaint = "";
  child.stderr?.on("data", (chunk) => {
    complaint += chunk;
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the edge ended with ${code}: ${complaint}`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      const entry = JSON.parse(line);
      log.push(entry);
      if (entry.msg === "serving HTTP") resolve(entry.port);
    });
    if (given !== 0) waitFor(() => isListening(given), { timeoutMs: 20_000 }).then(() => resolve(given), reject);
  }).finally(() => rmSync(folder, { recursive: true }));
  const pid = child.pid as number;
  return {
    ...{ port, pid, log, url: `http://127.0.0.1:${port}` },
    rss: () => rssOf(pid),
    isAlive: () => !hasEnded(child),
    stop: async () => {
      if (hasEnded(child)) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

function isListening(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function rssOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+([0-9]+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}
