import { setTimeout as delay } from "node:timers/promises";
import { Refused } from "../../e2e/support/answers.ts";
import { CommandError } from "../../kit/command.ts";

/** Soon at first; then less often, so that a crowd that is not served leaves the machine to those who start again. */
const AGAIN_MS = { first: 200, most: 2_000, growth: 1.5 };
/** What a caller is told who is to come again: too much to do, away for the moment, or a copy of what is on its way. */
const PASSING = /^(429|5\d\d|409 REQUEST_IN_FLIGHT)/;

/** How fetch says that nobody is there, or not any more. */
const BROKEN: readonly string[] = ["fetch failed", "terminated"];

/** Counts what callers were told when they were not served, by status and reason. */
export type Tally = Map<string, number>;

/**
 * Asks until there is an answer that stands.
 *
 * @param pause waited for before it asks again; what it throws ends that
 * @throws Refused for an answer that will not change
 */
export async function persist<T>(tally: Tally, ask: () => Promise<T>, pause = growingPause()): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const told = toldBy(error);
      tally.set(told, (tally.get(told) ?? 0) + 1);
      if (error instanceof Refused && !PASSING.test(told)) throw error;
      await pause();
    }
  }
}

/** For who asks again and again: each pause is longer than the one before. */
export function growingPause(): () => Promise<void> {
  let ms = AGAIN_MS.first;
  return async () => {
    await delay(ms);
    ms = Math.min(ms * AGAIN_MS.growth, AGAIN_MS.most);
  };
}

/** @throws what is no answer, and no connection that broke */
function toldBy(error: unknown): string {
  if (error instanceof Refused) return error.message;
  if (error instanceof CommandError) return "nobody can sign in";
  if (error instanceof TypeError && BROKEN.includes(error.message)) return "no answer";
  throw error;
}
