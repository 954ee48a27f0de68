/** Sends what was asked as one command. Answers in its order; an `Error` is the answer to one alone, a rejection the answer to all. */
export type Send<Q, A> = (batch: readonly Q[]) => Promise<readonly (A | Error)[]>;

/** No command is larger, whatever waits. */
const MOST = 100;
/** A command that has no answer for so long is stuck, and holds up the next one no longer; in milliseconds. */
const STUCK_MS = 50;

/**
 * Group commit: what is asked while a command is on its way goes together in the next one. Who asks alone waits for nothing; the more
 * ask at once, the fewer commands there are for each (DeWitt et al., "Implementation techniques for main memory database systems", 1984).
 */
export class Group<Q, A> {
  readonly #send: Send<Q, A>;
  #waiting: (PromiseWithResolvers<A> & { readonly what: Q })[] = [];
  #underway = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(send: Send<Q, A>) {
    this.#send = send;
  }

  ask(what: Q): Promise<A> {
    const asked = { what, ...Promise.withResolvers<A>() };
    this.#waiting.push(asked);
    if (this.#underway === 0) void this.#next();
    else this.#timer ??= setTimeout(() => void this.#next(), STUCK_MS).unref();
    return asked.promise;
  }

  /** Sends what waits, and after its answer what came meanwhile. */
  async #next(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#waiting.splice(0, MOST);
    if (batch.length === 0) return;
    this.#underway++;
    const sent = this.#send(batch.map(({ what }) => what));
    const answers = await sent.catch((error: unknown) => batch.map(() => error as Error));
    for (const [i, { resolve, reject }] of batch.entries()) {
      const answer = answers[i] as A | Error;
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    }
    this.#underway--;
    void this.#next();
  }
}
