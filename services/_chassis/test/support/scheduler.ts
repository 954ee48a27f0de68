import type { Clock, Random } from "../../src/ports/index.ts";
import { seededRandom } from "../../src/testing/index.ts";

/** What a process of the simulation dies of, or what a store's lost reply looks like. */
export class Crash extends Error {
  override readonly name = "Crash";
}

interface Waiting {
  readonly actor: string;
  readonly go: () => void;
}

const LONGEST_STEP_MS = 400;
const CRASH_CHANCE = 0.04;
const STALL_CHANCE = 0.02;

/**
 * Runs actors one step at a time in an order that the seed decides: an actor waits at each `step` until it is its turn.
 * Between two turns time passes, actors fall into stalls of any length, and steps throw.
 */
export class Scheduler {
  readonly random: Random;
  readonly clock: Clock = { now: () => this.#now };
  /** While true, steps may throw and actors may stall. */
  chaos = true;
  readonly #waiting: Waiting[] = [];
  readonly #stalledUntil = new Map<string, number>();
  #now = 1_000_000;
  #turn = 0;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  chance(probability: number): boolean {
    return this.random.next() < probability;
  }

  /** A whole number in [0, end). */
  below(end: number): number {
    return Math.floor(this.random.next() * end);
  }

  /** Waits for the actor's turn, and may throw. */
  async step(actor: string): Promise<void> {
    await new Promise<void>((go) => this.#waiting.push({ actor, go }));
    if (this.chaos && this.chance(CRASH_CHANCE)) throw new Crash("here");
  }

  /** Gives one actor its turn. */
  async turn(): Promise<void> {
    this.#turn++;
    this.#now += this.below(LONGEST_STEP_MS);
    const ready = this.#waiting.filter(({ actor }) => !this.#isStalled(actor));
    const next = ready[this.below(ready.length)];
    if (next) {
      if (this.chaos && this.chance(STALL_CHANCE)) this.#stalledUntil.set(next.actor, this.#turn + this.below(120));
      this.#waiting.splice(this.#waiting.indexOf(next), 1);
      next.go();
    }
    await new Promise((resolve) => setImmediate(resolve)); // everything that follows from this turn happens now
  }

  #isStalled(actor: string): boolean {
    return this.chaos && (this.#stalledUntil.get(actor) ?? 0) > this.#turn;
  }

  /** The same object, but each call of it waits for its turn before and after its effect, and may throw at either. */
  faulty<T extends object>(target: T, actor: string): T {
    return new Proxy(target, {
      get: (_, key) => {
        const member = Reflect.get(target, key) as unknown;
        if (typeof member !== "function") return member;
        return async (...args: unknown[]) => {
          await this.step(actor);
          const result: unknown = await Reflect.apply(member, target, args);
          await this.step(actor);
          return result;
        };
      },
    });
  }
}
