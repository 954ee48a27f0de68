import assert from "node:assert/strict";
import { Queue } from "bullmq";
import { type EventEnvelope, MongoInbox } from "../../src/events/index.ts";
import type { Component } from "../../src/lifecycle/index.ts";
import { systemPorts } from "../../src/ports/index.ts";
import { createConsumer, createSubscriberQueue, type EventHandler, prefixOf } from "../../src/queues/index.ts";
import { createRedis, type RedisConnection } from "../../src/redis/index.ts";
import {
  recordingLogger,
  silentLogger,
  type TestMongo,
  testEssentials,
  testMongo,
  testRedisUrl,
  uniqueName,
  waitFor,
} from "../../src/testing/index.ts";
import { logged } from "../suites/event-log.suite.ts";
import { describeSubscriberQueue } from "../suites/subscriber-queue.suite.ts";

const TYPE = "test.v1.Happened";

describe("queues in Redis", () => {
  let producer: RedisConnection;
  let consumer: RedisConnection;
  let mongo: TestMongo;
  const closing: Component[] = [];
  const { tracer } = testEssentials();

  before(async () => {
    mongo = await testMongo();
    producer = createRedis({ url: testRedisUrl(), logger: silentLogger(), use: "producer" });
    consumer = createRedis({ url: testRedisUrl(), logger: silentLogger(), use: "consumer" });
    await Promise.all([producer.start(), consumer.start()]);
    await waitFor(() => producer.isUp() && consumer.isUp());
  });
  afterEach(async () => {
    for (const component of closing.splice(0).toReversed()) await component.stop();
  });
  after(async () => {
    await Promise.all([producer.stop(), consumer.stop(), mongo.close()]);
  });

  function names() {
    const subscriber = uniqueName("s");
    return { subscriber, queue: `${subscriber}.happened` };
  }

  function openQueue({ subscriber, queue }: ReturnType<typeof names>) {
    const opened = createSubscriberQueue({
      source: "test",
      subscriber,
      queue,
      types: new Set([TYPE]),
      redis: producer.redis,
      tracer,
    });
    closing.push(opened);
    return opened;
  }

  function bull({ subscriber, queue }: ReturnType<typeof names>): Queue {
    const opened = new Queue(queue, { connection: producer.redis, prefix: prefixOf(subscriber) });
    closing.push({ name: "look", start: async () => undefined, stop: () => opened.close() });
    return opened;
  }

  async function consume(
    { subscriber, queue }: ReturnType<typeof names>,
    handle: EventHandler,
    logger = silentLogger(),
  ) {
    const opened = createConsumer({
      ...{ ...testEssentials({ logger }), service: subscriber, queue, handle, redis: consumer.redis },
      inbox: new MongoInbox(mongo.db, systemPorts().clock),
    });
    closing.push(opened);
    await opened.start();
    return opened;
  }

  describeSubscriberQueue("in Redis", async () => {
    const named = names();
    const queue = openQueue(named);
    const look = bull(named);
    return {
      queue,
      jobs: async () => (await look.getJobs()).map(({ id }) => id ?? ""),
      flush: async () => {
        for (const key of await producer.redis.keys(`{${named.subscriber}}*`)) await producer.redis.del(key);
      },
    };
  });

  it("carry an event to its consumer as it was written", async () => {
    const named = names();
    const received: EventEnvelope[] = [];
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    await consume(named, async (event, context) => {
      assert.equal(context.requestId, event.id);
      assert.equal(context.traceparent?.slice(0, 35), traceparent.slice(0, 35));
      received.push(event);
    });
    const id = uniqueName("e");
    await openQueue(named).add([logged(1, { id, traceparent })]);
    await waitFor(() => received.length === 1);
    const time = logged(1).time.toISOString();
    const [{ traceparent: under, ...event } = {}] = received;
    assert.deepEqual(event, { id, source: "souk/test", type: TYPE, subject: "p-1", time, sequence: 1, data: { n: 1 } });
    assert.equal(under?.slice(0, 35), traceparent.slice(0, 35));
  });

  it("bring each event's effect about exactly once, though each comes three times, shuffled, to two consumers", async () => {
    const named = names();
    const effects = mongo.db.collection<{ _id: string; times: number }>(uniqueName("effects"));
    let handled = 0;
    const handle: EventHandler = async ({ id }) => {
      handled++;
      await effects.insertOne({ _id: id, times: 1 }).catch((error) => assert.equal(error.code, 11000));
    };
    await Promise.all([consume(named, handle), consume(named, handle)]);
    const events = Array.from({ length: 30 }, (_, i) => logged(i + 1, { id: uniqueName(`e${i}-`) }));
    const look = bull(named);
    const jobs = events.flatMap((event) =>
      [0, 1, 2].map((n) => ({
        name: TYPE,
        data: { ...event, n: undefined, seq: undefined, data: {} },
        opts: { jobId: `${event.id}-${n}` },
      })),
    );
    await look.addBulk(
      jobs
        .map((job, i) => [(i * 37) % jobs.length, job] as const)
        .sort(([a], [b]) => a - b)
        .map(([, job]) => job),
    );
    await waitFor(async () => (await look.getJobCounts("completed")).completed === 90, {
      timeoutMs: 10_000,
      what: "all jobs",
    });
    assert.equal(await effects.countDocuments(), 30);
    assert(handled >= 30 && handled < 90, `the inbox spared nothing: ${handled}`);
  });

  it("try a failing job again, and keep it as a dead letter once its attempts are used up", async () => {
    const named = names();
    const logger = recordingLogger();
    let attempts = 0;
    await consume(named, async () => Promise.reject(new Error(`attempt ${++attempts}`)), logger);
    const look = bull(named);
    const { id, ...rest } = { ...logged(1), id: uniqueName("e"), n: undefined, seq: undefined };
    const opts = {
      jobId: id,
      attempts: 3,
      backoff: { type: "fixed", delay: 10 },
      removeOnFail: false,
    };
    await look.add(TYPE, { id, ...rest }, opts);
    await waitFor(async () => (await look.getJobCounts("failed")).failed === 1, { timeoutMs: 10_000 });
    assert.equal(attempts, 3);
    const dead = await look.getJob(id);
    assert.equal(dead?.failedReason, "attempt 3");
    const told = logger.lines
      .filter(({ level }) => level !== "debug")
      .map(({ level, message }) => `${level}: ${message}`);
    assert.deepEqual(told, [
      ...["warn: job failed; it will be tried again", "warn: job failed; it will be tried again"],
      "error: job is dead; it is kept until redriven",
    ]);
    await openQueue(named).add([logged(1, { id })]);
    assert.equal((await look.getJobCounts("waiting")).waiting, 0, "a kept dead job blocks its own id");
  });

  it("wait with the backoff of the house before the second attempt", async () => {
    const named = names();
    const startedAt = performance.now();
    const at: number[] = [];
    await consume(named, async () => {
      at.push(performance.now() - startedAt);
      if (at.length === 1) throw new Error("once");
    });
    await openQueue(named).add([logged(1, { id: uniqueName("e") })]);
    await waitFor(() => at.length === 2);
    const waited = (at[1] ?? 0) - (at[0] ?? 0);
    assert(waited > 700 && waited < 2_500, `${waited} ms`);
  });

  it("let the job in work finish when the consumer drains, and take no other", async () => {
    const named = names();
    const { promise, resolve } = Promise.withResolvers<void>();
    let [begun, ended] = [0, 0];
    const consumer_ = await consume(named, async () => {
      begun++;
      await promise;
      ended++;
    });
    const queue = openQueue(named);
    await queue.add([logged(1, { id: uniqueName("e") })]);
    await waitFor(() => begun === 1);
    const drained = consumer_.drain();
    resolve();
    await drained;
    await queue.add([logged(2, { id: uniqueName("e") })]);
    assert.deepEqual([begun, ended], [1, 1]);
    assert.equal(await bull(named).getWaitingCount(), 1);
  });

  it("tell a handler that does not end to give up when the consumer is stopped", async () => {
    const named = names();
    let reason: unknown;
    let begun = false;
    const stuck = await consume(named, async (_, { signal }) => {
      begun = true;
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    });
    await openQueue(named).add([logged(1, { id: uniqueName("e") })]);
    await waitFor(() => begun);
    const startedAt = performance.now();
    await stuck.stop().catch((error) => {
      reason = error;
    });
    assert.equal(reason, undefined);
    assert(performance.now() - startedAt < 3_000);
  });
});
