import { BREAKER_SETTINGS, createBreaker } from "@souk/chassis/breaker";
import { AppError } from "@souk/chassis/errors";
import { testEssentials } from "@souk/chassis/testing";
import { atMost, type Check, exactly } from "../support/checks.ts";
import { quantileMs } from "../support/load.ts";

/** So few that the breaker is still open after the last one. */
const REFUSALS = 1_000;
const CROWD = 200;

/** What a refusal costs, and how many trial calls there are when a crowd waits for the time to be up. */
export async function measureRefusals(limitMs: number): Promise<Check[]> {
  const fault = new Error("down");
  const breaker = createBreaker({
    ...testEssentials(),
    ...{ name: "refusals", isFault: (error: unknown) => error === fault, isNoAnswer: () => false },
  });
  for (let i = 0; i < BREAKER_SETTINGS.leastCalls; i++) await breaker.run(() => Promise.reject(fault)).catch(() => 0);
  const times: number[] = [];
  for (let i = 0; i < REFUSALS && breaker.status().state === "OPEN"; i++) {
    const startedAt = performance.now();
    await breaker.run(async () => 0).catch(() => 0);
    times.push(performance.now() - startedAt);
  }
  const { refused } = breaker.status();
  breaker.reset("measured");
  for (let i = 0; i < BREAKER_SETTINGS.leastCalls; i++) await breaker.run(() => Promise.reject(fault)).catch(() => 0);
  await testEssentials().ports.sleep(BREAKER_SETTINGS.openMs);
  return [
    exactly("open calls measured, and refused", refused, REFUSALS),
    atMost("p99 of an open call", quantileMs(times, 0.99), limitMs, "ms"),
    exactly(`trial calls among ${CROWD} at once`, await trialsInACrowd(breaker), BREAKER_SETTINGS.trials),
  ];
}

async function trialsInACrowd(breaker: ReturnType<typeof createBreaker>): Promise<number> {
  let begun = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const outcomes = Array.from({ length: CROWD }, () =>
    breaker
      .run(() => {
        begun += 1;
        return promise;
      })
      .catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
      }),
  );
  setImmediate(resolve);
  await Promise.all(outcomes);
  return begun;
}
