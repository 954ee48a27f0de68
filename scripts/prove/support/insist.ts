import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@souk/chassis/errors";

const PASSING: ReadonlySet<string> = new Set([
  ...["UNAVAILABLE", "DEADLINE_EXCEEDED", "DRAINING", "CANCELLED", "BREAKER_OPEN"],
]);
const PAUSE_MS = 50;

/** Whether an error says that the callee is away for a moment, as it is while it restarts. */
export function isPassing(error: unknown): boolean {
  return error instanceof AppError && PASSING.has(error.reason);
}

/** Calls until it is answered. */
export async function insist(call: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await call();
      return;
    } catch (error) {
      if (!isPassing(error)) throw error;
      await delay(PAUSE_MS);
    }
  }
}
