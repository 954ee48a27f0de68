import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { basename } from "node:path";

/** Whether a loopback port can be bound now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Who listens on a port, for people: `redis-server (pid 123)`. */
export function holderOf(port: number): string {
  const pid = process.platform === "linux" ? linuxHolder(port) : otherHolder(port);
  return pid ? `${programOf(pid)} (pid ${pid})` : "a process of another user";
}

const LISTEN = "0A";

function linuxHolder(port: number): number | undefined {
  const inodes = new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) => listeningInodes(table, port)));
  if (inodes.size === 0) return undefined;
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).find((pid) => socketsOf(pid).some((inode) => inodes.has(inode)));
}

/** Columns of the table: slot, local address, remote address, state, …, inode as the tenth. */
function listeningInodes(table: string, port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  return readText(table)
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(`:${hex}`) && columns[3] === LISTEN)
    .map((columns) => columns[9] ?? "");
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => {
      const link = readLink(`/proc/${pid}/fd/${fd}`);
      return /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? "";
    });
  } catch {
    return []; // another user's, or gone by now
  }
}

function otherHolder(port: number): number | undefined {
  const found = spawnSync("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-t"], {
    encoding: "utf8",
  }).stdout;
  return Number(found?.split("\n")[0]) || undefined;
}

/** The program and, for an interpreter, its script; never all arguments, which may hold secrets. */
function programOf(pid: number): string {
  const words = readText(`/proc/${pid}/cmdline`).split("\0").filter(Boolean);
  if (words.length === 0) return "a process";
  const script = words.slice(1).find((word) => /\.(ts|js|mjs|py|sh|jar)$/.test(word));
  return [basename(words[0] ?? ""), ...(script ? [script] : [])].join(" ");
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function readLink(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return "";
  }
}
