import { sharedError } from "@souk/chassis/errors";
import type { Surroundings } from "./surroundings.ts";

const QUICK_MS = 8;
const SLOW_MS = 6_000;

/** What a driver throws whose store does not answer: it says nothing of whether the store has done it. */
export class StoreFault extends Error {
  override readonly name = "MongoNetworkError";
}

/**
 * One life of a process. It goes on only at its turns. Once it has died none of them comes any more, so that nothing that it was about
 * to do is done, and no code of it can notice.
 */
export class Incarnation {
  readonly name: string;
  readonly surroundings: Surroundings;
  readonly #mortal: boolean;
  readonly #mourners = new Set<() => void>();
  #alive = true;
  #stalledUntil = 0;

  constructor(name: string, surroundings: Surroundings, mortal = true) {
    this.name = name;
    this.surroundings = surroundings;
    this.#mortal = mortal;
  }

  isAlive(): boolean {
    return this.#alive;
  }

  /** Waits for its next turn. */
  turn(): Promise<void> {
    const { timeline, weather } = this.surroundings;
    return this.sleep(timeline.between(0, timeline.chance(weather.slow) ? SLOW_MS : QUICK_MS));
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Does it in its own time, if it lives. */
  after(ms: number, go: () => void): void {
    this.surroundings.timeline.after(ms, () => this.#arrive(go));
  }

  die(): void {
    const { story, tally } = this.surroundings;
    this.#alive = false;
    tally.crashes++;
    story.tell(this.name, "! dies");
    for (const mourn of this.#mourners) mourn();
    this.#mourners.clear();
  }

  /** @returns forgets about it */
  onDeath(mourn: () => void): () => void {
    this.#mourners.add(mourn);
    return () => this.#mourners.delete(mourn);
  }

  /** The same port, each of whose calls takes turns before and after its effect, and may fail at either. */
  reaching<T extends object>(port: T, name: string): T {
    const methods = new Map<PropertyKey, unknown>();
    return new Proxy(port, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key);
        if (typeof member !== "function") return member;
        const known = methods.get(key);
        if (known) return known;
        const method = (...args: unknown[]) =>
          this.#reach(`${name}.${String(key)}`, () => member.apply(target, args), args);
        methods.set(key, method);
        return method;
      },
    });
  }

  async #reach(what: string, effect: () => unknown, args: readonly unknown[]): Promise<unknown> {
    const { story } = this.surroundings;
    await this.turn();
    this.#mayFail(what, "storeDown", args);
    const result = await effect();
    story.tell(this.name, what, ...args, "→", result);
    await this.turn();
    this.#mayFail(what, "storeReplyLost", args);
    return result;
  }

  #mayFail(what: string, fault: "storeDown" | "storeReplyLost", args: readonly unknown[]): void {
    const { timeline, weather, story, tally } = this.surroundings;
    if (!timeline.chance(weather[fault])) return;
    tally.storeFaults++;
    story.tell(this.name, `${what} fails: ${fault}`, ...args);
    throw new StoreFault("connection reset");
  }

  #arrive(go: () => void): void {
    const { timeline, weather, tally } = this.surroundings;
    if (!this.#alive) return;
    const asleepMs = this.#stalledUntil - timeline.clock.now();
    if (asleepMs > 0) {
      this.after(asleepMs + timeline.between(0, QUICK_MS), go);
      return;
    }
    tally.turns++;
    if (this.#mortal && timeline.chance(weather.crash)) this.die();
    else if (this.#mortal && timeline.chance(weather.stall)) this.#fallAsleep(go);
    else go();
  }

  #fallAsleep(go: () => void): void {
    const { timeline, story, tally } = this.surroundings;
    const ms = timeline.between(20_000, 60_000);
    this.#stalledUntil = timeline.clock.now() + ms;
    tally.zombies++;
    story.tell(this.name, `! sleeps for ${Math.round(ms / 1_000)} s`);
    this.after(ms, go);
  }
}

export function unavailable(): Error {
  return sharedError("UNAVAILABLE", "not now");
}
