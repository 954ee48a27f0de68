import { unlessAborted } from "../context/index.ts";
import type { Logger } from "../log/index.ts";

/** A part of a process: it owns resources, and closes what it opened. */
export interface Component {
  readonly name: string;
  start(): Promise<void>;
  /** Takes no more work and finishes what it has; called on all before any is stopped. Nobody waits past the deadline. */
  drain?(deadline: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

/** A running set of components. */
export interface App {
  start(): Promise<void>;
  /** Drains, then stops, in the reverse order of the start. May be called twice. */
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly logger: Logger;
  /** Longest time that draining may take, in milliseconds. */
  readonly graceMs: number;
}

/** Components start in the order given; each may rely on those before it. */
export function createLifecycle(components: readonly Component[], { logger, graceMs }: AppOptions): App {
  const started: Component[] = [];
  let starting = Promise.resolve();
  let stopping: Promise<void> | undefined;

  async function startAll(): Promise<void> {
    for (const component of components) {
      if (stopping) return;
      started.push(component);
      await component.start().catch((error) => {
        logger.error({ component: component.name, err: error }, "cannot start");
        throw error;
      });
    }
  }

  async function start(): Promise<void> {
    starting = startAll();
    await starting.catch(async (error) => {
      await stop();
      throw error;
    });
  }

  async function stopAll(): Promise<void> {
    await starting.catch(() => undefined); // what is half open must be open before it can be closed
    const deadline = AbortSignal.timeout(graceMs);
    for (const component of started.toReversed()) {
      await attempt(component, "drain", () => component.drain && unlessAborted(component.drain(deadline), deadline));
    }
    for (const component of started.toReversed()) {
      await attempt(component, "stop", () => component.stop());
    }
  }

  /** One part that cannot stop must not keep the others from it. */
  async function attempt(component: Component, verb: string, work: () => Promise<void> | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      logger.error({ component: component.name, err: error }, `cannot ${verb}`);
    }
  }

  function stop(): Promise<void> {
    stopping ??= stopAll();
    return stopping;
  }

  return { start, stop };
}
