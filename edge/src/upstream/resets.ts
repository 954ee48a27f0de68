/** How many streams may be reset on one connection at once, and how many a second after that. */
const AT_ONCE = 500;
const PER_SECOND = 25;

/**
 * Counts the streams that are reset on a connection. HTTP/2 servers close one on which more streams are reset than 1,000 at
 * once and 33 a second (nghttp2's answer to CVE-2023-44487), and with it every call on it. So callers who go away, many of them
 * at once, would cost all others their calls. Before it comes to that the calls to come get another connection, and only those
 * that nobody waits for are left on the old one.
 */
export class Resets {
  readonly #renew: () => void;
  readonly #now: () => number;
  #left = AT_ONCE;
  #countedAt: number;

  /**
   * @param renew makes the connection anew
   * @param now milliseconds of any clock that only goes forward
   */
  constructor(renew: () => void, now: () => number = () => performance.now()) {
    this.#renew = renew;
    this.#now = now;
    this.#countedAt = now();
  }

  /** To be told of each stream that is about to be reset. */
  count(): void {
    const earned = ((this.#now() - this.#countedAt) * PER_SECOND) / 1_000;
    this.#left = Math.min(AT_ONCE, this.#left + earned) - 1;
    this.#countedAt = this.#now();
    if (this.#left >= 0) return;
    this.#left = AT_ONCE;
    this.#renew();
  }
}
