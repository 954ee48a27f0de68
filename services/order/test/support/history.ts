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

/** A history in which nothing happens after the batches; it counts who follows it. */
export function quietHistory(batches: readonly (readonly OrderNews[])[] = []) {
  const following = { count: 0 };
  const history: OrderHistory = {
    ...historyOf(batches),
    after: async function* (token, signal) {
      following.count += 1;
      try {
        yield* batches.slice(Number(token));
        await new Promise<void>((resolve) => {
          if (signal.aborted) resolve();
          signal.addEventListener("abort", () => resolve(), { once: true });
        });
      } finally {
        following.count -= 1;
      }
    },
  };
  return { history, following };
}

/** All that an iteration gives. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const item of items) seen.push(item);
  return seen;
}
