import { backgroundContext, currentContext, type RequestContext } from "@souk/chassis/context";
import type { Component } from "@souk/chassis/lifecycle";
import type { Logger } from "@souk/chassis/log";
import type { Clock } from "@souk/chassis/ports";

export interface DriverOptions {
  readonly drive: (orderId: string, context: RequestContext) => Promise<void>;
  /** Gets what is too much for this process. */
  readonly handOver: (orderId: string) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Orders in work at the same time. @defaultValue 32 */
  readonly most?: number;
}

/** Longer than anybody drives one order. */
const LONGEST_MS = 60_000;

/** Goes on with orders in this process, each by one at a time. What it cannot take goes on the queue; what is lost, a sweep finds. */
export interface Driver extends Component {
  /** Begins, and does not wait; what is too much for this process goes on the queue. */
  wake(orderId: string): void;
  /** Begins, and does not wait; false where this process has enough to do. */
  offer(orderId: string): boolean;
  /** Resolves when nothing can be done for the order now. @throws what the order's store throws */
  run(orderId: string, context: RequestContext): Promise<void>;
}

export function createDriver({ drive, handOver, clock, logger, most = 32 }: DriverOptions): Driver {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const stopped = new AbortController();
  let closed = false;

  function wake(orderId: string): void {
    if (running.has(orderId)) again.add(orderId);
    else if (!offer(orderId) && !closed) void handOver(orderId).catch(() => undefined);
  }

  function offer(orderId: string): boolean {
    if (running.has(orderId)) return true;
    if (closed || running.size >= most) return false;
    run(orderId, contextOf(orderId)).catch((err) => {
      logger.warn({ subject: orderId, err }, "order waits for the sweep");
    });
    return true;
  }

  async function run(orderId: string, context: RequestContext): Promise<void> {
    const before = running.get(orderId);
    if (before) {
      again.add(orderId);
      return before;
    }
    const work = rounds(orderId, context);
    running.set(orderId, work);
    return work;
  }

  /**
   * Whoever woke it while it was driven may know of something that the drive had passed already. Nothing may come between the last look at
   * who did and the end: a wake there would be lost.
   */
  async function rounds(orderId: string, context: RequestContext): Promise<void> {
    try {
      do {
        again.delete(orderId);
        await drive(orderId, context);
      } while (again.has(orderId) && !stopped.signal.aborted);
    } finally {
      running.delete(orderId);
      again.delete(orderId);
    }
  }

  function contextOf(orderId: string): RequestContext {
    const context = backgroundContext(orderId, stopped.signal, clock.now() + LONGEST_MS);
    return { ...context, traceparent: currentContext()?.traceparent };
  }

  async function settle(): Promise<void> {
    closed = true;
    await Promise.allSettled(running.values());
  }

  return {
    name: "order driver",
    wake,
    offer,
    run,
    start: async () => undefined,
    drain: settle,
    stop: async () => {
      stopped.abort();
      await settle();
    },
  };
}
