import { backgroundContext, type RequestContext } from "../context/index.ts";

/** A stream that is read while the test goes on. */
export interface Collecting<T> {
  readonly messages: T[];
  /** Resolves when the stream has ended: with what it threw, if anything. */
  readonly ended: Promise<unknown>;
  /** Ends the call, as a caller that has gone away. */
  stop(): Promise<void>;
}

/** Opens a stream without a deadline and collects its messages. */
export function collect<T>(open: (context: RequestContext) => AsyncIterable<T>): Collecting<T> {
  const over = new AbortController();
  const messages: T[] = [];
  const read = async () => {
    const stream = open(backgroundContext("collecting", over.signal, Number.POSITIVE_INFINITY));
    for await (const message of stream) messages.push(message);
  };
  const ended = read().catch((error: unknown) => error);
  return {
    messages,
    ended,
    stop: async () => {
      over.abort();
      await ended;
    },
  };
}
