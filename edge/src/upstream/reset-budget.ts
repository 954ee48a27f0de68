/** How many streams may be reset at once, and how many a second after that. */
const BURST = 500;
const PER_SECOND = 25;
/** Beyond that it is better to lose the connection than to keep so many calls that nobody wants. */
const MOST_WAITING = 2_000;

interface Waiting {
  readonly isNeeded: () => boolean;
  readonly go: () => void;
}

/**
 * Spends the resets that a connection can take. HTTP/2 servers close one on which more streams are reset than 1,000 at once
 * and 33 a second (nghttp2's answer to CVE-2023-44487), and with it every call on it. So callers who go away, many of them at
 * once, would cost all others their calls; here the last of them are cancelled a little later, or have ended until then.
 */
export class ResetBudget {
  readonly #now: () => number;
  #left = BURST;
  #countedAt: number;
  readonly #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param now milliseconds of any clock that only goes forward */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#countedAt = now();
  }

  /** Resolves when the next stream may be reset; for what is not needed any more by then, never. */
  turn(isNeeded: () => boolean = () => true): Promise<void> {
    if (this.#waiting.length >= MOST_WAITING || (this.#waiting.length === 0 && this.#spend())) return Promise.resolve();
    return new Promise((go) => {
      this.#waiting.push({ isNeeded, go });
      this.#wait();
    });
  }

  #wait(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#release();
      if (this.#waiting.length > 0) this.#wait();
    }, 1_000 / PER_SECOND).unref();
  }

  #release(): void {
    while (this.#waiting[0] && !this.#waiting[0].isNeeded()) this.#waiting.shift();
    if (this.#waiting.length > 0 && this.#spend()) this.#waiting.shift()?.go();
  }

  #spend(): boolean {
    const earned = ((this.#now() - this.#countedAt) * PER_SECOND) / 1_000;
    this.#left = Math.min(BURST, this.#left + earned);
    this.#countedAt = this.#now();
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
