import assert from "node:assert/strict";
import { logged } from "../../test/suites/event-log.suite.ts";
import { createMetrics, type Metrics } from "../metrics/index.ts";
import {
  type FakePorts,
  fakePorts,
  MemoryEventLog,
  MemoryLease,
  MemoryOutbox,
  MemoryQueue,
  recordingLogger,
  testContract,
  waitFor,
} from "../testing/index.ts";
import { type EventEnvelope, toEnvelope } from "./envelope.ts";
import { createOutbound, type Outbound, queueNameOf, subscriptionsOf } from "./outbound.ts";
import { outboxOfNew, outboxUpdate, toRows } from "./outbox.ts";
import type { Mark, SubscriberQueue } from "./ports.ts";

const TYPE = "test.v1.Happened";
const DAY_MS = 24 * 3_600_000;

describe("outbound events", () => {
  let ports: FakePorts;
  let outbox: MemoryOutbox;
  let log: MemoryEventLog;
  let queues: MemoryQueue[];
  let outbound: Outbound;
  let metrics: Metrics;
  const logger = recordingLogger();
  const leases = new Map();

  beforeEach(() => {
    ports = fakePorts();
    metrics = createMetrics();
    outbox = new MemoryOutbox();
    log = new MemoryEventLog();
    queues = [new MemoryQueue("one.happened", [TYPE]), new MemoryQueue("two.happened", [TYPE])];
    leases.clear();
    const lease = new MemoryLease(leases, "relay", "me", ports.clock);
    outbound = createOutbound({ outbox, log, lease, queues, logger, metrics, ports });
  });
  afterEach(() => outbound.stop());

  const write = (subject = "a") => outbox.write(subject, [{ type: TYPE, data: { x: 1 } }], ports);
  const delivered = () => queues.map((queue) => queue.jobs().length);

  it("go to every subscriber's queue as soon as the writer wakes the relay", async () => {
    await outbound.start();
    write();
    outbound.wake();
    await waitFor(() => delivered().join() === "1,1");
    assert.equal(ports.clock.now(), fakePorts().clock.now(), "no time had to pass");
    const text = await metrics.render();
    assert(text.includes(`souk_events_total{stage="logged",event_type="${TYPE}"} 1`));
    assert(text.includes(`souk_events_total{stage="published",event_type="${TYPE}"} 2`));
    assert(text.includes('souk_event_publish_lag_seconds_count{queue="one.happened"} 1'));
  });

  it("reach a stream that watches as soon as they are logged, though a queue is down", async () => {
    for (const queue of queues) queue.mark = () => Promise.reject(new Error("Redis is away"));
    await outbound.start();
    const over = new AbortController();
    const stream = outbound.watch.after(await outbound.watch.end(), over.signal);
    const next = stream.next();
    await waitFor(async () => (await metrics.render()).includes("souk_event_watchers 1"));
    write("b");
    outbound.wake();
    assert.deepEqual(
      (await next).value?.map(({ subject }) => subject),
      ["b"],
    );
    over.abort();
    await stream.next();
    assert((await metrics.render()).includes("souk_event_watchers 0"));
  });

  it("go out within a quarter of a second though nobody wakes the relay", async () => {
    await outbound.start();
    await ports.clock.advance(1);
    write();
    await ports.clock.advance(250);
    await waitFor(() => delivered().join() === "1,1");
  });

  it("are not held up in the log, nor in other queues, by a queue that is down", async () => {
    const [first] = queues as [MemoryQueue];
    first.mark = () => Promise.reject(new Error("Redis is away"));
    await outbound.start();
    write();
    outbound.wake();
    await waitFor(() => delivered()[1] === 1);
    assert.deepEqual([log.rows().length, delivered()[0]], [1, 0]);
    assert(logger.lines.some(({ fields }) => fields.component === "publisher one.happened"));
  });

  it("wait while another process holds the lease", async () => {
    const other = new MemoryLease(leases, "relay", "other", ports.clock);
    await other.hold();
    await outbound.start();
    write();
    outbound.wake();
    await ports.clock.advance(1_000);
    assert.equal(log.rows().length, 0);
  });

  it("free the lease when they stop", async () => {
    await outbound.start();
    await ports.clock.advance(1);
    assert(leases.has("relay"));
    await outbound.stop();
    assert(!leases.has("relay"));
  });

  it("are kept for a week, and longer for a queue that does not have them yet", async () => {
    await publishThree();
    const logId = (await log.head()).logId;
    await trimAfter(60_000, { logId, n: 3n });
    assert.equal((await log.head()).floor, 0n);
    await trimAfter(8 * DAY_MS, { logId, n: 1n });
    assert.equal((await log.head()).floor, 1n, "the slow queue's mark stands at 1");
    await trimAfter(60_000, { logId, n: 3n });
    assert.equal((await log.head()).floor, 2n, "the last row always stays");
  });

  it("are not trimmed while a queue has no mark of this log", async () => {
    await publishThree();
    await trimAfter(8 * DAY_MS, undefined);
    await trimAfter(8 * DAY_MS, { logId: "another log", n: 3n });
    assert.equal((await log.head()).floor, 0n);
  });

  async function publishThree(): Promise<void> {
    await outbound.start();
    for (const subject of ["a", "b", "c"]) write(subject);
    outbound.wake();
    await waitFor(() => delivered().join() === "3,3");
    await outbound.stop();
  }

  /** Starts anew at a later time, which trims at once, with one queue up to date and one whose mark is given. */
  async function trimAfter(ms: number, mark: Mark | undefined): Promise<void> {
    await ports.clock.advance(ms);
    const lease = new MemoryLease(leases, "relay", `after ${ms}`, ports.clock);
    const [upToDate] = queues as [MemoryQueue];
    const slow: SubscriberQueue = {
      ...{ name: "slow", types: new Set([TYPE]), mark: async () => mark, add: async () => undefined },
      moveMark: () => Promise.reject(new Error("too slow")),
    };
    const next = createOutbound({
      outbox,
      log,
      lease,
      queues: [upToDate, slow],
      logger,
      metrics: createMetrics(),
      ports,
    });
    await next.start();
    await ports.clock.advance(1);
    await next.stop();
  }
});

