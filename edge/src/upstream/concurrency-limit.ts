import { sharedError } from "@souk/chassis/errors";
import { Priority } from "@souk/proto/souk/options/v1/policy";

const LEAST = 32;
const MOST = 2_000;
/** Enough for a crowd: what a service can do shows only once it is slow. */
const AT_FIRST = 400;
/** How much slower than usual calls may be before there are fewer of them. */
const TOLERANCE = 1.5;
const SMOOTHING = 0.2;
/** How fast what is usual follows what is. */
const LONG_MEMORY = 1 / 600;
const ASK_AGAIN_MS = 1_000;

/** Made once: refusing must cost next to nothing, and what it costs most is to write down where it was refused. */
const BUSY = sharedError("UNAVAILABLE", "There is too much to do. Try again a little later.", {
  retryAfterMs: ASK_AGAIN_MS,
});

/** The share of the limit that calls of a priority may fill. What is critical, or has no priority, is never refused. */
const SHARES: ReadonlyMap<Priority, number> = new Map<Priority, number>([
  [Priority.UNSPECIFIED, Number.POSITIVE_INFINITY],
  [Priority.BACKGROUND, 0.6],
  [Priority.BROWSE, 0.85],
  [Priority.CRITICAL, Number.POSITIVE_INFINITY],
]);

/**
 * Lets as many calls of an rpc at a time to a service as it can do without becoming slow, and refuses the others at once, the less
 * important ones first. The limit follows how long calls take beside how long they usually take (Gradient2 of Netflix'
 * concurrency-limits): it falls while they take longer, and else rises by the root of itself.
 */
export class ConcurrencyLimit {
  readonly #refused: (priority: Priority) => void;
  readonly #now: () => number;
  #limit = AT_FIRST;
  #inFlight = 0;
  #usualMs: number | undefined;

  /**
   * @param refused told the priority of each call that is refused
   * @param now milliseconds of any clock that only goes forward
   */
  constructor(refused: (priority: Priority) => void, now: () => number = () => performance.now()) {
    this.#refused = refused;
    this.#now = now;
  }

  /** How many calls may be on their way at a time now. */
  get limit(): number {
    return Math.floor(this.#limit);
  }

  /** @throws AppError UNAVAILABLE at once where there are too many already, and what `call` throws */
  async run<T>(priority: Priority, call: () => Promise<T>): Promise<T> {
    if (this.#inFlight >= this.#limit * (SHARES.get(priority) ?? 1)) {
      this.#refused(priority);
      throw BUSY;
    }
    const inFlight = ++this.#inFlight;
    const startedAt = this.#now();
    try {
      return await call();
    } finally {
      this.#inFlight--;
      this.#learn(this.#now() - startedAt, inFlight);
    }
  }

  #learn(tookMs: number, inFlight: number): void {
    const usual = this.#usualMs ?? tookMs;
    // what is usual falls at once and rises slowly, so that an overload does not become what is usual
    this.#usualMs = tookMs < usual ? usual + (tookMs - usual) * SMOOTHING : usual + (tookMs - usual) * LONG_MEMORY;
    if (inFlight < this.#limit / 2) return; // says nothing of what would be possible
    const gradient = Math.min(1, Math.max(0.5, (TOLERANCE * this.#usualMs) / Math.max(tookMs, 0.1)));
    const wanted = this.#limit * gradient + Math.sqrt(this.#limit);
    const next = this.#limit * (1 - SMOOTHING) + wanted * SMOOTHING;
    this.#limit = Math.min(MOST, Math.max(LEAST, next));
  }
}
