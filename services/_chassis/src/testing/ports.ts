import type { Checkpoint, Clock, Ids, Ports, Random, Sleep } from "../ports/index.ts";

/** Time that passes only when it is told to. */
export interface FakeClock extends Clock {
  /** Moves time on and wakes those whose sleep is over, in order; resolves once they have had their turn. */
  advance(ms: number): Promise<void>;
  /** How many sleep at this moment. */
  sleepers(): number;
}

export interface FakePorts extends Ports {
  readonly clock: FakeClock;
  /** The checkpoints passed, in order. */
  readonly checkpoints: string[];
  /** Has `hook` called at each checkpoint; it may throw or wait. */
  onCheckpoint(hook: Checkpoint): void;
}

export interface FakePortsOptions {
  /** Milliseconds since 1970. @defaultValue 2026-01-01T00:00:00Z */
  readonly now?: number;
  /** @defaultValue 1 */
  readonly seed?: number;
}

/** Ports without surprises: the clock stands still, ids count (`id-000001`, sortable), numbers follow from the seed. */
export function fakePorts({ now = Date.UTC(2026, 0, 1), seed = 1 }: FakePortsOptions = {}): FakePorts {
  const { clock, sleep } = fakeTime(now);
  const checkpoints: string[] = [];
  let hook: Checkpoint = () => undefined;
  return {
    clock,
    sleep,
    ids: countingIds("id"),
    random: seededRandom(seed),
    checkpoints,
    checkpoint: (name) => {
      checkpoints.push(name);
      return hook(name);
    },
    onCheckpoint: (next) => {
      hook = next;
    },
  };
}

/** `<prefix>-000001`, `<prefix>-000002`, … */
export function countingIds(prefix: string): Ids {
  let count = 0;
  return { next: () => `${prefix}-${String(++count).padStart(6, "0")}` };
}

/** Mulberry32: the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

function fakeTime(start: number): { clock: FakeClock; sleep: Sleep } {
  let now = start;
  const sleepers = new Set<Sleeper>();

  async function advance(ms: number): Promise<void> {
    const end = now + ms;
    for (;;) {
      const due = [...sleepers].filter(({ until }) => until <= end).sort((a, b) => a.until - b.until)[0];
      if (!due) break;
      now = Math.max(now, due.until);
      due.wake();
      await turn(); // who wakes may lie down again before the end
    }
    now = end;
    await turn();
  }

  const sleep: Sleep = (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        sleepers.delete(sleeper);
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      const sleeper: Sleeper = { until: now + ms, wake };
      sleepers.add(sleeper);
      signal?.addEventListener("abort", wake, { once: true });
    });

  return { clock: { now: () => now, advance, sleepers: () => sleepers.size }, sleep };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
