import { type Job, Worker } from "bullmq";
import type { Redis } from "ioredis";
import { backgroundContext, type RequestContext, runInContext } from "../context/index.ts";
import type { EventEnvelope, Inbox } from "../events/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Essentials } from "../ports/index.ts";
import { backoffMs, prefixOf } from "./job-options.ts";

export type EventHandler = (event: EventEnvelope, context: RequestContext) => Promise<void>;

export interface ConsumerOptions extends Omit<Essentials, "contract"> {
  /** The consuming service: `inventory`. */
  readonly service: string;
  /** `inventory.product-changed`. */
  readonly queue: string;
  readonly handle: EventHandler;
  readonly inbox: Inbox;
  readonly redis: Redis;
  /** Jobs in work at the same time. @defaultValue 10 */
  readonly concurrency?: number;
}

const HANDLE_TIMEOUT_MS = 20_000;

/** Takes events from a queue, at least once and in no particular order; the inbox spares the repeats. */
export function createConsumer(options: ConsumerOptions): Component {
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

  return { name: `consumer ${queue}`, start, drain, stop };
}

async function process(job: Job, options: ConsumerOptions, stopping: AbortSignal): Promise<void> {
  const { queue, handle, inbox, metrics, ports } = options;
  const event = job.data as EventEnvelope;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(HANDLE_TIMEOUT_MS)]);
  const context: RequestContext = {
    ...backgroundContext(event.id, signal, ports.clock.now() + HANDLE_TIMEOUT_MS),
    traceparent: event.traceparent,
  };
  await runInContext(context, () => inbox.once(queue, event, () => handle(event, context)));
  metrics.events.inc({ stage: "handled", event_type: event.type });
}

function logFailure(job: Job | undefined, err: Error, { queue, logger }: ConsumerOptions): void {
  const dead = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1);
  const fields = { queue, jobId: job?.id ?? "", attempts: job?.attemptsMade ?? 0, err };
  if (dead) logger.error(fields, "job is dead; it is kept until redriven");
  else logger.warn(fields, "job failed; it will be tried again");
}
