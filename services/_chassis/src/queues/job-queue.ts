import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { currentContext } from "../context/index.ts";
import type { Component } from "../lifecycle/index.ts";
import { openQueue } from "./open-queue.ts";

export interface JobQueueOptions {
  /** The service whose work it is: `catalog`. */
  readonly service: string;
  /** `<service>.<verb-noun>`: `catalog.import-products`. */
  readonly queue: string;
  /** A connection for producers, which fails at once while Redis is away. */
  readonly redis: Redis;
}

export interface JobOptions {
  /** @defaultValue 20; 1 for work that has its own way of trying again */
  readonly attempts?: number;
}

/** A service's own work for later. A job is a hint: what is to be done stands in the database, and a sweep finds it there. */
export interface JobQueue extends Component {
  /**
   * Adds a job, unless there is one of that id, finished ones included. It belongs to the trace of who adds it.
   *
   * @throws Error while Redis is away, at once
   */
  add(jobId: string, data: Readonly<Record<string, unknown>>, options?: JobOptions): Promise<void>;
}

export function createJobQueue({ service, queue: name, redis }: JobQueueOptions): JobQueue {
  let opened: Queue | undefined;
  return {
    name: `queue ${name}`,
    add: async (jobId, data, options = {}) => {
      opened ??= openQueue(name, service, redis);
      await opened.add(name, { ...data, traceparent: currentContext()?.traceparent }, { ...options, jobId });
    },
    start: async () => undefined,
    stop: async () => void (await opened?.close().catch(() => undefined)),
  };
}
