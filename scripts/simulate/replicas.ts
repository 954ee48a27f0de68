import { Incarnation } from "./incarnation.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a process has made of itself. */
export interface Running<App> {
  readonly incarnation: Incarnation;
  readonly app: App;
}

/** The processes of a service. One that has died comes back a few seconds later, and knows nothing. */
export class Replicas<App> {
  readonly service: string;
  readonly #surroundings: Surroundings;
  readonly #boot: (incarnation: Incarnation) => App;
  readonly #running = new Map<string, Running<App>>();

  /** @param boot makes what a process runs, and starts its loops */
  constructor(service: string, count: number, surroundings: Surroundings, boot: (incarnation: Incarnation) => App) {
    this.service = service;
    this.#surroundings = surroundings;
    this.#boot = boot;
    for (let n = 1; n <= count; n++) this.#start(`${service}-${n}`, 1);
  }

  /** One that is there, though it may sleep. */
  any(): Running<App> | undefined {
    const running = [...this.#running.values()];
    return running.length > 0 ? this.#surroundings.timeline.oneOf(running) : undefined;
  }

  all(): Running<App>[] {
    return [...this.#running.values()];
  }

  #start(name: string, life: number): void {
    const incarnation = new Incarnation(`${name}.${life}`, this.#surroundings);
    incarnation.onDeath(() => {
      this.#running.delete(name);
      const { timeline } = this.#surroundings;
      timeline.after(timeline.between(1_000, 10_000), () => this.#start(name, life + 1));
    });
    this.#running.set(name, { incarnation, app: this.#boot(incarnation) });
  }
}

/** Does something again and again for as long as the process lives; what fails is tried the next time. */
export function loop(incarnation: Incarnation, idleMs: number, round: () => Promise<unknown>): void {
  const { surroundings } = incarnation;
  const run = async () => {
    for (;;) {
      await incarnation.sleep(surroundings.timeline.between(idleMs / 2, idleMs));
      await round().catch((error: unknown) => note(incarnation, error));
    }
  };
  void run();
}

function note({ surroundings: { bugs, story }, name }: Incarnation, error: unknown): void {
  if (error instanceof Error && ("reason" in error || error.name === "MongoNetworkError")) return;
  bugs.push(error);
  story.tell(name, "! breaks", error);
}
