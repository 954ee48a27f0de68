import { RateClass } from "@souk/proto/souk/options/v1/policy";

/** So many requests in so many seconds. */
export interface RateLimit {
  /** How the limit is called in headers: `read`. */
  readonly name: string;
  readonly quota: number;
  readonly windowSeconds: number;
}

export type RateLimits = ReadonlyMap<RateClass, RateLimit>;

/** Of each class but UNLIMITED, for one caller. */
export const DEFAULT_RATE_LIMITS = "read=6000/60,write=1200/60,search=600/60,auth=30/60";

const ENTRY = /^([a-z]+)=([1-9][0-9]{0,8})\/([1-9][0-9]{0,5})$/;

/**
 * Reads `read=6000/60,auth=30/60`: a quota and a window in seconds for each class.
 *
 * @returns undefined where it cannot be read, or leaves a class out
 */
export function parseRateLimits(text: string): RateLimits | undefined {
  const limits = new Map<RateClass, RateLimit>();
  for (const entry of text.split(",")) {
    const [, name = "", quota, seconds] = ENTRY.exec(entry.trim()) ?? [];
    const rateClass = CLASSES.get(name);
    if (rateClass === undefined || limits.has(rateClass)) return undefined;
    limits.set(rateClass, { name, quota: Number(quota), windowSeconds: Number(seconds) });
  }
  return limits.size === CLASSES.size ? limits : undefined;
}

const CLASSES: ReadonlyMap<string, RateClass> = new Map(
  Object.entries(RateClass)
    .filter(([, value]) => value > RateClass.UNSPECIFIED && value !== RateClass.UNLIMITED)
    .map(([name, value]) => [name.toLowerCase(), value]),
);
