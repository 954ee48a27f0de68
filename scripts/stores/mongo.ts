import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { CommandError } from "../kit/command.ts";
import { ROOT } from "../kit/paths.ts";
import { type Mongod, mongodFromMemoryServer, mongodFromPath } from "./mongod-sources.ts";
import { freePort, givenStore, launch, type Store, type StoreOptions } from "./store.ts";

const MONGOD_READY_MS = 30_000;
/** The first start builds the stand-in and may have to fetch a JDK and Maven. */
const STAND_IN_READY_MS = 300_000;
/** Else it would spend most of its first half minute, and a core, on the optimizing compiler; and then on making room for its indexes. */
const FOR_A_SHORT_LIFE = "-XX:TieredStopAtLevel=1 -Xmx2g";
/** A built stand-in starts in a second; whoever waits longer wants to know why. */
const SAY_BUILD_AFTER_MS = 3_000;

/**
 * Starts MongoDB on a loopback port: `MONGODB_URI`, `mongod` on PATH, the real server through
 * mongodb-memory-server-core, the embedded stand-in.
 *
 * @throws CommandError when there is none, or when it does not start
 */
export async function startMongo(options: StoreOptions): Promise<Store> {
  const given = options.given === undefined ? process.env.MONGODB_URI : options.given;
  if (given) return givenStore(given, "MONGODB_URI");
  const mongod = (await mongodFromPath()) ?? (await mongodFromMemoryServer(options.say));
  return mongod ? runMongod(mongod, options) : runStandIn(options);
}

async function runMongod(mongod: Mongod, { port: wanted, dataDir, logFile }: StoreOptions): Promise<Store> {
  const folder = join(dataDir, `mongod-${mongod.version.split(".").slice(0, 2).join(".")}`);
  mkdirSync(folder, { recursive: true });
  const port = wanted || (await freePort());
  const uri = `mongodb://127.0.0.1:${port}`;
  const launched = await launch({
    ...{ name: "MongoDB", program: mongod.file, logFile, timeoutMs: MONGOD_READY_MS },
    args: ["--port", String(port), "--bind_ip", "127.0.0.1", "--nounixsocket", "--dbpath", folder, "--quiet"],
    ready: () => answers(uri),
  });
  return {
    ...{ uri, kind: mongod.kind, pid: launched.pid, ended: launched.ended, stop: launched.stop },
    description: `MongoDB ${mongod.version} (${mongod.origin})`,
  };
}

async function runStandIn({ port, dataDir, logFile, isShortLived, say }: StoreOptions): Promise<Store> {
  const folder = join(dataDir, "standin");
  mkdirSync(folder, { recursive: true });
  const slow = setTimeout(() => say?.("building the embedded MongoDB stand-in (once)"), SAY_BUILD_AFTER_MS);
  const script = join(ROOT, "scripts/standin/standin.sh");
  const given = process.env.STANDIN_JAVA_OPTIONS ?? "";
  const readyLine = /ready port=(\d+)\s/; // Maven may leave colour codes before it
  const launched = await launch({
    ...{ name: "The MongoDB stand-in", program: "sh", logFile, timeoutMs: STAND_IN_READY_MS },
    args: [script, "--port", String(port), "--data", folder],
    env: { ...process.env, ...(isShortLived ? { STANDIN_JAVA_OPTIONS: `${FOR_A_SHORT_LIFE} ${given}` } : {}) },
    ready: async (printed) => readyLine.test(printed),
  }).finally(() => clearTimeout(slow));
  return {
    ...{ kind: "stand-in", pid: launched.pid, ended: launched.ended, stop: launched.stop },
    uri: `mongodb://127.0.0.1:${readyLine.exec(launched.printed())?.[1] ?? port}`,
    description: "embedded stand-in for MongoDB (mongo-java-server with H2; for development and tests only)",
  };
}

async function answers(uri: string): Promise<boolean> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 1_000, directConnection: true });
  try {
    await client.db("admin").command({ ping: 1 });
    return true;
  } catch (error) {
    if ((error as Error).name === "MongoServerError") throw new CommandError(`MongoDB: ${(error as Error).message}`);
    return false;
  } finally {
    await client.close();
  }
}
