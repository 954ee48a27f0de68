import { type Job, Worker } from "bullmq";
import type { Redis } from "ioredis";
import { backgroundContext, type RequestContext, runInContext, unlessAborted } from "../context/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Essentials } from "../ports/index.ts";
import { backoffMs, prefixOf } from "./job-options.ts";
import { createWorkerWatchdog } from "./worker-watchdog.ts";

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
  /** Longest time for one job, in milliseconds: then it counts as failed, even if its handler goes on. @defaultValue 20000 */
  readonly timeoutMs?: number;
}

/** Jobs have ended by then, each at once: what is left is to take leave of Redis. */
const FAREWELL_MS = 500;

/** Takes jobs, until it is drained. */
export interface QueueWorker extends Component {
  drain(): Promise<void>;
}

/** Takes jobs from a queue, at least once each and in no particular order; a worker that has stopped taking any is made anew. */
export function createWorker(options: WorkerOptions): QueueWorker {
  const { queue, redis, logger, metrics, ports } = options;
  const stopping = new AbortController();
  const watchdog = createWorkerWatchdog({ ...options, replace });
  let worker: Worker | undefined;

  async function start(): Promise<void> {
    worker = open();
    watchdog.start();
  }

  function open(): Worker {
    const opened = new Worker(queue, (job: Job) => watchdog.watch(process(job, options, stopping.signal)), {
      connection: redis,
      ...workerSettings(options),
    });
    opened.on("error", (error) => logger.warn({ queue, err: error }, "queue error"));
    opened.on("failed", (job, error) => logFailure(job, error, options));
    return opened;
  }

  /** The old one is not waited for: it would have taken jobs if it could do anything. */
  function replace(): void {
    void worker?.close(true).catch(() => undefined);
    worker = open();
    metrics.workerReplacements.inc({ queue });
    logger.warn({ queue }, "jobs wait and none is taken: the worker is made anew");
  }

  /** Takes no more jobs and waits for those in work, which {@link stop} tells to give up. Without Redis BullMQ would wait for ever. */
  async function drain(): Promise<void> {
    watchdog.stop();
    await worker?.close(redis.status !== "ready");
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await Promise.race([drain(), ports.sleep(FAREWELL_MS)]); // a Redis that hangs never takes leave
  }

  return { name: `worker ${queue}`, start, drain, stop };
}

function workerSettings({ service, concurrency = 10, ports }: WorkerOptions) {
  return {
    prefix: prefixOf(service),
    concurrency,
    lockDuration: 30_000,
    stalledInterval: 5_000,
    // A killed worker's job is stalled, not broken: with the default of 1, kills alone made dead letters (reliability.md E7).
    maxStalledCount: 50,
    settings: { backoffStrategy: (attemptsMade: number) => backoffMs(attemptsMade, ports.random.next()) },
  };
}

async function process(job: Job, options: WorkerOptions, stopping: AbortSignal): Promise<void> {
  const { queue, handle, timeoutMs = 20_000, ports, tracer } = options;
  const { id = "", data, attemptsMade: attempts } = job;
  const { traceparent: parent } = data as { traceparent?: string };
  const attributes = { "messaging.destination.name": queue, "messaging.message.id": id };
  const span = tracer.span(`process ${queue}`, { role: "CONSUMER", parent, attributes });
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]);
  const context = { ...backgroundContext(id, signal, ports.clock.now() + timeoutMs), traceparent: span.traceparent };
  try {
    const work = runInContext(context, () => handle({ id, data, attempts }, context));
    await unlessAborted(work, signal);
    span.end();
  } catch (error) {
    span.end({ failed: true });
    throw tellable(error);
  }
}

/** BullMQ keeps the message in Redis, and OpsService tells it; but a MongoDB error quotes the document's values (E11000 its key). */
function tellable(error: unknown): unknown {
  if (!(error instanceof Error && error.name.startsWith("Mongo"))) return error;
  const { code = "without a code" } = error as { code?: unknown };
  return new Error(`${error.name} ${code}`, { cause: error });
}

function logFailure(job: Job | undefined, err: Error, { queue, logger }: WorkerOptions): void {
  const dead = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1);
  const fields = { queue, jobId: job?.id ?? "", attempts: job?.attemptsMade ?? 0, err };
  if (dead) logger.error(fields, "job is dead; it is kept until redriven");
  else logger.warn(fields, "job failed; it will be tried again");
}
