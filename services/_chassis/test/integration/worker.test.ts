import assert from "node:assert/strict";
import { MongoServerError } from "mongodb";
import { sharedError } from "../../src/errors/index.ts";
import type { Component } from "../../src/lifecycle/index.ts";
import {
  createJobQueue,
  createQueueAdmin,
  createSchedule,
  createWorker,
  prefixOf,
  type TakenJob,
} from "../../src/queues/index.ts";
import { createRedis, type RedisConnection } from "../../src/redis/index.ts";
import {
  type OwnRedis,
  recordingLogger,
  silentLogger,
  startOwnRedis,
  startTcpProxy,
  testEssentials,
  testRedisUrl,
  uniqueName,
  waitFor,
} from "../../src/testing/index.ts";

describe("workers", () => {
  const essentials = testEssentials();
  const closing: Component[] = [];

  afterEach(async () => {
    for (const component of closing.splice(0).toReversed()) await component.stop();
  });

  async function open<C extends Component>(component: C): Promise<C> {
    closing.push(component);
    await component.start();
    return component;
  }

  async function connect(use: "producer" | "consumer", url = testRedisUrl()): Promise<RedisConnection> {
    const connection = await open(createRedis({ url, logger: silentLogger(), use }));
    await waitFor(() => connection.isUp());
    return connection;
  }

  function names() {
    const service = uniqueName("w");
    return { service, queue: `${service}.do-work` };
  }

  it("get each job's id, data and trace", async () => {
    const named = names();
    const taken: TakenJob[] = [];
    const { redis } = await connect("consumer");
    await open(createWorker({ ...essentials, ...named, redis, handle: async (job) => void taken.push(job) }));
    const queue = await open(createJobQueue({ ...named, redis: (await connect("producer")).redis }));
    await queue.add("job-1", { importId: "i" });
    await queue.add("job-1", { importId: "again" });
    await waitFor(() => taken.length > 0);
    assert.deepEqual([taken.length, taken[0]?.id, taken[0]?.attempts], [1, "job-1", 0]);
    assert.deepEqual(taken[0]?.data, { importId: "i" });
  });

  it("give a job up when its time is over, even if its handler does not", async () => {
    const named = names();
    const logger = recordingLogger();
    const { redis } = await connect("consumer");
    const never = () => new Promise<void>(() => undefined);
    await open(createWorker({ ...essentials, ...named, logger, redis, timeoutMs: 100, handle: never }));
    const queue = await open(createJobQueue({ ...named, redis: (await connect("producer")).redis }));
    await queue.add("endless", {});
    await waitFor(() => logger.lines.some(({ message }) => message === "job failed; it will be tried again"));
  });

  for (const how of ["stop", "freeze"] as const) {
    it(`stop soon though Redis ${how === "stop" ? "is away" : "hangs"}`, async () => {
      const redis = await startOwnRedis();
      const connection = createRedis({ url: redis.url, logger: silentLogger(), use: "consumer" });
      await connection.start();
      const handle = async () => undefined;
      const worker = createWorker({ ...essentials, ...names(), redis: connection.redis, handle });
      await worker.start();
      await waitFor(() => connection.isUp());
      await redis[how]();
      const startedAt = performance.now();
      await worker.stop();
      assert.ok(performance.now() - startedAt < 2_000);
      await connection.stop();
      if (how === "freeze") redis.thaw();
      await redis.stop();
    });
  }

  it("that have gone deaf are made anew, and take the jobs that wait", async function () {
    this.timeout(15_000);
    const named = names();
    const proxy = await startTcpProxy(Number(new URL(testRedisUrl()).port));
    const { redis } = await connect("consumer", `redis://127.0.0.1:${proxy.port}`);
    const logger = recordingLogger();
    let taken = 0;
    await open(createWorker({ ...essentials, ...named, logger, redis, handle: async () => void taken++ }));
    const producer = await connect("producer");
    const queue = await open(createJobQueue({ ...named, redis: producer.redis }));
    await queue.add("before", {});
    const completed = `${prefixOf(named.service)}:${named.queue}:completed`;
    await waitFor(async () => (await producer.redis.zcard(completed)) === 1); // its end would bring the next one with it
    assert.equal(taken, 1);
    proxy.swallow((n) => n > 0); // all but the connection that is given in: the worker's own, which waits for jobs
    proxy.heal();
    await queue.add("after", {});
    await waitFor(() => taken === 2, { timeoutMs: 10_000, what: "the new worker to take the job" });
    assert(logger.lines.some(({ message }) => message.includes("made anew")));
    await proxy.stop();
  });

  it("are left alone while they work on one long job", async function () {
    this.timeout(15_000);
    const named = names();
    const logger = recordingLogger();
    const { redis } = await connect("consumer");
    const { promise, resolve } = Promise.withResolvers<void>();
    await open(createWorker({ ...essentials, ...named, logger, redis, concurrency: 1, handle: () => promise }));
    const queue = await open(createJobQueue({ ...named, redis: (await connect("producer")).redis }));
    await queue.add("long", {});
    await queue.add("waits", {});
    await essentials.ports.sleep(4_500); // longer than an idle worker is left alone
    assert(!logger.lines.some(({ message }) => message.includes("made anew")));
    resolve();
  });
});

