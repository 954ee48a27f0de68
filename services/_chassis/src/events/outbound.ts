import type { Contract } from "../contract/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Lease } from "../mongo/index.ts";
import type { Essentials } from "../ports/index.ts";
import type { LoggedEvent } from "./envelope.ts";
import { createLoop, type Loop } from "./loop.ts";
import type { EventLog, OutboxStore, SubscriberQueue } from "./ports.ts";
import { Publisher } from "./publisher.ts";
import { Relay } from "./relay.ts";
import { type EventWatch, LogWatch } from "./watch.ts";

const POLL_MS = 250;
/** What comes within so long of a round is done in one; the first event after a pause waits for nothing. */
const REST_MS = 50;
const MARK_LOOK_MS = 1_000;
const RETRY_MS = 500;
const TRIM_EVERY_MS = 60_000;
const KEPT_MS = 7 * 24 * 3_600_000;

export interface OutboundOptions extends Omit<Essentials, "contract" | "tracer"> {
  readonly outbox: OutboxStore;
  readonly log: EventLog;
  readonly lease: Lease;
  readonly queues: readonly SubscriberQueue[];
}

/** How far a queue has got in the log. */
export interface SubscriberReport {
  readonly queue: string;
  /** Whether its Redis answered. */
  readonly reachable: boolean;
  readonly published: bigint;
}

/** How far a service's events have got. */
export interface OutboundReport {
  /** Whether this process is the one that moves them. */
  readonly relays: boolean;
  /** When the oldest event was written that is not in the log yet. */
  readonly oldestWaitingAt: Date | undefined;
  readonly tail: bigint;
  readonly floor: bigint;
  readonly subscribers: readonly SubscriberReport[];
}

export interface Outbound extends Component {
  /** The event log, for streams that tell callers what happens. */
  readonly watch: EventWatch;
  report(): Promise<OutboundReport>;
  /** Called by whoever wrote an outbox row; polling would find it too, a quarter of a second later. */
  wake(): void;
}

/** Outbox → event log → queues, each in a loop of its own, so that a queue that is down holds up neither log nor streams. */
export function createOutbound(options: OutboundOptions): Outbound {
  const { outbox, log, lease, queues, logger, metrics, ports } = options;
  const { checkpoint, clock, sleep } = ports;
  const shared = { sleep, logger, retryMs: RETRY_MS, restMs: REST_MS };
  const publishing: Loop[] = queues.map((queue) => {
    const publisher = new Publisher({ log, queue, checkpoint, onPublished: (events) => measure(events, queue.name) });
    const round = async () => (await lease.hold()) && publisher.round();
    return createLoop({ ...shared, name: `publisher ${queue.name}`, idleMs: MARK_LOOK_MS, round });
  });
  const watch = watchOf(options);
  const relay = new Relay({ outbox, log, lease, checkpoint, onLogged });
  const relaying = createLoop({ ...shared, name: "relay", idleMs: POLL_MS, round: () => relay.round() });
  const trimming = createLoop({ ...shared, name: "log trim", idleMs: TRIM_EVERY_MS, round: trim });
  const loops = [relaying, ...publishing, trimming];

  function onLogged(events: readonly LoggedEvent[]): void {
    for (const { type } of events) metrics.events.inc({ stage: "logged", event_type: type });
    for (const publisher of publishing) publisher.wake();
    watch.wake();
  }

  function measure(events: readonly LoggedEvent[], queue: string): void {
    for (const { type, time } of events) {
      metrics.events.inc({ stage: "published", event_type: type });
      metrics.publishLag.observe({ queue }, (clock.now() - time.getTime()) / 1000);
    }
  }

  /** Rows go after 7 days, but never before every subscriber has them. */
  async function trim(): Promise<boolean> {
    if (!(await lease.hold())) return false;
    const { logId } = await log.head();
    const marks = await Promise.all(queues.map((queue) => queue.mark()));
    if (marks.some((mark) => mark?.logId !== logId)) return false;
    const old = await log.lastBefore(new Date(clock.now() - KEPT_MS));
    const upTo = marks.reduce((least, mark) => (mark && mark.n < least ? mark.n : least), old);
    await log.trim(upTo);
    return false;
  }

  const all = (verb: "start" | "stop") => async () => {
    await Promise.all(loops.map((loop) => loop[verb]()));
  };
  return {
    name: "outbound events",
    watch,
    report: () => reportOf(options),
    wake: () => relaying.wake(),
    start: all("start"),
    stop: async () => {
      await all("stop")();
      await lease.drop().catch(() => undefined); // the next holder need not wait for its end
    },
  };
}

function watchOf({ log, metrics, ports }: OutboundOptions): LogWatch {
  const watch = new LogWatch({ log, sleep: ports.sleep });
  metrics.gauge("souk_event_watchers", "Streams that follow the event log.", [], () => [[{}, watch.watchers]]);
  return watch;
}

async function reportOf({ outbox, log, lease, queues }: OutboundOptions): Promise<OutboundReport> {
  const [waiting] = await outbox.pending(1);
  const [tail, { floor }] = [await log.tail(), await log.head()];
  const subscribers = await Promise.all(queues.map(subscriberReport));
  return { relays: lease.isHeld(), oldestWaitingAt: waiting?.rows[0]?.time, tail, floor, subscribers };
}

async function subscriberReport(queue: SubscriberQueue): Promise<SubscriberReport> {
  try {
    const mark = await queue.mark();
    return { queue: queue.name, reachable: true, published: mark?.n ?? 0n };
  } catch {
    return { queue: queue.name, reachable: false, published: 0n };
  }
}

/** The queues that the contract names for a package's events: `<subscriber>.<event-kebab>` and the types in each. */
export function subscriptionsOf(contract: Contract, protoPackage: string) {
  const events = contract.eventsOf(protoPackage);
  return events.flatMap(({ type, policy }) =>
    policy.subscribers.map((subscriber) => ({ queue: queueNameOf(subscriber, type), subscriber, type })),
  );
}

/** `inventory.product-changed` for inventory and `souk.catalog.v1.ProductChanged`. */
export function queueNameOf(subscriber: string, type: string): string {
  const name = type.slice(type.lastIndexOf(".") + 1);
  return `${subscriber}.${name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase()}`;
}
