import { type Job, Worker } from "bullmq";
import type { Redis } from "ioredis";
import { backgroundContext, type RequestContext, runInContext } from "../context/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Essentials } from "../ports/index.ts";
import { backoffMs, prefixOf } from "./job-options.ts";

/** A job as its handler gets it. */
export interface TakenJob {
  readonly id: string;
  readonly data: unknown;
  /** How often it was begun before. */
  readonly attempts: number;
}

export interface WorkerOptions extends Omit<Essentials, "contract"> {
  /** The service whose queue it is: `inventory`. */
  readonly service: string;
  /** `inventory.product-changed`. */
  readonly queue: string;
  /** Called at least once a job; what it throws has the job tried again. */
  readonly handle: (job: TakenJob, context: RequestContext) => Promise<void>;
  readonly redis: Redis;
  /** Jobs in work at the same time. @defaultValue 10 */
  readonly concurrency?: number;
  /** Longest time for one job, in milliseconds. @defaultValue 20000 */
  readonly timeoutMs?: number;
}

/** Takes jobs from a queue, at least once each and in no particular order. */
export function createWorker(options: WorkerOptions): Component {
  const { service, queue, redis, logger, ports } = options;
  let worker: Worker | undefined;
  const stopping = new AbortController();

  async function start(): Promise<void> {
    worker = new Worker(queue, (job: Job) => process(job, options, stopping.signal), {
      connection: redis,
      prefix: prefixOf(service),
      concurrency: options.concurrency ?? 10,
      lockDuration: 30_000,
      stalledInterval: 5_000,
      // A killed worker's job is stalled, not broken: with the default of 1, kills alone made dead letters (reliability.md E7).
      maxStalledCount: 50,
      settings: { backoffStrategy: (attemptsMade) => backoffMs(attemptsMade, ports.random.next()) },
    });
    worker.on("error", (error) => logger.warn({ queue, err: error }, "queue error"));
    worker.on("failed", (job, error) => logFailure(job, error, options));
  }

  /** Takes no more jobs and waits for those in work, which {@link stop} tells to give up. */
  async function drain(): Promise<void> {
    await worker?.close();
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await drain();
  }

  return { name: `worker ${queue}`, start, drain, stop };
}

async function process(job: Job, options: WorkerOptions, stopping: AbortSignal): Promise<void> {
  const { handle, timeoutMs = 20_000, ports } = options;
  const { id = "", data, attemptsMade: attempts } = job;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]);
  const context = backgroundContext(id, signal, ports.clock.now() + timeoutMs);
  await runInContext(context, () => handle({ id, data, attempts }, context));
}

function logFailure(job: Job | undefined, err: Error, { queue, logger }: WorkerOptions): void {
  const dead = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1);
  const fields = { queue, jobId: job?.id ?? "", attempts: job?.attemptsMade ?? 0, err };
  if (dead) logger.error(fields, "job is dead; it is kept until redriven");
  else logger.warn(fields, "job failed; it will be tried again");
}
