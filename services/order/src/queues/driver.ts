import { backgroundContext, currentContext, type RequestContext } from "@souk/chassis/context";
import type { Component } from "@souk/chassis/lifecycle";
import type { Logger } from "@souk/chassis/log";
import type { Clock } from "@souk/chassis/ports";
import { Line } from "./line.ts";

export interface DriverOptions {
  readonly drive: (orderId: string, context: RequestContext) => Promise<void>;
  /** Gets what is too much for this process. */
  readonly handOver: (orderId: string) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Orders in work at the same time. @defaultValue 32 */
  readonly most?: number;
  /** Orders that stand in line for that. @defaultValue 1000 */
  readonly mostInLine?: number;
}

/** Longer than anybody drives one order. */
const LONGEST_MS = 60_000;

/** Goes on with orders in this process, each by one at a time. What it cannot take goes on the queue; what is lost, a sweep finds. */
export class Driver implements Component {
  readonly name = "order driver";
  readonly #options: DriverOptions;
  readonly #most: number;
  readonly #line: Line;
  readonly #running = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  readonly #stopped = new AbortController();
  #closed = false;

  constructor(options: DriverOptions) {
    const { most = 32, mostInLine = 1_000 } = options;
    this.#options = options;
    this.#most = most;
    this.#line = new Line(mostInLine);
  }

  /** Begins now or in its turn, and does not wait; what is too much for this process goes on the queue. */
  wake(orderId: string): void {
    if (this.#running.has(orderId)) this.#again.add(orderId);
    else if (!this.offer(orderId) && !this.#closed) this.#putOff(orderId);
  }

  /** Begins, and does not wait; false where this process has enough to do. */
  offer(orderId: string): boolean {
    if (this.#running.has(orderId)) return true;
    if (this.#closed || !this.#hasRoom()) return false;
    this.run(orderId, this.#contextOf(orderId)).catch((err) => {
      this.#options.logger.warn({ subject: orderId, err }, "order waits for the sweep");
    });
    return true;
  }

  /** Resolves when nothing can be done for the order now. @throws what the order's store throws */
  async run(orderId: string, context: RequestContext): Promise<void> {
    const before = this.#running.get(orderId);
    if (before) this.#again.add(orderId);
    this.#line.leave(orderId);
    const work = before ?? this.#rounds(orderId, context);
    this.#running.set(orderId, work);
    return work;
  }

  async start(): Promise<void> {}

  /** Takes nothing more; whoever stands in line goes to another process, and whoever is at work is waited for. */
  async drain(): Promise<void> {
    this.#closed = true;
    const waited = this.#line.disperse();
    await Promise.allSettled([...this.#running.values(), ...waited.map((orderId) => this.#handOver(orderId))]);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.drain();
  }

  /**
   * Whoever woke it while it was driven may know of something that the drive had passed already. Nothing may come between the last look at
   * who did and the end: a wake there would be lost.
   */
  async #rounds(orderId: string, context: RequestContext): Promise<void> {
    try {
      do {
        this.#again.delete(orderId);
        await this.#options.drive(orderId, context);
      } while (this.#again.has(orderId) && !this.#stopped.signal.aborted);
    } finally {
      this.#running.delete(orderId);
      this.#again.delete(orderId);
      this.#line.advance(() => this.#hasRoom());
    }
  }

  #putOff(orderId: string): void {
    if (!this.#line.join(orderId, () => this.offer(orderId))) void this.#handOver(orderId);
  }

  /** The queue may be away: then the sweep finds the order. */
  async #handOver(orderId: string): Promise<void> {
    await this.#options.handOver(orderId).catch(() => undefined);
  }

  #hasRoom(): boolean {
    return this.#running.size < this.#most;
  }

  #contextOf(orderId: string): RequestContext {
    const { clock } = this.#options;
    const context = backgroundContext(orderId, this.#stopped.signal, clock.now() + LONGEST_MS);
    return { ...context, traceparent: currentContext()?.traceparent };
  }
}
