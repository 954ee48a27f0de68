import type { Sleep } from "../ports/index.ts";

/** Lets a loop wait until it is woken, or until its time is up. A wake while nobody waits counts for the next wait. */
export class Wake {
  readonly #sleep: Sleep;
  #woken = Promise.withResolvers<void>();

  constructor(sleep: Sleep) {
    this.#sleep = sleep;
  }

  wake(): void {
    this.#woken.resolve();
  }

  async wait(ms: number, stopped: AbortSignal): Promise<void> {
    const timer = new AbortController();
    await Promise.race([this.#woken.promise, this.#sleep(ms, AbortSignal.any([timer.signal, stopped]))]);
    timer.abort();
    this.#woken = Promise.withResolvers<void>();
  }
}
