import { setTimeout as delay } from "node:timers/promises";

export interface WaitOptions {
  /** @defaultValue 5000 */
  readonly timeoutMs?: number;
  /** @defaultValue 10 */
  readonly everyMs?: number;
  /** Told when the time is up. */
  readonly what?: string;
}

/** Asks again and again until the answer is truthy, and gives that answer. */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = 5_000, everyMs = 10, what = "the condition" }: WaitOptions = {},
): Promise<NonNullable<T>> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await condition();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what}`);
    await delay(everyMs);
  }
}
