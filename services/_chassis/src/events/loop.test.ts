import assert from "node:assert/strict";
import { fakePorts, recordingLogger } from "../testing/index.ts";
import { createLoop } from "./loop.ts";
import { Wake } from "./wake.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("a loop", () => {
  function looping(round: () => Promise<boolean>, restMs = 0) {
    const { clock, sleep } = fakePorts();
    const logger = recordingLogger();
    return {
      clock,
      logger,
      loop: createLoop({ name: "test", idleMs: 250, retryMs: 500, restMs, round, sleep, logger }),
    };
  }

  it("runs at once while there is more to do, and waits when there is not", async () => {
    let rounds = 0;
    const { clock, loop } = looping(async () => ++rounds < 3);
    await loop.start();
    await turn();
    assert.equal(rounds, 3);
    await clock.advance(249);
    assert.equal(rounds, 3);
    await clock.advance(1);
    assert.equal(rounds, 4);
    await loop.stop();
  });

  it("is woken before its time, also while it is at work", async () => {
    let rounds = 0;
    const { loop } = looping(async () => {
      if (++rounds === 2) loop.wake();
      return false;
    });
    await loop.start();
    await turn();
    assert.equal(rounds, 1);
    loop.wake();
    await turn();
    assert.equal(rounds, 3);
    await loop.stop();
  });

  it("rests after a round, so that what comes meanwhile is done in one", async () => {
    let rounds = 0;
    const { clock, loop } = looping(async () => ++rounds === 2, 20);
    await loop.start();
    await turn();
    assert.equal(rounds, 1);
    loop.wake();
    await turn();
    assert.equal(rounds, 2, "one that had nothing to do begins at once");
    for (let i = 0; i < 5; i++) loop.wake();
    await clock.advance(19);
    assert.equal(rounds, 2);
    await clock.advance(1);
    assert.equal(rounds, 4, "and once more for the wakes");
    await loop.stop();
  });

  it("survives errors: it tells them and tries again after a while", async () => {
    let rounds = 0;
    const { clock, logger, loop } = looping(async () => {
      if (++rounds === 1) throw new Error("store down");
      return false;
    });
    await loop.start();
    await turn();
    assert.deepEqual(
      logger.lines.map(({ level, fields }) => [level, fields.component]),
      [["warn", "test"]],
    );
    await clock.advance(499);
    assert.equal(rounds, 1);
    await clock.advance(1);
    assert.equal(rounds, 2);
    await loop.stop();
  });

  it("ends after the round it is in", async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    let stopped = false;
    const { loop } = looping(() => promise);
    await loop.start();
    const stopping = loop.drain?.(new AbortController().signal).then(() => {
      stopped = true;
    });
    await turn();
    assert.equal(stopped, false);
    resolve(true);
    await stopping;
    await loop.stop();
  });

  it("may be stopped without having been started", async () => {
    await looping(async () => false).loop.stop();
  });
});

describe("a wake", () => {
  it("counts for the next wait when nobody waits, and only once", async () => {
    const { clock, sleep } = fakePorts();
    const wake = new Wake(sleep);
    const { signal } = new AbortController();
    wake.wake();
    wake.wake();
    await wake.wait(1_000, signal);
    let ended = false;
    const second = wake.wait(1_000, signal).then(() => {
      ended = true;
    });
    await turn();
    assert.equal(ended, false);
    await clock.advance(1_000);
    await second;
  });

  it("leaves no sleeper behind", async () => {
    const { clock, sleep } = fakePorts();
    const wake = new Wake(sleep);
    const waiting = wake.wait(60_000, new AbortController().signal);
    wake.wake();
    await waiting;
    assert.equal(clock.sleepers(), 0);
  });
});
