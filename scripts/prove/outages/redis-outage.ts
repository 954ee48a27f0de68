import { setTimeout as delay } from "node:timers/promises";
import { waitFor } from "@souk/chassis/testing";
import { atMost, type Check, exactly, told } from "../support/checks.ts";
import { type Answer, quantileMs, startLoad } from "../support/load.ts";
import type { ProofShop } from "../support/shop.ts";
import { staffClient } from "../support/staff.ts";

export interface RedisOutageOptions {
  readonly downMs: number;
  readonly writesPerSecond: number;
  readonly say: (line: string) => void;
}

const ARRIVAL_LIMIT_MS = 5_000;
/** Writes may cost more while Redis is away by what its reconnecting clients cost, but none may wait for a queue. */
const SLOWER_LIMIT = 2;
const BLOCKED_MS = 1_500;

/** Kills Redis under reads and writes, and starts it again after a while. */
export async function redisOutage(shop: ProofShop, options: RedisOutageOptions): Promise<Check[]> {
  const { downMs, writesPerSecond, say } = options;
  const staff = await staffClient(shop);
  await staff.create("outage-known");
  const writes = startLoad(writesPerSecond, (i) => staff.send(`outage-${i}`));
  const reads = startLoad(2 * writesPerSecond, () => staff.get("outage-known"));
  await delay(Math.min(downMs, 5_000));
  const killedAt = writes.now();
  await shop.redis.kill();
  say("killed Redis");
  await delay(downMs);
  await shop.redis.restart();
  const backAt = performance.now();
  say(`started Redis again after ${Math.round(downMs / 1000)} s`);
  const written = await writes.stop();
  await reads.stop();
  const ids = ["outage-known", ...written.map((_, i) => `outage-${i}`)];
  await waitFor(async () => (await missingStock(shop.base, ids)) === 0, { timeoutMs: 30_000, everyMs: 50 });
  const arrivedMs = performance.now() - backAt;
  return [
    ...answerChecks("writes", written),
    ...answerChecks("reads", reads.answers),
    ...speedChecks(written, killedAt),
    atMost("all events are with their subscriber, after Redis is back", arrivedMs, ARRIVAL_LIMIT_MS, "ms"),
  ];
}

function answerChecks(what: string, answers: readonly Answer[]): Check[] {
  const failed = answers.filter(({ status }) => status === 0 || status >= 400);
  return [told(`${what} at the edge`, answers.length), exactly(`failed ${what}`, failed.length, 0)];
}

function speedChecks(written: readonly Answer[], killedAt: number): Check[] {
  const msOf = (answers: readonly Answer[]) => answers.map(({ ms }) => ms);
  const before = msOf(written.filter(({ at, ms }) => at + ms < killedAt));
  const during = msOf(written.filter(({ at }) => at >= killedAt));
  const ratio = quantileMs(during, 0.5) / quantileMs(before, 0.5);
  return [
    told("p50 of a write before", quantileMs(before, 0.5), "ms"),
    atMost("p50 of a write while Redis is away, as a multiple of that", ratio, SLOWER_LIMIT),
    atMost("slowest write while Redis is away", Math.max(...during), BLOCKED_MS, "ms"),
  ];
}

async function missingStock(base: string, ids: readonly string[]): Promise<number> {
  let missing = 0;
  for (let i = 0; i < ids.length; i += 100) {
    const query = ids.slice(i, i + 100).map((id) => `productIds=${id}`);
    const response = await fetch(`${base}/v1/stock:batchGet?${query.join("&")}`);
    const { missingProductIds = [] } = (await response.json()) as { missingProductIds?: string[] };
    missing += response.ok ? missingProductIds.length : ids.length;
  }
  return missing;
}
