import { randomUUIDv7 } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

/** Milliseconds since 1970. */
export interface Clock {
  now(): number;
}

/** Makes ids that nobody had before. */
export interface Ids {
  next(): string;
}

/** Numbers in [0, 1). */
export interface Random {
  next(): number;
}

/** Waits; ends early, without an error, when the signal aborts. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/**
 * Called between two steps whose order matters. Does nothing in production;
 * a proof kills the process here, or holds it up.
 */
export type Checkpoint = (name: string) => void | Promise<void>;

/** The outside world as far as it is not a store or a peer. Given in, so that a test decides what time it is. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly sleep: Sleep;
  readonly checkpoint: Checkpoint;
}

export function systemPorts(): Ports {
  return {
    clock: { now: () => Date.now() },
    ids: { next: () => randomUUIDv7() },
    random: { next: () => Math.random() },
    sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
    checkpoint: () => undefined,
  };
}
