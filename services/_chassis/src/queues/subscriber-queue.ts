import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { type LoggedEvent, type Mark, type SubscriberQueue, toEnvelope } from "../events/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Tracer } from "../tracing/index.ts";
import { prefixOf } from "./job-options.ts";
import { openQueue } from "./open-queue.ts";

/**
 * KEYS[1] the mark · KEYS[2…] the jobs added
 * ARGV[1] the mark as it was, or "" · ARGV[2] the mark as it shall be
 * Returns 1 when the mark was moved. A restore between add and mark changes the mark or takes jobs away; all of them are
 * looked for, since a publisher that woke late may have put the last ones back.
 */
const MOVE_MARK = `
local mark = redis.call("GET", KEYS[1]) or ""
if mark ~= ARGV[1] then return 0 end
if #KEYS > 1 and redis.call("EXISTS", unpack(KEYS, 2)) < #KEYS - 1 then return 0 end
redis.call("SET", KEYS[1], ARGV[2])
return 1
`;

export interface SubscriberQueueOptions {
  /** The publishing service: `catalog`. */
  readonly source: string;
  /** The service that consumes: `inventory`. */
  readonly subscriber: string;
  /** `inventory.product-changed`. */
  readonly queue: string;
  readonly types: ReadonlySet<string>;
  readonly redis: Redis;
  readonly tracer: Tracer;
}

/** A subscriber's BullMQ queue with the publisher's mark in the same slot of the same Redis. */
export function createSubscriberQueue(options: SubscriberQueueOptions): SubscriberQueue & Component {
  const { source, subscriber, queue: name, types, redis, tracer } = options;
  const prefix = prefixOf(subscriber);
  let opened: Queue | undefined;
  const markKey = `${prefix}:${name}:mark:${source}`;

  async function mark(): Promise<Mark | undefined> {
    return parseMark(await redis.get(markKey));
  }

  async function add(events: readonly LoggedEvent[]): Promise<void> {
    opened ??= openQueue(name, subscriber, redis);
    await opened.addBulk(
      events.map((event) => ({
        name: event.type,
        data: toEnvelope(`souk/${source}`, traced(event)),
        opts: { jobId: event.id },
      })),
    );
  }

  /** The way from the write to the queue is a span, and what the consumer does belongs under it. */
  function traced(event: LoggedEvent): LoggedEvent {
    if (!event.traceparent) return event;
    const attributes = { "messaging.destination.name": name, "messaging.message.id": event.id };
    const options = { parent: event.traceparent, attributes, startTime: event.time };
    const span = tracer.span(`publish ${name}`, { role: "PRODUCER", ...options });
    span.end();
    return { ...event, traceparent: span.traceparent };
  }

  async function moveMark(from: Mark | undefined, to: Mark, added: readonly LoggedEvent[]): Promise<boolean> {
    const keys = [markKey, ...added.map(({ id }) => `${prefix}:${name}:${id}`)];
    return (await redis.eval(MOVE_MARK, keys.length, ...keys, formatMark(from), formatMark(to))) === 1;
  }

  return {
    name,
    types,
    mark,
    add,
    moveMark,
    start: async () => undefined,
    stop: async () => void (await opened?.close().catch(() => undefined)),
  };
}

function formatMark(mark: Mark | undefined): string {
  return mark ? `${mark.logId}.${mark.n}` : "";
}

function parseMark(text: string | null): Mark | undefined {
  const parts = /^(.+)\.(\d+)$/.exec(text ?? "");
  return parts?.[1] && parts[2] ? { logId: parts[1], n: BigInt(parts[2]) } : undefined;
}
