import { existsSync, readdirSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { CACHE, dataFolder, ROOT } from "../kit/paths.ts";
import { holderOf, isFree } from "../kit/ports.ts";
import { capture, onPath } from "../kit/program.ts";
import { absenceOf, SERVICES } from "../services.ts";
import { mongodFromPath } from "../stores/mongod-sources.ts";
import { fromPath } from "../stores/redis-sources.ts";
import { MONGODB_PORT, portsOf, REDIS_PORT } from "../up/ports.ts";
import { currentRun } from "../up/run-state.ts";

export type Verdict = "ok" | "missing" | "not needed";

/** One row of the doctor's table. */
export interface Finding {
  readonly name: string;
  readonly verdict: Verdict;
  /** What was found, or what it would be for. */
  readonly text: string;
  readonly mend?: string;
}

const LEAST_NODE = 24;
const LEAST_FREE_GB = 2;

export async function checkTools(): Promise<Finding[]> {
  const standIn = "builds and runs the MongoDB stand-in, where there is no mongod";
  return Promise.all([
    checkNode(),
    tool("npm", ["--version"], { use: "installs packages", mend: "install Node 24 or newer; it brings npm" }),
    tool("java", ["-version"], { use: standIn, optional: true, mend: "Debian: openjdk-17-jdk-headless" }),
    tool("mvn", ["-version"], { use: standIn, optional: true, mend: "Debian: maven" }),
    tool("mongod", ["--version"], {
      use: "a real MongoDB",
      optional: true,
      mend: "install MongoDB 6 or newer",
    }),
    tool("redis-server", ["--version"], { use: "queues", optional: true, mend: "Debian: redis-server" }),
    tool("buf", ["--version"], { use: "contracts", mend: "make setup" }),
    tool("go", ["version"], {
      use: "stripe-mock in tests, and services in Go (none yet)",
      optional: true,
      mend: "install Go 1.26 or newer",
    }),
    tool("python3", ["--version"], {
      use: "services in Python (none yet)",
      optional: true,
      mend: "install Python 3.11",
    }),
    tool("grpcurl", ["-version"], {
      ...{ use: "calling a service by hand; `npx buf curl` does it too", optional: true },
      mend: "go install github.com/fullstorydev/grpcurl/cmd/grpcurl@latest",
    }),
  ]);
}

interface ToolUse {
  readonly use: string;
  readonly mend: string;
  readonly optional?: boolean;
}

async function tool(name: string, args: readonly string[], { use, mend, optional }: ToolUse): Promise<Finding> {
  if (!onPath(name)) return { name, verdict: optional ? "not needed" : "missing", text: use, mend };
  const { stdout, stderr, code } = await capture(name, args);
  const line = `${stdout}\n${stderr}`.split("\n").find((words) => /\d+\.\d+/.test(words)) ?? "";
  if (code !== 0)
    return { name, verdict: optional ? "not needed" : "missing", text: `does not run: ${line.trim()}`, mend };
  return { name, verdict: "ok", text: /\d+(\.\d+)+[\w.+-]*/.exec(line)?.[0] ?? line.trim() };
}

async function checkNode(): Promise<Finding> {
  const enough = Number(process.versions.node.split(".")[0]) >= LEAST_NODE;
  const mend = "make setup (brings Node 24 in node_modules), and call scripts through make";
  return {
    name: "node",
    verdict: enough ? "ok" : "missing",
    text: process.versions.node,
    ...(enough ? {} : { mend }),
  };
}

/** Which stores `make up` would use, without starting or fetching anything. */
export async function checkStores(): Promise<Finding[]> {
  const { MONGODB_URI, REDIS_URL } = process.env;
  const [mongod, redis] = await Promise.all([mongodFromPath(), fromPath()]);
  return [
    { name: "→ MongoDB", ...(MONGODB_URI ? given("MONGODB_URI") : mongoChoice(mongod?.version)) },
    { name: "→ Redis", ...(REDIS_URL ? given("REDIS_URL") : redisChoice(redis?.version)) },
  ];
}

function given(name: string): Omit<Finding, "name"> {
  return { verdict: "ok", text: `the one that ${name} names` };
}

function mongoChoice(version: string | undefined): Omit<Finding, "name"> {
  if (version) return { verdict: "ok", text: `mongod ${version} from PATH` };
  if (hasFiles(join(CACHE, "mongodb"))) return { verdict: "ok", text: "the mongod that was downloaded into .cache" };
  const built = hasFiles(join(CACHE, "standin"));
  const able = built || (onPath("javac") && onPath("mvn")) || canInstall();
  const text = `mongodb-memory-server's download if its source answers, else the stand-in (${built ? "built" : "to be built"})`;
  if (able) return { verdict: "ok", text };
  return { verdict: "missing", text, mend: "install mongod, or Java 17 with Maven, or set MONGODB_URI" };
}

function redisChoice(version: string | undefined): Omit<Finding, "name"> {
  if (version) return { verdict: "ok", text: `redis-server ${version} from PATH` };
  const text = "Debian's package or a PyPI wheel, unpacked into .cache";
  if (onPath("apt-get") || onPath("python3")) return { verdict: "ok", text };
  return { verdict: "missing", text, mend: "install redis-server, or set REDIS_URL" };
}

export async function checkPorts(offset: number): Promise<Finding[]> {
  const run = currentRun(dataFolder(offset));
  if (run) return [{ name: "ports", verdict: "ok", text: `this stack runs already (pid ${run.supervisor.pid})` }];
  const services = SERVICES.flatMap((spec) => Object.values(portsOf(spec, 1, offset)));
  const beside = SERVICES.flatMap((spec) => spec.beside.map(({ port }) => port + offset));
  const ports = [...services, ...beside, MONGODB_PORT + offset, REDIS_PORT + offset];
  const taken: number[] = [];
  for (const port of ports) if (!(await isFree(port))) taken.push(port);
  if (taken.length === 0) return [{ name: "ports", verdict: "ok", text: `free: ${ports.join(", ")}` }];
  const mend = "end the holder, or use PORT_OFFSET=1000";
  return taken.map((port) => ({
    name: `port ${port}`,
    verdict: "missing",
    text: `held by ${holderOf(port)}`,
    mend,
  }));
}

export async function checkRest(): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(ROOT);
  const freeGb = (bavail * bsize) / 1e9;
  const room = freeGb >= LEAST_FREE_GB;
  const services = SERVICES.map((spec): Finding => {
    const why = absenceOf(spec);
    return { name: spec.name, verdict: why ? "missing" : "ok", text: why ?? "can be started" };
  });
  const mend = `free ${LEAST_FREE_GB} GB; .cache and .data can go`;
  const disk: Finding = {
    name: "disk",
    verdict: room ? "ok" : "missing",
    text: `${freeGb.toFixed(1)} GB free`,
  };
  return [room ? disk : { ...disk, mend }, ...services];
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && onPath("apt-get") !== undefined;
}

function hasFiles(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}
