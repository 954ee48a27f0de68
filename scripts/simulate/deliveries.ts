import type { RequestContext } from "@souk/chassis/context";
import { type EventEnvelope, type Inbox, type LoggedEvent, Publisher, Relay, toEnvelope } from "@souk/chassis/events";
import { MemoryLease } from "@souk/chassis/testing";
import type { InboxRows, Outgoing } from "./durable.ts";
import type { Incarnation } from "./incarnation.ts";
import type { Mutation } from "./mutation.ts";
import { contextOf } from "./network.ts";
import type { Subscription } from "./redis.ts";
import { loop } from "./replicas.ts";

const RELAY_MS = 500;
const PUBLISH_MS = 1_000;
const CONSUME_MS = 400;
const JOB_MS = 30_000;

/** Outbox → event log → queue, as createOutbound does it, but in turns. */
export function tell(
  incarnation: Incarnation,
  service: "order" | "payment",
  { outbox, log, leases }: Outgoing,
  subscription: Subscription,
  mutation: Mutation,
): void {
  const { clock } = incarnation.surroundings.timeline;
  const lease = incarnation.reaching(new MemoryLease(leases, "outbound", incarnation.name, clock), `${service}.lease`);
  const reached = incarnation.reaching(log, `${service}.log`);
  const waiting = incarnation.reaching(outbox, `${service}.outbox`);
  const checkpoint = () => incarnation.turn();
  const relay = new Relay({
    ...{ outbox: mutation.outbox?.(waiting) ?? waiting, log: reached, lease, checkpoint, onLogged: () => undefined },
  });
  const publisher = new Publisher({
    ...{ log: reached, queue: incarnation.reaching(subscription.queue, "redis"), checkpoint },
    onPublished: () => undefined,
  });
  loop(incarnation, RELAY_MS, () => relay.round());
  loop(incarnation, PUBLISH_MS, async () => (await lease.hold()) && publisher.round());
}

/** Takes jobs in any order, some of them twice. */
export function consume(
  incarnation: Incarnation,
  source: string,
  subscription: Subscription,
  inbox: Inbox,
  handle: (event: EventEnvelope, context: RequestContext) => Promise<void>,
): void {
  const { timeline, tally, story } = incarnation.surroundings;
  const take = async (job: LoggedEvent) => {
    const event = toEnvelope(`souk/${source}`, job);
    story.tell(incarnation.name, `takes ${job.type} of ${job.subject}`);
    await inbox.once(subscription.queue.name, event, () => handle(event, contextOf(incarnation, JOB_MS)));
    subscription.finish(job);
  };
  loop(incarnation, CONSUME_MS, async () => {
    const again = timeline.chance(incarnation.surroundings.weather.jobTwice);
    const jobs = subscription.open(again);
    if (jobs.length === 0) return;
    if (again) tally.duplicates++;
    await take(timeline.oneOf(jobs));
  });
}

/** As MongoDB's: the row is written after the effect. */
export function inboxOver(incarnation: Incarnation, rows: InboxRows, mutation: Mutation): Inbox {
  const reached = incarnation.reaching(rows, "inbox");
  const inbox: Inbox = {
    once: async (consumer, { id }, effect) => {
      const row = `${consumer}~${id}`;
      if (await reached.has(row)) return false;
      await effect();
      await reached.add(row);
      return true;
    },
    sweep: async () => undefined,
  };
  return mutation.inbox?.(inbox, reached) ?? inbox;
}
