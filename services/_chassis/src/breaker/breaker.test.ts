import assert from "node:assert/strict";
import { mock } from "node:test";
import fc from "fast-check";
import { type BreakerModel, breakerSteps, runStep } from "../../test/support/breaker-model.ts";
import { AppError } from "../errors/index.ts";
import { recordingLogger, testEssentials } from "../testing/index.ts";
import { BREAKER_SETTINGS, type Breaker, createBreaker } from "./breaker.ts";

class Fault extends Error {}
class NoAnswer extends Error {}

/** Cockatiel reads the system's clock; here it stands until it is moved. */
function freezeTime() {
  mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 0, 1) });
}

describe("a breaker", () => {
  const logger = recordingLogger();
  let breaker: Breaker;
  let metrics: ReturnType<typeof testEssentials>["metrics"];

  beforeEach(() => {
    freezeTime();
    logger.lines.length = 0;
    const essentials = testEssentials({ logger });
    metrics = essentials.metrics;
    breaker = createBreaker({
      ...essentials,
      name: "catalog",
      isFault: (error) => error instanceof Fault,
      isNoAnswer: (error) => error instanceof NoAnswer,
    });
  });
  afterEach(() => mock.timers.reset());

  const up = () => breaker.run(async () => "answer");
  const fail = (error: Error = new Fault("down")) => breaker.run(() => Promise.reject(error));
  const expectUp = async () => assert.equal(await up(), "answer");
  const expectFault = () => assert.rejects(fail(), Fault);
  const expectRefused = () =>
    assert.rejects(fail(), (error) => error instanceof AppError && error.reason === "BREAKER_OPEN");
  const advance = (ms: number) => mock.timers.tick(ms);
  const times = async (count: number, step: () => Promise<unknown>) => {
    for (let i = 0; i < count; i++) await step();
  };
  const open = () => times(BREAKER_SETTINGS.leastCalls, expectFault);

  it("lets calls through while they are answered", async () => {
    await times(100, expectUp);
    assert.deepEqual([breaker.status().state, breaker.status().calls], ["CLOSED", 100]);
  });

  it("opens when more than three quarters of the last twenty calls were faults", async () => {
    await times(20, expectUp);
    await times(15, expectFault);
    assert.equal(breaker.status().state, "CLOSED");
    await expectFault();
    assert.equal(breaker.status().state, "OPEN");
    await expectRefused();
  });

  it("does not judge by fewer than ten calls", async () => {
    await times(9, expectFault);
    assert.equal(breaker.status().state, "CLOSED");
    await expectFault();
    await expectRefused();
  });

  it("takes what is refused with reason for an answer", async () => {
    await times(50, () => assert.rejects(fail(new Error("not found")), /not found/));
    await expectUp();
  });

  it("says when to ask again, and for whom it stands", async () => {
    await open();
    await assert.rejects(up(), { reason: "BREAKER_OPEN", retryAfterMs: 1_000, metadata: { target: "catalog" } });
  });

  it("closes after three trial calls that were answered", async () => {
    await open();
    advance(999);
    await expectRefused();
    advance(1);
    await times(2, expectUp);
    assert.equal(breaker.status().state, "HALF_OPEN");
    await expectUp();
    assert.equal(breaker.status().state, "CLOSED");
  });

  it("opens again when most trial calls fail, and tries again after the same time", async () => {
    await open();
    advance(1_000);
    await expectUp();
    await times(2, expectFault);
    await expectRefused();
    advance(1_000);
    await times(3, expectUp);
    assert.equal(breaker.status().state, "CLOSED");
  });

  it("lets exactly three trial calls through at a time; the others hear at once", async () => {
    await open();
    advance(1_000);
    let begun = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const calls = Array.from({ length: 100 }, () =>
      breaker.run(() => {
        begun += 1;
        return promise;
      }),
    );
    const outcomes = Promise.allSettled(calls);
    await assert.rejects(calls[3] as Promise<void>, { reason: "BREAKER_OPEN" });
    assert.equal(begun, 3);
    resolve();
    assert.equal((await outcomes).filter(({ status }) => status === "fulfilled").length, 3);
    await expectUp();
  });

  it("is not closed by trial calls whose callers went away", async () => {
    await open();
    advance(1_000);
    await times(2, () => assert.rejects(fail(new NoAnswer()), NoAnswer));
    await expectRefused();
  });

  it("stays tripped, however much time passes, until it is reset", async () => {
    breaker.trip("maintenance");
    advance(10 * BREAKER_SETTINGS.openMs);
    await times(5, expectRefused);
    assert.deepEqual([breaker.status().state, breaker.status().cause], ["TRIPPED", "maintenance"]);
    breaker.reset("done");
    await expectUp();
    assert.equal(breaker.status().state, "CLOSED");
  });

  it("once reset forgets the calls that had opened it", async () => {
    await open();
    breaker.reset("mended");
    await times(8, expectFault);
    await expectUp();
  });

  it("tripped twice is reset once", async () => {
    breaker.trip("a");
    breaker.trip("b");
    assert.equal(breaker.status().cause, "b");
    breaker.reset("c");
    await expectUp();
  });

  it("tells each change once, with its cause and the counts until then", async () => {
    await open();
    await expectRefused();
    advance(1_000);
    await times(3, expectUp);
    breaker.trip("by hand");
    breaker.reset("by hand, too");
    const told = logger.lines.map(({ level, fields: { before, state, cause, calls, faults, refused } }) => {
      return [level, `${before} → ${state}`, cause, calls, faults, refused];
    });
    assert.deepEqual(told, [
      ["warn", "CLOSED → OPEN", "too many calls failed, the last with: down", 10, 10, 0],
      ["info", "OPEN → HALF_OPEN", "open for 1000 ms: trial calls", 0, 0, 1],
      ["info", "HALF_OPEN → CLOSED", "trial calls were answered", 3, 0, 0],
      ["warn", "CLOSED → TRIPPED", "by hand", 0, 0, 0],
      ["info", "TRIPPED → CLOSED", "by hand, too", 0, 0, 0],
    ]);
    const text = await metrics.render();
    assert(text.includes('souk_breaker_state{target="catalog",state="CLOSED"} 1'));
    assert(text.includes('souk_breaker_changes_total{target="catalog",state="OPEN"} 1'));
    assert(text.includes('souk_breaker_refusals_total{target="catalog"} 1'));
  });
});

describe("the state machine of a breaker", () => {
  beforeEach(freezeTime);
  afterEach(() => mock.timers.reset());

  it("behaves as its model does over 100,000 random steps", async function () {
    this.timeout(60_000);
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(breakerSteps(1_000), async (sequence) => {
        const real = createBreaker({
          ...testEssentials(),
          name: "model",
          isFault: (error) => error instanceof Fault,
          isNoAnswer: () => false,
        });
        const model: BreakerModel = { state: "CLOSED", window: [], openedAt: 0, trials: [], now: 0 };
        for (const step of sequence) {
          await runStep(step, model, real, {
            fault: () => new Fault(),
            advance: (ms) => mock.timers.tick(ms),
          });
          steps += 1;
        }
      }),
      { numRuns: 100 },
    );
    assert.ok(steps >= 100_000, `${steps} steps`);
  });
});
