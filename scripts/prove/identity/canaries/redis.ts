import { uniqueName } from "@souk/chassis/testing";
import { Redis } from "ioredis";
import { textOf } from "./search.ts";
import type { Surface } from "./surface.ts";

/** How all of a key's value is read, by its type. */
const READ: Readonly<Record<string, (key: Buffer) => [string, ...(string | Buffer)[]]>> = {
  string: (key) => ["GET", key],
  list: (key) => ["LRANGE", key, "0", "-1"],
  hash: (key) => ["HGETALL", key],
  set: (key) => ["SMEMBERS", key],
  zset: (key) => ["ZRANGE", key, "0", "-1"],
  stream: (key) => ["XRANGE", key, "-", "+"],
};

/** Each value is planted in another one, and the last in the name of a key. */
const PLANT: readonly ((key: string, value: string) => [string, ...string[]])[] = [
  (key, value) => ["SET", key, value],
  (key, value) => ["RPUSH", key, value],
  (key, value) => ["HSET", key, "field", value],
  (key, value) => ["HSET", key, value, "value"],
  (key, value) => ["SADD", key, value],
  (key, value) => ["ZADD", key, "1", value],
  (key, value) => ["XADD", key, "*", "field", value],
  (key, value) => ["SET", `${key}${value}`, "value"],
];

/** Every key and every value: queues and their jobs, answers that are kept, rates. */
export async function withRedisSurface<T>(url: string, work: (surface: Surface) => Promise<T>): Promise<T> {
  const redis = new Redis(url);
  const prefix = uniqueName("planted");
  try {
    return await work({
      name: "Redis",
      read: () => readAll(redis),
      plant: async (values) => {
        for (const [i, value] of values.entries()) {
          const command = PLANT[i % PLANT.length];
          if (command) await redis.call(...command(`${prefix}:${i}`, value));
        }
      },
      clear: async () => {
        const keys = await redis.keys(`${prefix}:*`);
        if (keys.length > 0) await redis.del(...keys);
      },
    });
  } finally {
    redis.disconnect();
  }
}

async function readAll(redis: Redis): Promise<string> {
  const keys = (await redis.callBuffer("KEYS", "*")) as Buffer[];
  const texts = await Promise.all(
    keys.map(async (key) => {
      const type = await redis.type(key);
      if (type === "none") return ""; // it has expired just now
      const read = READ[type];
      if (!read) throw new Error(`say in redis.ts how a ${type} is read`);
      return [key, ...buffersOf(await redis.callBuffer(...read(key)))].map(textOf).join("\n");
    }),
  );
  return texts.join("\n");
}

function buffersOf(reply: unknown): Buffer[] {
  if (Buffer.isBuffer(reply)) return [reply];
  if (Array.isArray(reply)) return reply.flatMap(buffersOf);
  return typeof reply === "object" && reply !== null ? buffersOf(Object.entries(reply)) : [Buffer.from(String(reply))];
}
