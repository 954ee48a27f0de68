import type { Clock, Random } from "@souk/chassis/ports";
import { seededRandom } from "@souk/chassis/testing";

/** Something that happens at a moment; those of one moment happen in the order in which they were planned. */
interface Moment {
  readonly at: number;
  readonly n: number;
  readonly happen: () => void;
}

const START = Date.UTC(2026, 0, 1);

/**
 * Virtual time: whatever happens is planned for a moment, and between two moments everything that follows from the first one has
 * happened. The same seed gives the same story.
 */
export class Timeline {
  readonly random: Random;
  readonly clock: Clock = { now: () => this.#now };
  readonly #moments: Moment[] = [];
  #now = START;
  #planned = 0;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  chance(probability: number): boolean {
    return this.random.next() < probability;
  }

  /** A whole number in [from, to]. */
  between(from: number, to: number): number {
    return from + Math.floor(this.random.next() * (to - from + 1));
  }

  oneOf<T>(choices: readonly T[]): T {
    return choices[this.between(0, choices.length - 1)] as T;
  }

  elapsed(): number {
    return this.#now - START;
  }

  after(ms: number, happen: () => void): void {
    const moment = { at: this.#now + ms, n: this.#planned++, happen };
    let child = this.#moments.push(moment) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!isBefore(moment, this.#moments[parent] as Moment)) break;
      this.#moments[child] = this.#moments[parent] as Moment;
      child = parent;
    }
    this.#moments[child] = moment;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Lets time pass until it is over, or there is nothing more to come. */
  run(isOver: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      // Ticks come after every promise that follows from the moment, and cost a tenth of what timers do.
      const later = () => process.nextTick(turn);
      const turn = () => {
        try {
          const next = isOver() ? undefined : this.#next();
          if (!next) return resolve();
          this.#now = next.at;
          next.happen();
        } catch (error) {
          return reject(error);
        }
        queueMicrotask(later);
      };
      turn();
    });
  }

  #next(): Moment | undefined {
    const first = this.#moments[0];
    const last = this.#moments.pop();
    if (first !== undefined && last !== undefined && first !== last) this.#sink(last);
    return first;
  }

  #sink(moment: Moment): void {
    const all = this.#moments;
    let parent = 0;
    for (;;) {
      let child = 2 * parent + 1;
      if (child >= all.length) break;
      if (child + 1 < all.length && isBefore(all[child + 1] as Moment, all[child] as Moment)) child++;
      if (!isBefore(all[child] as Moment, moment)) break;
      all[parent] = all[child] as Moment;
      parent = child;
    }
    all[parent] = moment;
  }
}

function isBefore(a: Moment, b: Moment): boolean {
  return a.at < b.at || (a.at === b.at && a.n < b.n);
}
