import type { DefaultJobOptions } from "bullmq";

/**
 * Every queue's jobs: 20 attempts with a wait of 1 s to 1 min between them, then a dead letter that is kept until it is
 * redriven. Finished jobs stay for an hour: the publisher looks for them before it moves its mark.
 */
export const JOB_OPTIONS: DefaultJobOptions = {
  attempts: 20,
  backoff: { type: "custom" },
  removeOnComplete: { age: 3_600 },
  removeOnFail: false,
};

const LONGEST_WAIT_MS = 60_000;

/** Doubles from 1 s to 1 min; up to a fifth is shaved off so that retries do not march in step. */
export function backoffMs(attemptsMade: number, random: number): number {
  return Math.round(Math.min(1_000 * 2 ** (attemptsMade - 1), LONGEST_WAIT_MS) * (1 - 0.2 * random));
}

/** One prefix a service, in braces: in Redis Cluster all keys of its queues share a slot. */
export function prefixOf(service: string): string {
  return `{${service}}`;
}
