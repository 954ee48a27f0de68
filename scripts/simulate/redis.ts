import type { LoggedEvent } from "@souk/chassis/events";
import { MemoryQueue, type QueueSnapshot } from "@souk/chassis/testing";
import type { Surroundings } from "./surroundings.ts";

interface Dump {
  readonly queue: QueueSnapshot;
  readonly finished: ReadonlySet<string>;
}

/** A subscriber's queue and which of its jobs are done, as Redis keeps both. */
export class Subscription {
  readonly queue: MemoryQueue;
  #finished = new Set<string>();

  constructor(name: string, types: readonly string[]) {
    this.queue = new MemoryQueue(name, types);
  }

  /** Jobs that nobody has done, or that are given out again all the same. */
  open(again: boolean): LoggedEvent[] {
    return this.queue.jobs().filter(({ id }) => again || !this.#finished.has(id));
  }

  finish({ id }: LoggedEvent): void {
    this.#finished.add(id);
  }

  dump(): Dump {
    return { queue: this.queue.snapshot(), finished: new Set(this.#finished) };
  }

  load({ queue, finished }: Dump): void {
    this.queue.restore(queue);
    this.#finished = new Set(finished);
  }
}

const EMPTY: Dump = { queue: { jobs: new Map(), mark: undefined }, finished: new Set() };
const EVERY_MS = 1_000;

/** All queues in one Redis, which forgets. */
export class Redis {
  readonly paymentUpdated = new Subscription("order.payment-updated", ["souk.payment.v1.PaymentUpdated"]);
  readonly orderCompleted = new Subscription("cart.order-completed", ["souk.order.v1.OrderCompleted"]);
  /** Orders that a process had no time for: hints. */
  readonly hints: string[] = [];
  readonly #surroundings: Surroundings;
  #dumps: readonly Dump[] = [];

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#dumps = this.#all().map(() => EMPTY);
    this.#again();
  }

  #again(): void {
    const { timeline, weather } = this.#surroundings;
    timeline.after(EVERY_MS, () => {
      if (timeline.chance(weather.redis)) this.#befall();
      this.#again();
    });
  }

  #befall(): void {
    const { timeline, story, tally } = this.#surroundings;
    const kind = timeline.oneOf(["flush", "old", "dump", "dump"] as const);
    if (kind === "dump") {
      this.#dumps = this.#all().map((each) => each.dump());
      return;
    }
    tally.flushes++;
    this.hints.length = 0;
    story.tell("redis", kind === "flush" ? "! forgets everything" : "! comes back as it was");
    this.#all().forEach((each, i) => void each.load(kind === "flush" ? EMPTY : (this.#dumps[i] ?? EMPTY)));
  }

  #all(): Subscription[] {
    return [this.paymentUpdated, this.orderCompleted];
  }
}
