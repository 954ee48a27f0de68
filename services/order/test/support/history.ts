import type { OrderHistory, OrderNews } from "../../src/usecases/ports.ts";

/** A history that ends: a token counts the batches before it. */
export function historyOf(batches: readonly (readonly OrderNews[])[]): OrderHistory {
  return {
    end: async () => String(batches.length),
    after: async function* (token) {
      yield* batches.slice(Number(token));
    },
  };
}

/** All that an iteration gives. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const item of items) seen.push(item);
  return seen;
}
