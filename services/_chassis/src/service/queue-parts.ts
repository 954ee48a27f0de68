import type { Component } from "../lifecycle/index.ts";
import type { Essentials } from "../ports/index.ts";
import {
  type ConsumerOptions,
  createConsumer,
  createJobQueue,
  createQueueAdmin,
  createSchedule,
  createWorker,
  type JobQueue,
  type QueueAdmin,
  type ScheduleOptions,
  type WorkerOptions,
} from "../queues/index.ts";
import type { RedisConnection } from "../redis/index.ts";

/** What the kit fills in. */
type Given = "service" | "redis" | keyof Essentials;

/** A service's queues and what works on them; each part is to be started with the app. */
export interface QueueParts {
  consumer(options: Omit<ConsumerOptions, Given>): Component;
  worker(options: Omit<WorkerOptions, Given>): Component;
  schedule(options: Omit<ScheduleOptions, Given>): Component;
  /** A queue of the service's own work; closed with the service. */
  jobQueue(queue: string): JobQueue;
}

export interface QueuePartsOptions extends Essentials {
  readonly service: string;
  readonly connect: (use: "producer" | "consumer") => RedisConnection;
  /** Takes what must be open before the parts, and closed after them. */
  readonly own: (resource: Component) => void;
}

export function createQueueParts(options: QueuePartsOptions): QueueParts & { admin(): QueueAdmin | undefined } {
  const { service, connect, own } = options;
  const { logger, metrics, ports, tracer } = options;
  const queues: string[] = [];
  let admin: QueueAdmin | undefined;

  /** Whatever takes jobs has its queue shown in OpsService. */
  function taking<O extends { readonly queue: string }>(part: O) {
    queues.push(part.queue);
    if (!admin) {
      admin = createQueueAdmin({ service, queues, redis: connect("producer").redis });
      own(admin);
    }
    return { ...part, service, redis: connect("consumer").redis, logger, metrics, ports, tracer };
  }

  return {
    consumer: (part) => createConsumer(taking(part)),
    worker: (part) => createWorker(taking(part)),
    schedule: (part) => createSchedule(taking(part)),
    jobQueue: (queue) => {
      const opened = createJobQueue({ service, queue, redis: connect("producer").redis });
      own(opened);
      return opened;
    },
    admin: () => admin,
  };
}
