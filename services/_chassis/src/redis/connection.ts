import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import type { Component } from "../lifecycle/index.ts";
import type { Logger } from "../log/index.ts";

export interface RedisConnection extends Component {
  readonly redis: Redis;
  isUp(): boolean;
}

export interface RedisOptions {
  readonly url: string;
  readonly logger: Logger;
  /**
   * `producer` fails at once while Redis is away, so that nothing ever waits for a queue;
   * `consumer` waits for ever, as BullMQ's workers want it.
   */
  readonly use: "producer" | "consumer";
}

const COMMAND_TIMEOUT_MS = 5_000;
const PING_EVERY_MS = 1_000;

export function createRedis({ url, logger, use }: RedisOptions): RedisConnection {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableReadyCheck: true,
    retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 1_000),
    ...(use === "consumer"
      ? { maxRetriesPerRequest: null }
      : { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: COMMAND_TIMEOUT_MS }),
  });
  let told: boolean | undefined;
  const tell = (up: boolean) => {
    if (told === up) return;
    told = up;
    logger[up ? "info" : "warn"]({ component: "redis" }, up ? "Redis answers" : "Redis does not answer; trying again");
  };
  /** A Redis that hangs keeps its connection, so only an answer shows that it is up. */
  async function look(): Promise<void> {
    if (redis.status !== "ready") return; // a ping would wait in line, behind those before it
    const late = delay(PING_EVERY_MS, "", { ref: false });
    const answer = await Promise.race([redis.ping(), late]).catch(() => "");
    if (redis.status === "ready") tell(answer !== "");
  }
  let timer: NodeJS.Timeout | undefined;
  redis.on("ready", () => tell(true));
  redis.on("close", () => tell(false));
  redis.on("error", () => tell(false));
  return {
    name: `redis ${use}`,
    redis,
    isUp: () => told === true,
    // Redis may come later: its absence costs time, never data, so it does not hold up the start.
    start: async () => {
      redis.connect().catch(() => undefined);
      timer = setInterval(() => void look(), PING_EVERY_MS);
    },
    stop: async () => {
      clearInterval(timer);
      redis.removeAllListeners("close");
      redis.disconnect();
    },
  };
}
