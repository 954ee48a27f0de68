import type { KeptProcess } from "../up/kept-process.ts";

type Reloaded = Pick<KeptProcess, "id" | "start" | "stop">;

/** Stops processes and starts them again: one that is asked for once more meanwhile is not waited for, but begins anew. */
export class Reloader {
  readonly #say: (text: string) => void;
  /** Processes that are on their way, and whether they were asked for again. */
  readonly #underWay = new Map<Reloaded, { again: boolean }>();
  #stopped = false;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  async reload(kept: Reloaded): Promise<void> {
    const underWay = this.#underWay.get(kept);
    if (underWay) {
      underWay.again = true;
      return kept.stop(); // so that a start which may never succeed ends now
    }
    const state = { again: true };
    this.#underWay.set(kept, state);
    while (state.again && !this.#stopped) {
      state.again = false;
      await this.#attempt(kept, () => state.again || this.#stopped);
    }
    this.#underWay.delete(kept);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #attempt(kept: Reloaded, overtaken: () => boolean): Promise<void> {
    const started = performance.now();
    try {
      await kept.stop();
      if (overtaken()) return;
      await kept.start();
      this.#say(`${kept.id} reloaded in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
    } catch (error) {
      if (!overtaken()) this.#say(`${(error as Error).message}; it waits for the next save`);
    }
  }
}