describe("dead letters", () => {
  const essentials = testEssentials();
  let producer: RedisConnection;
  let consumer: RedisConnection;

  before(async () => {
    producer = createRedis({ url: testRedisUrl(), logger: silentLogger(), use: "producer" });
    consumer = createRedis({ url: testRedisUrl(), logger: silentLogger(), use: "consumer" });
    await Promise.all([producer.start(), consumer.start()]);
    await waitFor(() => producer.isUp() && consumer.isUp());
  });
  after(() => Promise.all([producer.stop(), consumer.stop()]));

  it("are counted, shown, and put back with all their attempts", async () => {
    const service = uniqueName("d");
    const queue = `${service}.do-work`;
    const admin = createQueueAdmin({ service, queues: [queue], redis: producer.redis });
    const jobs = createJobQueue({ service, queue, redis: producer.redis });
    let broken = true;
    const attempts: number[] = [];
    const handle = async (job: TakenJob) => {
      attempts.push(job.attempts);
      if (broken) throw sharedError("UNAVAILABLE", "provider is away");
    };
    const worker = createWorker({ ...essentials, service, queue, redis: consumer.redis, handle });
    await worker.start();
    await Promise.all(["a", "b"].map((id) => jobs.add(id, { type: "t", subject: id }, { attempts: 1 })));
    await waitFor(async () => (await admin.list())[0]?.dead === 2);
    const { letters, total } = await admin.deadLetters(queue, 1);
    assert.deepEqual([letters.length, total, letters[0]?.failure, letters[0]?.attempts], [1, 2, "provider is away", 1]);
    broken = false;
    assert.equal(await admin.redrive(queue, ["a", "nobody"]), 1);
    assert.equal(await admin.redrive(queue), 1);
    assert.equal(await admin.redrive(queue), 0);
    await waitFor(() => attempts.length === 4);
    assert.deepEqual(attempts, [0, 0, 0, 0]);
    await waitFor(async () => (await admin.list())[0]?.dead === 0);
    for (const part of [worker, jobs, admin]) await part.stop();
  });

  it("are put back once, though each dies again at once; what MongoDB quoted of a document is not told", async () => {
    const service = uniqueName("d");
    const queue = `${service}.do-work`;
    const admin = createQueueAdmin({ service, queues: [queue], redis: producer.redis });
    const jobs = createJobQueue({ service, queue, redis: producer.redis });
    const handle = async () => {
      throw new MongoServerError({ message: 'E11000 dup key: { email: "ada@example.com" }', code: 11000 });
    };
    const worker = createWorker({ ...essentials, service, queue, redis: consumer.redis, handle });
    await worker.start();
    const ids = Array.from({ length: 150 }, (_, i) => `job-${i}`); // more than one batch
    await Promise.all(ids.map((id) => jobs.add(id, {}, { attempts: 1 })));
    const areDead = async () => (await admin.list())[0]?.dead === ids.length;
    await waitFor(areDead);
    assert.equal(await admin.redrive(queue), ids.length);
    await waitFor(areDead);
    const { letters } = await admin.deadLetters(queue, 1);
    assert.equal(letters[0]?.failure, "MongoServerError 11000");
    for (const part of [worker, jobs, admin]) await part.stop();
  });
});

describe("a schedule", () => {
  const essentials = testEssentials();
  let redis: OwnRedis;

  before(async () => {
    redis = await startOwnRedis();
  });
  after(() => redis.stop());

  it("runs once a turn for all replicas, and again after Redis has forgotten it", async function () {
    this.timeout(20_000);
    const connection = createRedis({ url: redis.url, logger: silentLogger(), use: "consumer" });
    await connection.start();
    let runs = 0;
    const replica = () =>
      createSchedule({
        ...essentials,
        ...{ service: "s", queue: "s.sweep", everyMs: 300, redis: connection.redis, run: async () => void runs++ },
      });
    const replicas = [replica(), replica()];
    for (const each of replicas) await each.start();
    const startedAt = performance.now();
    await waitFor(() => runs >= 4, { timeoutMs: 10_000 });
    assert.ok(performance.now() - startedAt > 3 * 300 - 150, `${runs} runs in ${performance.now() - startedAt} ms`);
    await redis.restart(); // empty
    const before = runs;
    await waitFor(() => runs >= before + 2, { timeoutMs: 10_000 });
    for (const each of replicas) await each.stop();
    await connection.stop();
  });
});
