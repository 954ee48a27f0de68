import { type AppError, sharedError } from "@souk/chassis/errors";
import type { RateClass } from "@souk/proto/souk/options/v1/policy";
import type { RateLimit, RateLimits } from "./rate-limits.ts";
import type { Counted, Windows } from "./windows.ts";

/** What became of a request under its limit. */
export interface Limited {
  /** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10). */
  readonly headers: Readonly<Record<string, string>>;
  /** Why it goes no further. */
  readonly refusal: AppError | undefined;
}

export interface RateLimiterOptions {
  readonly limits: RateLimits;
  /** What this process counts by itself. */
  readonly own: Windows;
  /** What all edges count together; absent where each is on its own. */
  readonly shared: Windows | undefined;
  /** Told the limit of each request that is refused. */
  readonly refused: (limit: string) => void;
}

/**
 * Lets each caller make so many requests of a class in a window. Every request is counted here too, so that without Redis the
 * limit goes on from what each edge has let through: two edges then let through at most twice as much, and never everything.
 */
export class RateLimiter {
  readonly #options: RateLimiterOptions;

  constructor(options: RateLimiterOptions) {
    this.#options = options;
  }

  /**
   * @param caller whose requests are counted together
   * @returns undefined where the class has no limit
   */
  async take(rateClass: RateClass, caller: string): Promise<Limited | undefined> {
    const limit = this.#options.limits.get(rateClass);
    if (!limit) return undefined;
    const limited = outcomeOf(limit, await this.#count(`${limit.name}:${caller}`, limit.windowSeconds * 1_000));
    if (limited.refusal) this.#options.refused(limit.name);
    return limited;
  }

  async #count(key: string, windowMs: number): Promise<Counted> {
    const { own, shared } = this.#options;
    const here = await own.count(key, windowMs);
    if (!shared) return here;
    try {
      return await shared.count(key, windowMs);
    } catch {
      return here;
    }
  }
}

function outcomeOf({ name, quota, windowSeconds }: RateLimit, { count, resetMs }: Counted): Limited {
  const seconds = Math.ceil(resetMs / 1_000);
  const headers = {
    "ratelimit-policy": `"${name}";q=${quota};w=${windowSeconds}`,
    ratelimit: `"${name}";r=${Math.max(quota - count, 0)};t=${seconds}`,
  };
  if (count <= quota) return { headers, refusal: undefined };
  const text = `There may be ${quota} ${name} requests in ${windowSeconds} s. Try again in ${seconds} s.`;
  const details = { retryAfterMs: Math.max(resetMs, 1), metadata: { limit: name } };
  return { headers, refusal: sharedError("RESOURCE_EXHAUSTED", text, details) };
}
