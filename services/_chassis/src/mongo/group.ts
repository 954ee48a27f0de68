/** What was asked, and who waits for the answer. */
interface Asked<Q, A> {
  readonly what: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupOptions<Q, A> {
  /** Sends what was asked as one command. Answers in its order; an `Error` is the answer to one alone, a rejection the answer to all. */
  readonly send: (batch: readonly Q[]) => Promise<readonly (A | Error)[]>;
}

/** No command is larger, whatever waits. */
const MOST = 100;
/** A command that has no answer for so long is stuck, and holds up the next one no longer; in milliseconds. */
const STUCK_MS = 50;

/**
 * Group commit: what is asked while a command is on its way goes together in the next one. Who asks alone waits for nothing; the more
 * ask at once, the fewer commands there are for each (DeWitt et al., "Implementation techniques for main memory database systems", 1984).
 */
export class Group<Q, A> {
  readonly #send: GroupOptions<Q, A>["send"];
  #waiting: Asked<Q, A>[] = [];
  #underway = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ send }: GroupOptions<Q, A>) {
    this.#send = send;
  }

  ask(what: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ what, resolve, reject });
      if (this.#underway === 0) this.#next();
      else this.#timer ??= setTimeout(() => this.#next(), STUCK_MS).unref();
    });
  }

  /** Sends what waits, and after its answer what came meanwhile. */
  #next(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#waiting.splice(0, MOST);
    if (batch.length === 0) return;
    this.#underway++;
    void this.#answer(batch).then(() => {
      this.#underway--;
      this.#next();
    });
  }

  async #answer(batch: readonly Asked<Q, A>[]): Promise<void> {
    try {
      const answers = await this.#send(batch.map(({ what }) => what));
      for (const [i, { resolve, reject }] of batch.entries()) {
        const answer = answers[i] as A | Error;
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
