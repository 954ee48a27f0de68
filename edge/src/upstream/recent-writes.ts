/** Where something was written in the last moments, so that no answer from before is given afterwards (RFC 9111, 4.4). */
export class RecentWrites {
  readonly #now: () => number;
  readonly #keptMs: number;
  readonly #times = new Map<string, number>();

  /**
   * @param keptMs how long a write is remembered: as long as answers are kept
   * @param now milliseconds of any clock that only goes forward
   */
  constructor(keptMs: number, now: () => number = () => performance.now()) {
    this.#keptMs = keptMs;
    this.#now = now;
  }

  /** To be told of a write once it is done. */
  add(path: string): void {
    const now = this.#now();
    for (const [old, time] of this.#times) {
      if (time + this.#keptMs >= now) break;
      this.#times.delete(old);
    }
    const resource = resourceOf(path);
    this.#times.delete(resource); // so that the map is in the order of the writes
    this.#times.set(resource, now);
  }

  /** When the last one was; longer ago than anything where there was none. */
  lastAt(path: string): number {
    return this.#times.get(resourceOf(path)) ?? Number.NEGATIVE_INFINITY;
  }
}

/** `/v1/products/x:publish` writes what `/v1/products/x` reads. */
function resourceOf(path: string): string {
  return path.replace(/:[^/:]*$/, "");
}
