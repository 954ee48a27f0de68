import type { Component } from "../lifecycle/index.ts";
import type { Logger } from "../log/index.ts";
import type { Sleep } from "../ports/index.ts";
import { Wake } from "./wake.ts";

export interface LoopOptions {
  readonly name: string;
  /** Waits this long when there was nothing to do, in milliseconds; a wake ends the wait. */
  readonly idleMs: number;
  /** Waits this long after a round that had something to do, so that what comes meanwhile is done in one; in milliseconds. @defaultValue 0 */
  readonly restMs?: number;
  /** Waits this long after an error, in milliseconds. */
  readonly retryMs: number;
  /** One round; answers whether there is more to do at once. */
  readonly round: () => Promise<boolean>;
  readonly sleep: Sleep;
  readonly logger: Logger;
}

export interface Loop extends Component {
  wake(): void;
}

/** Runs rounds one after another until it is stopped. An error ends a round, never the loop. */
export function createLoop({ name, idleMs, restMs = 0, retryMs, round, sleep, logger }: LoopOptions): Loop {
  const wake = new Wake(sleep);
  const stopped = new AbortController();
  let running: Promise<void> | undefined;
  let failing = false;

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        const more = await round();
        tell(false);
        if (!more) await wake.wait(idleMs, stopped.signal);
        else if (restMs > 0) await sleep(restMs, stopped.signal);
      } catch (error) {
        tell(true, error);
        await sleep(retryMs, stopped.signal);
      }
    }
  }

  /** Told once: what is down for an hour fails twice a second. */
  function tell(failed: boolean, err?: unknown): void {
    if (failed === failing) return;
    failing = failed;
    if (failed) logger.warn({ component: name, err }, "round failed; trying again");
    else logger.info({ component: name }, "rounds succeed again");
  }

  async function stop(): Promise<void> {
    stopped.abort();
    await running;
  }

  return {
    name,
    wake: () => wake.wake(),
    start: async () => {
      running = run();
    },
    drain: stop,
    stop,
  };
}
