import assert from "node:assert/strict";
import {
  createOutbound,
  type EventEnvelope,
  MongoEventLog,
  MongoInbox,
  MongoOutbox,
  type Outbound,
  type OutboxDocument,
  outboxOfNew,
  outboxUpdate,
  toRows,
} from "../../src/events/index.ts";
import type { Component } from "../../src/lifecycle/index.ts";
import { MongoLease } from "../../src/mongo/index.ts";
import { systemPorts } from "../../src/ports/index.ts";
import { createConsumer, createSubscriberQueue } from "../../src/queues/index.ts";
import { createRedis, type RedisConnection } from "../../src/redis/index.ts";
import {
  freePort,
  type OwnRedis,
  recordingLogger,
  silentLogger,
  startOwnRedis,
  type TestMongo,
  testEssentials,
  testMongo,
  waitFor,
} from "../../src/testing/index.ts";

const TYPE = "test.v1.Happened";

describe("events from a document to an effect, over MongoDB and Redis", () => {
  const ports = systemPorts();
  const { metrics, tracer } = testEssentials();
  let mongo: TestMongo;
  let redis: OwnRedis;
  let outbound: Outbound;
  const opened: Component[] = [];
  const written: string[] = [];

  const aggregates = () => mongo.db.collection<OutboxDocument>("aggregates");
  const effects = () => mongo.db.collection<{ _id: string; subject: string; times: number }>("effects");

  async function open<C extends Component>(component: C): Promise<C> {
    opened.push(component);
    await component.start();
    return component;
  }
  const connection = (use: "producer" | "consumer") =>
    open(createRedis({ url: redis.url, logger: silentLogger(), use }));

  before(async () => {
    [mongo, redis] = await Promise.all([testMongo(), startOwnRedis()]);
    await mongo.db.collection("aggregates").createIndex({ outboxAt: 1 }, { sparse: true });
    const producer = await connection("producer");
    const queue = await open(
      createSubscriberQueue({
        source: "shop",
        subscriber: "stock",
        queue: "stock.happened",
        types: new Set([TYPE]),
        redis: producer.redis,
        tracer,
      }),
    );
    outbound = createOutbound({
      ...{
        outbox: new MongoOutbox(aggregates()),
        log: new MongoEventLog(mongo.db, ports.ids),
        queues: [queue],
      },
      ...{
        lease: new MongoLease(mongo.db, "relay", "me", ports.clock),
        logger: silentLogger(),
        metrics,
        ports,
      },
    });
    await open(outbound);
    const consumers = await connection("consumer");
    const inbox = new MongoInbox(mongo.db, ports.clock);
    const handle = async ({ id, subject }: EventEnvelope) => {
      await effects()
        .insertOne({ _id: id, subject, times: 1 })
        .catch((error) => assert.equal(error.code, 11000));
    };
    for (const _ of ["first", "second"]) {
      await open(
        createConsumer({
          ...{ service: "stock", queue: "stock.happened", handle, inbox, redis: consumers.redis },
          ...{ logger: silentLogger(), metrics, ports, tracer },
        }),
      );
    }
  });
  after(async () => {
    for (const component of opened.toReversed()) await component.stop();
    await redis.stop();
    await mongo.close();
  });

  async function write(subject: string, count: number): Promise<void> {
    const old = await aggregates().findOne({ _id: subject });
    const events = Array.from({ length: count }, (_, i) => ({ type: TYPE, data: { i } }));
    const rows = toRows(old?.seq ?? 0n, events, ports);
    if (!old) await aggregates().insertOne({ _id: subject, v: 1n, ...outboxOfNew(rows) });
    else await aggregates().updateOne({ _id: subject }, { ...outboxUpdate(rows), $inc: { v: 1n } });
    written.push(...rows.map(({ id }) => id));
    outbound.wake();
  }

  async function expectAllEffects(): Promise<void> {
    await waitFor(async () => (await effects().countDocuments()) === written.length, {
      timeoutMs: 10_000,
      what: "every effect",
    });
    const ids = (await effects().find().toArray()).map(({ _id }) => _id);
    assert.deepEqual(ids.sort(), [...written].sort());
  }

  it("arrive", async () => {
    await Promise.all(["a", "b", "c"].map((subject) => write(subject, 3)));
    await expectAllEffects();
  });

  it("arrive although Redis is flushed in between", async () => {
    for (let round = 0; round < 5; round++) {
      await write("a", 4);
      await redis.flush();
    }
    await expectAllEffects();
  });

  it("arrive although Redis is killed and comes back empty", async function () {
    this.timeout(30_000);
    await write("b", 5);
    await redis.kill();
    await write("b", 5);
    const log = new MongoEventLog(mongo.db, ports.ids);
    await waitFor(async () => (await log.tail()) === BigInt(written.length), {
      what: "the log, which needs no Redis",
    });
    await redis.restart();
    await expectAllEffects();
  });

  it("are spared the second time by the inbox, which is swept after eight days", async () => {
    const inbox = new MongoInbox(mongo.db, ports.clock);
    const event = { id: "e-1", subject: "a" } as EventEnvelope;
    let runs = 0;
    const effect = async () => void runs++;
    const ran = [
      await inbox.once("one", event, effect),
      await inbox.once("one", event, effect),
      await inbox.once("two", event, effect),
    ];
    assert.deepEqual([ran, runs], [[true, false, true], 2]);
    await assert.rejects(
      inbox.once("three", event, () => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(await inbox.once("three", event, effect), true, "what failed is done again");
    await inbox.sweep();
    assert.equal(await inbox.once("one", event, effect), false);
    await new MongoInbox(mongo.db, { now: () => Date.now() + 9 * 24 * 3_600_000 }).sweep();
    assert.equal(await inbox.once("one", event, effect), true);
  });
});

describe("a connection to Redis", () => {
  let own: OwnRedis;
  before(async () => {
    own = await startOwnRedis();
  });
  after(() => own.stop());

  async function timed(work: Promise<unknown>): Promise<number> {
    const startedAt = performance.now();
    await assert.rejects(work);
    return performance.now() - startedAt;
  }
  const queueOn = ({ redis }: RedisConnection) =>
    createSubscriberQueue({
      source: "shop",
      subscriber: "late",
      queue: "late.happened",
      types: new Set([TYPE]),
      redis,
      tracer: testEssentials().tracer,
    });

  it("of a producer fails within half a second while Redis is away, and works once it is there", async () => {
    const logger = recordingLogger();
    await own.kill();
    const producer = createRedis({ url: own.url, logger, use: "producer" });
    await producer.start();
    const queue = queueOn(producer);
    const event = { n: 1n, id: "e-1", subject: "a", type: TYPE, seq: 1n, time: new Date(), json: "{}" };
    assert((await timed(queue.mark())) < 500);
    assert((await timed(queue.add([event]))) < 500);
    assert((await timed(queue.moveMark(undefined, { logId: "l", n: 1n }, []))) < 500);
    assert.equal(producer.isUp(), false);
    await own.restart();
    await waitFor(() => producer.isUp());
    await queue.add([event]);
    assert.equal(await queue.moveMark(undefined, { logId: "l", n: 1n }, [event]), true);
    await queue.stop();
    await producer.stop();
    assert.deepEqual(
      logger.lines.map(({ level }) => level),
      ["warn", "info"],
    );
  });

  it("of a producer gives up on a Redis that does not answer", async function () {
    this.timeout(15_000);
    const producer = createRedis({ url: own.url, logger: silentLogger(), use: "producer" });
    await producer.start();
    await waitFor(() => producer.isUp());
    own.freeze();
    assert((await timed(producer.redis.ping())) < 6_000);
    own.thaw();
    await producer.stop();
  });

  it("is down while Redis hangs, and up again after", async () => {
    const consumer = createRedis({ url: own.url, logger: silentLogger(), use: "consumer" });
    await consumer.start();
    await waitFor(() => consumer.isUp());
    own.freeze();
    await waitFor(() => !consumer.isUp());
    own.thaw();
    await waitFor(() => consumer.isUp());
    await consumer.stop();
  });

  it("lets no pings pile up while Redis is away", async () => {
    const consumer = createRedis({
      url: `redis://127.0.0.1:${await freePort()}`,
      logger: silentLogger(),
      use: "consumer",
    });
    let pings = 0;
    let attempts = 0;
    consumer.redis.ping = async () => {
      pings += 1;
      return "PONG" as const;
    };
    consumer.redis.on("reconnecting", () => {
      attempts += 1;
    });
    await consumer.start();
    await waitFor(() => attempts >= 6); // their waits add up to more than two looks
    await consumer.stop();
    assert.equal(pings, 0);
  });

  it("of a consumer waits until Redis is back", async function () {
    this.timeout(15_000);
    const consumer = createRedis({ url: own.url, logger: silentLogger(), use: "consumer" });
    await consumer.start();
    await waitFor(() => consumer.isUp());
    await own.kill();
    await waitFor(() => !consumer.isUp());
    const answer = consumer.redis.ping();
    await own.restart();
    assert.equal(await answer, "PONG");
    await consumer.stop();
  });
});