describe("subscriptions", () => {
  it("follow from the contract", () => {
    assert.deepEqual(subscriptionsOf(testContract(), "souk.catalog.v1"), [
      { queue: "inventory.product-changed", subscriber: "inventory", type: "souk.catalog.v1.ProductChanged" },
    ]);
    assert.deepEqual(subscriptionsOf(testContract(), "souk.nothing.v1"), []);
  });

  it("name their queue after subscriber and event", () => {
    assert.equal(queueNameOf("search", "souk.catalog.v1.PriceChanged"), "search.price-changed");
    assert.equal(queueNameOf("x", "a.v1.Level2Reached"), "x.level2-reached");
  });
});

describe("an event", () => {
  const ports = fakePorts({ now: 1_000 });
  const events = [
    { type: TYPE, data: { a: 1 } },
    { type: TYPE, data: { a: 2 } },
  ];

  it("becomes a row with an id, the next number and the time", () => {
    const rows = toRows(4n, events, ports, "00-trace");
    assert.deepEqual(
      rows.map(({ seq }) => seq),
      [5n, 6n],
    );
    assert.deepEqual(rows[0], {
      id: "id-000001",
      type: TYPE,
      seq: 5n,
      time: new Date(1_000),
      traceparent: "00-trace",
      json: '{"a":1}',
    });
    assert(!("traceparent" in (toRows(0n, events, ports)[0] ?? {})));
  });

  it("goes into a new document, and into an update, under its number", () => {
    const rows = toRows(0n, events, ports);
    assert.deepEqual(outboxOfNew(rows), {
      seq: 2n,
      outbox: { 1: rows[0], 2: rows[1] },
      outboxAt: new Date(1_000),
    });
    assert.deepEqual(outboxUpdate(rows), {
      $set: { seq: 2n, "outbox.1": rows[0], "outbox.2": rows[1] },
      $min: { outboxAt: new Date(1_000) },
    });
  });

  it("leaves no trace in a document where there is none", () => {
    assert.deepEqual([outboxOfNew([]), outboxUpdate([])], [{ seq: 0n }, { $set: {} }]);
  });

  it("travels under the names of CloudEvents", () => {
    const envelope: EventEnvelope = toEnvelope("souk/test", logged(3, { json: '{"a":1}', traceparent: "00-trace" }));
    assert.deepEqual(envelope, {
      ...{ id: "e-3", source: "souk/test", type: TYPE, subject: "p-1", sequence: 3, traceparent: "00-trace" },
      ...{ time: "2026-01-01T03:00:00.000Z", data: { a: 1 } },
    });
    assert(!("traceparent" in toEnvelope("souk/test", logged(3))));
  });
});
