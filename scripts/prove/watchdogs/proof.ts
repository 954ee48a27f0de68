import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJobQueue, createWorker } from "@souk/chassis/queues";
import { createRedis } from "@souk/chassis/redis";
import { silentLogger, testEssentials, waitFor } from "@souk/chassis/testing";
import { atMost, type Check, exactly, told } from "../support/checks.ts";
import { quantileMs } from "../support/load.ts";
import { keepRedis } from "../support/shop.ts";

export interface WatchdogOptions {
  readonly restarts: number;
  readonly say: (line: string) => void;
}

const TAKEN_LIMIT_MS = 5_000;
const QUEUE = { service: "proof", queue: "proof.take-jobs" };

/** Redis is killed and started again, and each time a job is put into its queue: how soon does the worker take it? */
export async function proveWatchdogs({ restarts, say }: WatchdogOptions): Promise<Check[]> {
  const folder = await mkdtemp(join(tmpdir(), "souk-watchdogs-"));
  const redis = await keepRedis(folder);
  const essentials = testEssentials();
  const connect = (use: "producer" | "consumer") => createRedis({ url: redis.uri, logger: silentLogger(), use });
  const [producer, consumer] = [connect("producer"), connect("consumer")];
  const taken = new Set<string>();
  const jobs = createJobQueue({ ...QUEUE, redis: producer.redis });
  const handle = async ({ id }: { id: string }) => void taken.add(id);
  const worker = createWorker({ ...essentials, ...QUEUE, redis: consumer.redis, handle });
  const parts = [producer, consumer, jobs, worker];
  for (const part of parts) await part.start();
  const takenMs: number[] = [];
  for (let i = 0; i < restarts; i++) {
    await redis.kill();
    await redis.restart();
    const backAt = performance.now();
    const added = () =>
      jobs.add(`job-${i}`, {}).then(
        () => true,
        () => false,
      );
    await waitFor(added, { timeoutMs: 10_000, what: "Redis to take a job" });
    await waitFor(() => taken.has(`job-${i}`), { timeoutMs: 30_000, what: "the worker to take it" }).catch(() => false);
    takenMs.push(performance.now() - backAt);
    if (i % 5 === 4) say(`${i + 1} restarts`);
  }
  for (const part of parts.toReversed()) await part.stop();
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
  return [
    exactly("jobs taken, one after each restart", taken.size, restarts),
    told("p50 from Redis back to job taken", quantileMs(takenMs, 0.5), "ms"),
    atMost("longest from Redis back to job taken", Math.max(...takenMs), TAKEN_LIMIT_MS, "ms"),
  ];
}
