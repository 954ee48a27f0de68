import type { BreakerOptions, BreakerState, BreakerStatus } from "./breaker.ts";

/** What became of a breaker's calls since its state changed last, told to log and metrics. */
export class BreakerHistory {
  readonly #options: BreakerOptions;
  #status: BreakerStatus;

  constructor(options: BreakerOptions) {
    this.#options = options;
    this.#status = this.#begin("CLOSED", "");
    options.metrics.watchBreaker(options.name, () => this.#status.state);
  }

  status(): BreakerStatus {
    return this.#status;
  }

  call(): void {
    this.#status = { ...this.#status, calls: this.#status.calls + 1 };
  }

  fault(): void {
    this.#status = { ...this.#status, faults: this.#status.faults + 1 };
  }

  refuse(): void {
    this.#status = { ...this.#status, refused: this.#status.refused + 1 };
    this.#options.metrics.breakerRefusals.inc({ target: this.#options.name });
  }

  change(state: BreakerState, cause: string): void {
    const { name, logger, metrics } = this.#options;
    const { state: before, calls, faults, refused } = this.#status;
    this.#status = this.#begin(state, cause);
    metrics.breakerChanges.inc({ target: name, state });
    const fields = { component: "breaker", peer: name, before, state, cause, calls, faults, refused };
    logger[state === "OPEN" || state === "TRIPPED" ? "warn" : "info"](fields, "breaker changed");
  }

  #begin(state: BreakerState, cause: string): BreakerStatus {
    const { name, ports } = this.#options;
    return { name, state, cause, since: new Date(ports.clock.now()), calls: 0, faults: 0, refused: 0 };
  }
}
