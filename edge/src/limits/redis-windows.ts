import type { Redis } from "ioredis";
import { within } from "../waiting.ts";
import type { Counted, Windows } from "./windows.ts";

/** KEYS[1] the window; ARGV[1] its length in milliseconds. Gives the count and the milliseconds that are left. */
const COUNT = `
local count = redis.call("INCR", KEYS[1])
if count == 1 then redis.call("PEXPIRE", KEYS[1], ARGV[1]) end
return {count, redis.call("PTTL", KEYS[1])}
`;
/** A limit is no reason to wait. */
const PATIENCE_MS = 50;
const LEAVE_ALONE_MS = 1_000;

type CountCommand = (key: string, windowMs: number) => Promise<[count: number, leftMs: number]>;

/** Windows that all edges count together. */
export class RedisWindows implements Windows {
  readonly #count: CountCommand;
  readonly #prefix: string;
  #awayUntil = 0;

  /** @param prefix parts these windows from those of others in the same Redis */
  constructor(redis: Redis, prefix: string) {
    this.#prefix = prefix;
    redis.defineCommand("countInWindow", { numberOfKeys: 1, lua: COUNT });
    this.#count = (key, windowMs) => (redis as unknown as { countInWindow: CountCommand }).countInWindow(key, windowMs);
  }

  /** @throws Error while Redis is away, and for a second after that without asking it */
  async count(key: string, windowMs: number): Promise<Counted> {
    if (performance.now() < this.#awayUntil) throw new Error("Redis was away a moment ago");
    try {
      const [count, leftMs] = await within(this.#count(`{${this.#prefix}}:rate:${key}`, windowMs), PATIENCE_MS, slow);
      return { count, resetMs: Math.max(leftMs, 0) };
    } catch (error) {
      this.#awayUntil = performance.now() + LEAVE_ALONE_MS;
      throw error;
    }
  }
}

function slow(): Error {
  return new Error("Redis is slow");
}
