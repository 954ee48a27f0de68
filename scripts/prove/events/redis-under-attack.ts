import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { waitFor } from "@souk/chassis/testing";
import { Redis } from "ioredis";
import { endWithMe } from "../../kit/children.ts";
import { findRedis } from "../../stores/index.ts";

/** A Redis without AOF that loses what it holds: flushed, killed, or put back to an old snapshot. */
export interface RedisUnderAttack {
  readonly url: string;
  flush(): Promise<void>;
  /** kill -9, then a start with nothing. */
  killAndLose(): Promise<void>;
  /** Keeps what it holds now, for {@link restore}. */
  snapshot(): Promise<void>;
  /** kill -9, then a start with the snapshot. */
  restore(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedisUnderAttack(port: number, folder: string): Promise<RedisUnderAttack> {
  const url = `redis://127.0.0.1:${port}`;
  const dump = join(folder, "dump.rdb");
  const kept = join(folder, "kept.rdb");
  let child = await start(port, folder);

  async function kill(): Promise<void> {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  return {
    url,
    flush: async () => void (await asked(url, (redis) => redis.flushall())),
    killAndLose: async () => {
      await kill();
      await rm(dump, { force: true });
      child = await start(port, folder);
    },
    snapshot: async () => {
      await asked(url, (redis) => redis.save());
      await copyFile(dump, kept);
    },
    restore: async () => {
      await kill();
      await copyFile(kept, dump);
      child = await start(port, folder);
    },
    stop: kill,
  };
}

async function start(port: number, folder: string): Promise<ChildProcess> {
  const program = await findRedis();
  const flags = ["--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction", "--dir", folder];
  const child = spawn(program.file, ["--port", String(port), "--bind", "127.0.0.1", ...flags], {
    argv0: "redis-server",
    env: { ...process.env, ...program.env },
    stdio: "ignore",
  });
  endWithMe(child);
  const url = `redis://127.0.0.1:${port}`;
  await waitFor(() => asked(url, (redis) => redis.ping()).catch(() => false), {
    what: "Redis",
    timeoutMs: 10_000,
  });
  return child;
}

async function asked<T>(url: string, ask: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    return await ask(redis);
  } finally {
    redis.disconnect();
  }
}
