import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import type { Db } from "mongodb";
import { createMongo } from "../mongo/index.ts";
import { silentLogger } from "./logger.ts";
import { waitFor } from "./wait-for.ts";

/** A database that nobody else uses. */
export interface TestMongo {
  readonly uri: string;
  /** Goes before the service's name, as `DATABASE_PREFIX` does. */
  readonly prefix: string;
  /** `prefix` and `name` together. */
  readonly database: string;
  readonly db: Db;
  drop(): Promise<void>;
  /** Drops the database and closes the connection. */
  close(): Promise<void>;
}

/**
 * Opens a database of one's own in the MongoDB of the test run, with the driver's settings of production.
 *
 * @param name what comes after the prefix: a service's name where its app opens the same database
 */
export async function testMongo(name = "test"): Promise<TestMongo> {
  const uri = required("TEST_MONGODB_URI");
  const prefix = `t_${uniqueName("")}_`;
  const database = `${prefix}${name}`;
  const mongo = createMongo({ uri, database, logger: silentLogger() });
  await mongo.start();
  const drop = async () => void (await mongo.db.dropDatabase());
  return {
    uri,
    prefix,
    database,
    db: mongo.db,
    drop,
    close: async () => {
      await drop();
      await mongo.stop();
    },
  };
}

/** The Redis of the test run. It is shared: who flushes or stops one starts its own, and queues get names of their own. */
export function testRedisUrl(): string {
  return required("TEST_REDIS_URL");
}

/** A name that nobody had before, for queues, databases and services: `<base>` and ten characters. */
export function uniqueName(base: string): string {
  return `${base}${randomBytes(5).toString("hex")}`;
}

/** A Redis of one's own, to flush, stop and start again. */
export interface OwnRedis {
  readonly url: string;
  flush(): Promise<void>;
  /** Kills it with everything that it held. */
  kill(): Promise<void>;
  /** Starts it again at the same address, empty. */
  restart(): Promise<void>;
  /** Holds it up: it neither answers nor closes connections. */
  freeze(): void;
  thaw(): void;
  /** Ends it and takes its folder away. */
  stop(): Promise<void>;
}

/** Starts the `redis-server` that the test run found, else the one on PATH, on a free port, without anything on disk. */
export async function startOwnRedis(): Promise<OwnRedis> {
  const dir = await mkdtemp(join(tmpdir(), "souk-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server = await startRedis(port, dir);

  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  }

  return {
    url,
    kill,
    flush: () => withRedis(url, async (redis) => void (await redis.flushall())),
    restart: async () => {
      await kill();
      server = await startRedis(port, dir);
    },
    freeze: () => void server.kill("SIGSTOP"),
    thaw: () => void server.kill("SIGCONT"),
    stop: async () => {
      await kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/**
 * Below the ephemeral range, so that no outgoing connection takes a port between the look and the use; above the shop's. Runs beside one
 * another have ranges of their own.
 */
const [FIRST_TEST_PORT = 0, LAST_TEST_PORT = 0] = (process.env.TEST_PORTS ?? "20000-26999").split("-").map(Number);
const handedOut = new Set<number>();

/** A port that was free a moment ago, and that this process has not been given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_TEST_PORT, LAST_TEST_PORT + 1);
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

async function startRedis(port: number, dir: string): Promise<ChildProcess> {
  const flags = ["--port", String(port), "--bind", "127.0.0.1", "--dir", dir, "--save", "", "--appendonly", "no"];
  const server = spawn(
    process.env.TEST_REDIS_SERVER ?? "redis-server",
    [...flags, "--maxmemory-policy", "noeviction"],
    {
      argv0: "redis-server", // one program serves several purposes and goes by the name it is called
      env: { ...process.env, LD_LIBRARY_PATH: process.env.TEST_REDIS_LIBRARIES ?? "" },
      stdio: "ignore",
    },
  );
  let failure: Error | undefined;
  server.once("error", (error) => {
    failure = error;
  });
  const answers = () => withRedis(`redis://127.0.0.1:${port}`, (redis) => redis.ping()).catch(() => false);
  await waitFor(() => failure !== undefined || answers(), { what: `redis-server on port ${port}` });
  if (failure) throw new Error("redis-server is not on PATH; `make test` finds or fetches one", { cause: failure });
  return server;
}

async function withRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with \`make test\`, which starts the stores`);
  return value;
}
