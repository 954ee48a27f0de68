import type { RequestContext } from "@souk/chassis/context";
import { AppError } from "@souk/chassis/errors";
import type { Clock } from "@souk/chassis/ports";

/** What a neighbour gets of a call's time. Enough that its being late counts for its breaker. */
const PATIENCE_MS = 700;

/** What the neighbour answers soon; undefined where it does not, as long as the call itself goes on. */
export async function answeredSoon<T>(
  ask: (context: RequestContext) => Promise<T>,
  context: RequestContext,
  clock: Clock,
): Promise<T | undefined> {
  const deadline = Math.min(context.deadline, clock.now() + PATIENCE_MS);
  try {
    return await ask({ ...context, deadline });
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
