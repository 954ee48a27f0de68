class Killed extends Error {}

/** A process that can be killed: from then on no call of a store that it was given comes through. */
export class Mortal {
  #left = Number.POSITIVE_INFINITY;
  #lastTakesEffect = false;

  /** Dies at the call after so many: before it takes effect, or before its answer is there. */
  dieAfter(calls: number, lastTakesEffect = false): void {
    this.#left = calls;
    this.#lastTakesEffect = lastTakesEffect;
  }

  revive(): void {
    this.#left = Number.POSITIVE_INFINITY;
  }

  killed(error: unknown): boolean {
    return error instanceof Killed;
  }

  /** The store as the process sees it. */
  wrap<T extends object>(store: T): T {
    return new Proxy(store, {
      get: (target, name) => {
        const member = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        return async (...args: unknown[]) => {
          this.#left -= 1;
          const isLast = this.#left === -1 && this.#lastTakesEffect;
          if (this.#left < 0 && !isLast) throw new Killed();
          const answer = await Reflect.apply(member, target, args);
          if (this.#left < 0) throw new Killed();
          return answer;
        };
      },
    });
  }
}
