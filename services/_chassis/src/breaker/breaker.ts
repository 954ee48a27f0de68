import { type CircuitBreakerPolicy, CircuitState, CountBreaker, circuitBreaker, handleWhen } from "cockatiel";
import { sharedError } from "../errors/index.ts";
import type { Essentials } from "../ports/index.ts";
import { BreakerHistory } from "./history.ts";

export type BreakerState = "CLOSED" | "OPEN" | "HALF_OPEN" | "TRIPPED";

/** How a breaker stands. The counts begin anew with each change of the state. */
export interface BreakerStatus {
  readonly name: string;
  readonly state: BreakerState;
  /** When the state changed last; the start where it never did. */
  readonly since: Date;
  /** Why it changed; empty where it never did. */
  readonly cause: string;
  readonly calls: number;
  readonly faults: number;
  readonly refused: number;
}

/** Stands before one dependency (Nygard, Release It!, 2nd edition, chapter 5). */
export interface Breaker {
  readonly name: string;
  status(): BreakerStatus;
  /**
   * Does the work, unless the breaker is open.
   *
   * @throws AppError BREAKER_OPEN, without having begun the work; else what the work throws
   */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Opens it, whatever its calls say, until {@link reset}. */
  trip(cause: string): void;
  /** Closes it, however it was opened, and forgets the calls so far. */
  reset(cause: string): void;
}

export interface BreakerSettings {
  /** Calls looked back on, and how many there must be before they say anything. */
  readonly window: number;
  readonly leastCalls: number;
  /** Opens when more than this share of them were faults. */
  readonly faultShare: number;
  /** How long it stays open before it lets trial calls through, in milliseconds. */
  readonly openMs: number;
  /** How many trial calls there are; it closes unless more than half of them are faults. */
  readonly trials: number;
}

/**
 * At 50 calls a second it opens a third of a second after every call has begun to fail. A dependency that fails half of its
 * calls is left to retries: to stop asking it would lose the other half, too.
 */
export const BREAKER_SETTINGS: BreakerSettings = {
  ...{ window: 20, leastCalls: 10, faultShare: 0.75 },
  ...{ openMs: 1_000, trials: 3 },
};

export interface BreakerOptions extends Pick<Essentials, "logger" | "metrics" | "ports"> {
  /** What it stands before: `catalog`. */
  readonly name: string;
  /** Whether an error says that the dependency does not work. What it refuses with reason is an answer. */
  readonly isFault: (error: unknown) => boolean;
  /** Whether an error says nothing of the dependency, as when the caller went away. */
  readonly isNoAnswer: (error: unknown) => boolean;
  /** @defaultValue {@link BREAKER_SETTINGS} */
  readonly settings?: BreakerSettings;
}

const STATES: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: "CLOSED",
  [CircuitState.Open]: "OPEN",
  [CircuitState.HalfOpen]: "HALF_OPEN",
  [CircuitState.Isolated]: "TRIPPED",
};

/** Nothing is opened by it, so nothing has to be closed. */
export function createBreaker(options: BreakerOptions): Breaker {
  return new CockatielBreaker(options);
}

class CockatielBreaker implements Breaker {
  readonly #options: BreakerOptions;
  readonly #settings: BreakerSettings;
  readonly #window: CountBreaker;
  readonly #policy: CircuitBreakerPolicy;
  readonly #history: BreakerHistory;
  #tripped: { dispose(): void } | undefined;
  #byHand = false;
  #trials = 0;

  constructor(options: BreakerOptions) {
    const { isFault, isNoAnswer, settings = BREAKER_SETTINGS } = options;
    const { faultShare: threshold, window: size, leastCalls: minimumNumberOfCalls } = settings;
    this.#options = options;
    this.#settings = settings;
    this.#window = new CountBreaker({ threshold, size, minimumNumberOfCalls });
    this.#policy = circuitBreaker(
      // A trial without an answer must not close the breaker, which cockatiel does for every error that is not handled.
      handleWhen((error) => isFault(error) || (isNoAnswer(error) && this.#policy.state === CircuitState.HalfOpen)),
      {
        breaker: this.#window,
        halfOpenAfter: settings.openMs,
        halfOpenSampling: { calls: settings.trials, threshold: 0.5 },
      },
    );
    this.#history = new BreakerHistory(options);
    this.#policy.onStateChange((state) => this.#onChange(state));
  }

  get name(): string {
    return this.#options.name;
  }

  status(): BreakerStatus {
    return this.#history.status();
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    let begun = false;
    const begin = () => {
      begun = true;
      return this.#counted(work);
    };
    if (this.#isFull()) throw this.#refusal();
    try {
      return await this.#policy.execute(begin);
    } catch (error) {
      if (!begun) throw this.#refusal();
      throw error;
    }
  }

  async #counted<T>(work: () => Promise<T>): Promise<T> {
    this.#history.call();
    try {
      return await work();
    } catch (error) {
      if (this.#options.isFault(error)) this.#history.fault();
      throw error;
    }
  }

  trip(cause: string): void {
    this.#changeByHand(cause, () => {
      this.#tripped ??= this.#policy.isolate();
    });
  }

  reset(cause: string): void {
    this.#changeByHand(cause, () => {
      const held = this.#tripped ?? this.#policy.isolate(); // cockatiel closes by no other way
      this.#tripped = undefined;
      this.#window.success(CircuitState.HalfOpen); // forgets the calls so far
      held.dispose();
    });
  }

  /** Beyond the trials cockatiel has callers wait for their outcome; here they hear at once. */
  #isFull(): boolean {
    if (this.#policy.state !== CircuitState.HalfOpen) return false;
    if (this.#trials >= this.#settings.trials) return true;
    this.#trials += 1;
    return false;
  }

  #refusal() {
    this.#history.refuse();
    return sharedError("BREAKER_OPEN", "A service behind this one does not answer now. Try again a little later.", {
      retryAfterMs: this.#settings.openMs,
      metadata: { target: this.name },
    });
  }

  #onChange(state: CircuitState): void {
    if (state === CircuitState.HalfOpen) this.#trials = 1; // the call that found the time up is the first
    if (!this.#byHand) this.#history.change(STATES[state], this.#causeOf(state));
  }

  #causeOf(state: CircuitState): string {
    if (state === CircuitState.HalfOpen) return `open for ${this.#settings.openMs} ms: trial calls`;
    if (state === CircuitState.Closed) return "trial calls were answered";
    const last = this.#policy.lastFailure as { readonly error?: Error } | undefined;
    return `too many calls failed, the last with: ${last?.error?.message ?? "no answer"}`;
  }

  #changeByHand(cause: string, change: () => void): void {
    this.#byHand = true;
    change();
    this.#byHand = false;
    this.#history.change(STATES[this.#policy.state], cause);
  }
}
