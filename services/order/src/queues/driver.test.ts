import assert from "node:assert/strict";
import { runInContext } from "@souk/chassis/context";
import { fakePorts, silentLogger, waitFor } from "@souk/chassis/testing";
import { context } from "../../test/support/mothers.ts";
import { Driver } from "./driver.ts";

/** A driver whose orders are driven for as long as the test wants. */
function openDriver({ most = 32, mostInLine = 100 } = {}) {
  const driven: string[] = [];
  const handedOver: string[] = [];
  const signals: AbortSignal[] = [];
  const traces: (string | undefined)[] = [];
  const ends = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  let atWork = 0;
  let mostAtWork = 0;
  const driver = new Driver({
    drive: async (orderId, { signal, traceparent }) => {
      driven.push(orderId);
      signals.push(signal);
      traces.push(traceparent);
      atWork += 1;
      mostAtWork = Math.max(mostAtWork, atWork);
      await new Promise<void>((resolve, reject) => ends.set(orderId, { resolve, reject })).finally(() => {
        atWork -= 1;
      });
    },
    handOver: async (orderId) => void handedOver.push(orderId),
    ...{ clock: fakePorts().clock, logger: silentLogger() },
    ...{ most, mostInLine },
  });
  const end = async (orderId: string, error?: Error) => {
    await waitFor(() => ends.has(orderId));
    const { resolve, reject } = ends.get(orderId) ?? {};
    ends.delete(orderId);
    if (error) reject?.(error);
    else resolve?.();
  };
  return { driver, driven, handedOver, signals, traces, end, mostAtWork: () => mostAtWork };
}

describe("the driver of orders", () => {
  it("drives an order by one at a time, and once more where it was woken meanwhile, however often", async () => {
    const { driver, driven, end, mostAtWork } = openDriver();
    for (let n = 0; n < 5; n++) driver.wake("o-1");
    await end("o-1");
    await waitFor(() => driven.length === 2);
    await end("o-1");
    await driver.drain();
    assert.deepEqual([driven, mostAtWork()], [["o-1", "o-1"], 1]);
  });

  it("drives different orders at the same time", async () => {
    const { driver, end, mostAtWork } = openDriver();
    driver.wake("o-1");
    driver.wake("o-2");
    assert.equal(mostAtWork(), 2);
    await Promise.all([end("o-1"), end("o-2"), driver.drain()]);
  });

  for (let ticks = 0; ticks < 10; ticks++) {
    it(`loses nobody's wake that comes ${ticks} ticks after a drive's end`, async () => {
      const driven: string[] = [];
      let isOver: () => void = () => undefined;
      const driver = new Driver({
        drive: async (orderId) => {
          if (driven.push(orderId) === 1) await new Promise<void>((resolve) => (isOver = resolve));
        },
        ...{ handOver: async () => undefined, clock: fakePorts().clock, logger: silentLogger() },
      });
      driver.wake("o-1");
      isOver();
      for (let n = 0; n < ticks; n++) await undefined;
      driver.wake("o-1");
      await waitFor(() => driven.length === 2, { timeoutMs: 1_000 });
    });
  }

  it("has what is too much at a time stand in line, each once and in the trace of who woke it", async () => {
    const { driver, driven, traces, end, mostAtWork } = openDriver({ most: 1 });
    const wakeIn = (traceparent: string, orderId: string) =>
      runInContext({ ...context(), traceparent }, () => driver.wake(orderId));
    wakeIn("trace-1", "o-1");
    wakeIn("trace-2", "o-2");
    wakeIn("trace-3", "o-3");
    wakeIn("trace-4", "o-2");
    for (const orderId of ["o-1", "o-2", "o-3"]) await end(orderId);
    await driver.drain();
    assert.deepEqual(driven, ["o-1", "o-2", "o-3"]);
    assert.deepEqual(traces, ["trace-1", "trace-2", "trace-3"]);
    assert.equal(mostAtWork(), 1);
  });

  it("goes on with its line though an order in it was begun by a job meanwhile", async () => {
    const { driver, driven, end } = openDriver({ most: 1 });
    driver.wake("o-1");
    driver.wake("o-2");
    driver.wake("o-3");
    const job = driver.run("o-2", context());
    await end("o-1");
    await end("o-2");
    await job;
    await end("o-3");
    await driver.drain();
    assert.deepEqual(driven, ["o-1", "o-2", "o-3"]);
  });

  it("hands over what is too much for its line", async () => {
    const { driver, driven, handedOver, end } = openDriver({ most: 1, mostInLine: 1 });
    for (const orderId of ["o-1", "o-2", "o-3"]) driver.wake(orderId);
    assert.deepEqual([driven, handedOver], [["o-1"], ["o-3"]]);
    await end("o-1");
    await end("o-2");
    await driver.drain();
  });

  it("hands over its line when it drains", async () => {
    const { driver, driven, handedOver, end } = openDriver({ most: 1 });
    for (const orderId of ["o-1", "o-2", "o-3"]) driver.wake(orderId);
    await Promise.all([end("o-1"), driver.drain()]);
    assert.deepEqual([driven, handedOver], [["o-1"], ["o-2", "o-3"]]);
  });

  it("lets whoever asks it to run an order wait for its end", async () => {
    const { driver, driven, end } = openDriver();
    driver.wake("o-1");
    let isOver = false;
    const run = driver.run("o-1", context()).then(() => {
      isOver = true;
    });
    await end("o-1");
    await waitFor(() => driven.length === 2);
    assert.equal(isOver, false, "the second round is his");
    await end("o-1");
    await run;
  });

  it("drives an order again after a drive that has failed", async () => {
    const { driver, driven, end } = openDriver();
    const failed = assert.rejects(driver.run("o-1", context()), /store/);
    await end("o-1", new Error("the store is away"));
    await failed;
    driver.wake("o-1");
    await Promise.all([end("o-1"), driver.drain()]);
    assert.equal(driven.length, 2);
  });

  it("takes nothing more when it drains, and waits for what is at work", async () => {
    const { driver, driven, end } = openDriver();
    driver.wake("o-1");
    const drained = driver.drain();
    driver.wake("o-2");
    await end("o-1");
    await drained;
    assert.deepEqual(driven, ["o-1"]);
  });

  it("ends what is at work when it stops", async () => {
    const { driver, signals, end } = openDriver();
    driver.wake("o-1");
    const stopped = driver.stop();
    assert.equal(signals[0]?.aborted, true);
    await end("o-1");
    await stopped;
  });
});
