import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { Priority } from "@souk/proto/souk/options/v1/policy";
import { ConcurrencyLimit } from "./concurrency-limit.ts";

/** A service that does ten calls at a time, each in 20 ms, and lets the others wait: 500 a second. Time is simulated. */
class Service {
  readonly #clock: { now: number };
  readonly #freeAt = Array<number>(10).fill(0);
  #ends: { readonly at: number; readonly end: () => void }[] = [];

  constructor(clock: { now: number }) {
    this.#clock = clock;
  }

  call(): Promise<void> {
    const worker = this.#freeAt.indexOf(Math.min(...this.#freeAt));
    const at = Math.max(this.#freeAt[worker] as number, this.#clock.now) + 20;
    this.#freeAt[worker] = at;
    return new Promise((end) => this.#ends.push({ at, end }));
  }

  /** Lets time pass, and ends what has ended until then. */
  async passTo(time: number): Promise<void> {
    for (const { at, end } of this.#ends.filter((call) => call.at <= time)) {
      this.#clock.now = at;
      end();
      await setImmediate();
    }
    this.#ends = this.#ends.filter(({ at }) => at > time);
    this.#clock.now = time;
  }
}

describe("the limit of calls at a time", () => {
  const clock = { now: 0 };
  let limit: ConcurrencyLimit;
  let service: Service;
  beforeEach(() => {
    clock.now = 0;
    service = new Service(clock);
    limit = new ConcurrencyLimit(
      () => undefined,
      () => clock.now,
    );
  });
  /** So many calls a second, whatever becomes of them. */
  async function load(perSecond: number, seconds: number) {
    const outcome = { done: 0, refused: 0, slowestMs: 0 };
    const begin = clock.now;
    for (let i = 0; i < perSecond * seconds; i++) {
      await service.passTo(begin + (i * 1_000) / perSecond);
      const begunAt = clock.now;
      const done = () => {
        outcome.done++;
        outcome.slowestMs = Math.max(outcome.slowestMs, clock.now - begunAt);
      };
      void limit.run(Priority.CHECKOUT, () => service.call()).then(done, () => outcome.refused++);
    }
    return outcome;
  }

  it("refuses nobody below what the service can do", async () => {
    assert.equal((await load(400, 10)).refused, 0);
  });

  it("keeps the service busy and quick when three times as much comes as it can do", async () => {
    await load(1_500, 5); // until it has learned
    const { done, slowestMs } = await load(1_500, 20);
    assert(done >= 0.95 * 500 * 20, `${done} done`);
    assert(slowestMs < 300, `${slowestMs} ms`);
  });

  it("has recovered a second after", async () => {
    await load(1_500, 20);
    await load(400, 1);
    assert.equal((await load(400, 5)).refused, 0);
  });

  it("refuses the less important first, and the critical never", async () => {
    const never = () => new Promise<void>(() => undefined);
    const isTaken = (priority: Priority) =>
      Promise.race([
        limit.run(priority, never).then(
          () => true,
          () => false,
        ),
        setImmediate(true),
      ]);
    const fill = async (priority: Priority) => {
      let taken = 0;
      while (await isTaken(priority)) taken++;
      return taken;
    };
    const order = [await fill(Priority.BACKGROUND), await fill(Priority.BROWSE), await fill(Priority.CHECKOUT)];
    assert.deepEqual(order, [240, 100, 60]);
    assert.equal(await isTaken(Priority.CHECKOUT), false);
    for (const priority of [Priority.CRITICAL, Priority.UNSPECIFIED]) assert(await isTaken(priority));
  });
});
