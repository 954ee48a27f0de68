import type { Queue } from "bullmq";
import type { RequestContext } from "../context/index.ts";
import type { Component } from "../lifecycle/index.ts";
import { openQueue } from "./open-queue.ts";
import { createWorker, type WorkerOptions } from "./worker.ts";

export interface ScheduleOptions extends Omit<WorkerOptions, "handle" | "concurrency"> {
  /** Time between two runs, in milliseconds. */
  readonly everyMs: number;
  /** Run by one replica each time; late, or twice, is harmless. */
  readonly run: (context: RequestContext) => Promise<void>;
}

/** Redis may have lost the schedule, so it is stated again and again. */
const STATE_EVERY_MS = 60_000;

/** Work that is due from time to time and that one replica is enough for. It needs Redis: what must be done sooner or without it, is a loop. */
export function createSchedule({ everyMs, run, ...options }: ScheduleOptions): Component {
  const { queue: name, service, redis } = options;
  const worker = createWorker({ ...options, concurrency: 1, handle: (_job, context) => run(context) });
  let queue: Queue | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** Stating what is stated already changes nothing. */
  function state(): void {
    if (redis.status !== "ready") return;
    queue ??= openQueue(name, service, redis);
    queue.upsertJobScheduler(name, { every: everyMs }, { name, data: {} }).catch(() => undefined);
  }

  return {
    name: `schedule ${name}`,
    start: async () => {
      await worker.start();
      redis.on("ready", state);
      state();
      timer = setInterval(state, STATE_EVERY_MS).unref();
    },
    drain: async () => {
      clearInterval(timer);
      redis.off("ready", state);
      await worker.drain();
    },
    stop: async () => {
      clearInterval(timer);
      redis.off("ready", state);
      await worker.stop();
      await queue?.close().catch(() => undefined);
    },
  };
}
