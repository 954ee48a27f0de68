import type { Counted, Windows } from "./windows.ts";

interface Window {
  count: number;
  readonly endsAt: number;
}

/** Enough for a crowd; beyond it the oldest windows are forgotten first. */
const MOST_WINDOWS = 100_000;

/** Windows that this process alone counts. */
export class LocalWindows implements Windows {
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  /** @param now milliseconds of any clock that only goes forward */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  count(key: string, windowMs: number): Counted {
    const now = this.#now();
    const known = this.#windows.get(key);
    const window = known && known.endsAt > now ? known : this.#open(key, now + windowMs);
    window.count++;
    return { count: window.count, resetMs: window.endsAt - now };
  }

  #open(key: string, endsAt: number): Window {
    this.#windows.delete(key); // so that the map is in the order of their beginnings
    const window = { count: 0, endsAt };
    this.#windows.set(key, window);
    if (this.#windows.size > MOST_WINDOWS) this.#windows.delete(this.#windows.keys().next().value as string);
    return window;
  }
}
