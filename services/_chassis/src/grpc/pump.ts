import { once } from "node:events";
import type { Writable } from "node:stream";
import { unlessAborted } from "../context/index.ts";

/** The items one by one, each changed. */
export async function* mapAll<T, U>(items: AsyncIterable<T>, change: (item: T) => U): AsyncGenerator<U, void> {
  for await (const item of items) yield change(item);
}

/**
 * The items until the signal aborts, whose reason is then thrown, even in the middle of a wait: a stream of grpc-js whose
 * caller has gone away may neither end nor fail.
 */
export async function* untilAborted<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await unlessAborted(iterator.next(), signal);
      if (done) return;
      yield value;
    }
  } finally {
    // Not awaited: a generator in the middle of a wait only hears of it when that wait is over.
    iterator.return?.()?.catch(() => undefined);
  }
}

/**
 * Writes as fast as the other side reads, and stops at once when the signal aborts, even in the middle of a wait.
 *
 * @param onFirst called when the first item is known, or that there is none
 */
export async function pump<T>(
  items: AsyncIterable<T>,
  to: Pick<Writable, "write"> & NodeJS.EventEmitter,
  signal: AbortSignal,
  onFirst?: () => void,
): Promise<void> {
  let first = true;
  const told = () => {
    if (first) onFirst?.();
    first = false;
  };
  for await (const item of untilAborted(items, signal)) {
    told();
    if (!to.write(item)) await unlessAborted(once(to, "drain"), signal);
  }
  told();
}
