import type { Breaker } from "../breaker/index.ts";

/** The breakers of a service: OpsService lists them, and one that is not closed is a degradation. */
export function createBreakers(watch: (name: string, isUp: () => boolean) => void) {
  const breakers: Breaker[] = [];
  return {
    all: () => breakers,
    add: (breaker: Breaker, part: string): Breaker => {
      breakers.push(breaker);
      watch(part, () => breaker.status().state === "CLOSED");
      return breaker;
    },
  };
}
