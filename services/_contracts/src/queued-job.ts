import { testRedisUrl, waitFor } from "@souk/chassis/testing";
import { Redis } from "ioredis";
import type { Db } from "mongodb";
import type { ProducedJob } from "./verify.ts";

export interface QueuedEvent {
  /** The producer's database, which has the event log. */
  readonly db: Db;
  readonly type: string;
  /** The aggregate that the event is about. */
  readonly subject: string;
  /** Which of its events, from 1. */
  readonly sequence: number;
  readonly subscriber: string;
}

/**
 * Waits until the relay has logged the event and the publisher has put it into a queue of the subscriber, and
 * reads the job where it lies. The queue's name is found, not presumed: it is part of the pact.
 */
export async function queuedJob({ db, type, subject, sequence, subscriber }: QueuedEvent): Promise<ProducedJob> {
  const redis = new Redis(testRedisUrl());
  try {
    const prefix = `{${subscriber}}:`;
    let key: string | undefined;
    const isThere = async () => {
      const event = await db.collection("events").findOne({ type, subject, seq: BigInt(sequence) });
      [key] = event ? await redis.keys(`${prefix}*:${event.eventId}`) : [];
      return key !== undefined;
    };
    await waitFor(isThere, { what: `a job of ${subscriber} of event ${sequence} (${type}) of ${subject}` });
    const found = key ?? "";
    const { name = "", data = "null" } = await redis.hgetall(found);
    return { queue: found.slice(prefix.length, found.lastIndexOf(":")), name, data: JSON.parse(data) };
  } finally {
    redis.disconnect();
  }
}
