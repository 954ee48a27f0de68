import { sharedError } from "@souk/chassis/errors";

/** What ends a stream from this side: its caller has gone away, or the edge is about to stop. */
export interface Ending {
  /** What the call upstream listens to. */
  readonly signal: AbortSignal;
  /** What a cancelled call really failed of. */
  explain(error: unknown): unknown;
  /** Leaves nothing behind on signals that live longer. */
  dispose(): void;
}

/**
 * A stream that can be resumed ends as soon as the edge drains, and its caller goes on at another edge; any other one gets
 * the time that there is.
 */
export function endingOf(gone: AbortSignal, draining: AbortSignal, isResumable: boolean): Ending {
  const controller = new AbortController();
  const end = () => controller.abort();
  const causes = isResumable ? [gone, draining] : [gone];
  for (const cause of causes) {
    if (cause.aborted) end();
    else cause.addEventListener("abort", end, { once: true });
  }
  return {
    signal: controller.signal,
    explain: (error) => {
      const isDrained = isResumable && draining.aborted && !gone.aborted;
      return isDrained
        ? sharedError("DRAINING", "This edge is about to stop. Go on at another one.", { retryAfterMs: 1_000 })
        : error;
    },
    dispose: () => {
      for (const cause of causes) cause.removeEventListener("abort", end);
    },
  };
}
