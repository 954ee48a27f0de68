import type { Job, Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { Component } from "../lifecycle/index.ts";
import { openQueue } from "./open-queue.ts";

/** A queue, counted by what becomes of its jobs. */
export interface QueueReport {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly dead: number;
  /** When the oldest waiting job was added. */
  readonly oldestWaitingAt: Date | undefined;
}

/** A job whose attempts are used up. */
export interface DeadLetter {
  readonly jobId: string;
  readonly attempts: number;
  readonly failure: string;
  readonly failedAt: Date;
  readonly data: unknown;
}

/** What people look at, and do, when jobs do not get done. */
export interface QueueAdmin extends Component {
  readonly names: readonly string[];
  list(): Promise<QueueReport[]>;
  /** The newest dead letters, and how many there are in all. */
  deadLetters(queue: string, limit: number): Promise<{ letters: DeadLetter[]; total: number }>;
  /** Puts the dead letters of those ids, or all, back with all their attempts; answers how many. */
  redrive(queue: string, jobIds?: readonly string[]): Promise<number>;
}

export interface QueueAdminOptions {
  /** The service that takes the jobs. */
  readonly service: string;
  readonly queues: readonly string[];
  /** A connection for producers, which fails at once while Redis is away. */
  readonly redis: Redis;
}

const REDRIVE_BATCH = 100;

export function createQueueAdmin({ service, queues: names, redis }: QueueAdminOptions): QueueAdmin {
  const opened = new Map<string, Queue>();

  function queueOf(name: string): Queue {
    const queue = opened.get(name) ?? openQueue(name, service, redis);
    opened.set(name, queue);
    return queue;
  }

  async function report(name: string): Promise<QueueReport> {
    const queue = queueOf(name);
    const counts = await queue.getJobCounts("waiting", "prioritized", "active", "delayed", "failed");
    const [oldest] = await queue.getJobs(["waiting"], 0, 0, true);
    const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed: dead = 0 } = counts;
    const oldestWaitingAt = oldest ? new Date(oldest.timestamp) : undefined;
    return { name, waiting: waiting + prioritized, active, delayed, dead, oldestWaitingAt };
  }

  /** Those that are dead now: one that dies again meanwhile stays where it is, or this would never end. */
  async function redriveAll(queue: Queue): Promise<number> {
    const total = await queue.getFailedCount();
    let count = 0;
    while (count < total) {
      const oldest = await queue.getJobs(["failed"], 0, Math.min(total - count, REDRIVE_BATCH) - 1, true);
      const moved = await retryEach(oldest as Job[]);
      if (moved === 0) break;
      count += moved;
    }
    return count;
  }

  return {
    name: "queue admin",
    names,
    list: () => Promise.all(names.map(report)),
    deadLetters: async (name, limit) => {
      const queue = queueOf(name);
      const jobs = await queue.getFailed(0, limit - 1);
      return { letters: jobs.map((job) => toDeadLetter(job as Job)), total: await queue.getFailedCount() };
    },
    redrive: async (name, jobIds = []) => {
      const queue = queueOf(name);
      if (jobIds.length === 0) return redriveAll(queue);
      const jobs = await Promise.all(jobIds.map((id) => queue.getJob(id)));
      return retryEach(jobs.filter((job) => job !== undefined && job !== null) as Job[]);
    },
    start: async () => undefined,
    stop: async () => {
      for (const queue of opened.values()) await queue.close().catch(() => undefined);
    },
  };
}

/** Each is moved by one script, so that none is lost on the way; one that somebody else has moved is passed over. */
async function retryEach(jobs: readonly Job[]): Promise<number> {
  const moves = await Promise.allSettled(
    jobs.map((job) => job.retry("failed", { resetAttemptsMade: true, resetAttemptsStarted: true })),
  );
  return moves.filter(({ status }) => status === "fulfilled").length;
}

function toDeadLetter({ id = "", attemptsMade, failedReason, finishedOn, timestamp, data }: Job): DeadLetter {
  return {
    jobId: id,
    attempts: attemptsMade,
    failure: failedReason,
    failedAt: new Date(finishedOn ?? timestamp),
    data,
  };
}
