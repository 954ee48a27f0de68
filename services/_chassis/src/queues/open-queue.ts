import { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { JOB_OPTIONS, prefixOf } from "./job-options.ts";

/** A BullMQ queue with this house's rules. Not before it is needed: BullMQ connects when a queue is constructed. */
export function openQueue(name: string, service: string, redis: Redis): Queue {
  const queue = new Queue(name, {
    connection: redis,
    prefix: prefixOf(service),
    defaultJobOptions: JOB_OPTIONS,
    skipWaitingForReady: true,
    skipVersionCheck: true,
  });
  queue.on("error", () => undefined); // the connection's owner logs; without a listener it would end the process
  return queue;
}
