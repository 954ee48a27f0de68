import { soonerOf } from "../../waiting.ts";

/** The chunks, and `beat` each time that the next one is long in coming. */
export async function* withHeartbeats(
  chunks: AsyncIterable<Buffer>,
  everyMs: number,
  beat: Buffer,
): AsyncGenerator<Buffer, void> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = iterator.next();
      let result = await soonerOf(next, everyMs);
      while (!result) {
        yield beat;
        result = await soonerOf(next, everyMs);
      }
      if (result.done) return;
      yield result.value;
    }
  } finally {
    await iterator.return?.();
  }
}
