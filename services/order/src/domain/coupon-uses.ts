import { couponNotValid } from "./coupon.ts";

/** Longer than anybody can be asleep who still believes in a use that is over. */
const KEEP_MS = 600_000;

export interface CouponUseEntry {
  readonly orderId: string;
  readonly state: "HELD" | "USED" | "RELEASED";
  readonly time: Date;
}

/** Counts the uses of a coupon, or those by one buyer. What is over stays for a while, as a tombstone: what comes late finds it. */
export interface UseCounter {
  readonly id: string;
  readonly couponCode: string;
  /** Counts the changes; 0 of a counter that was never stored. */
  readonly v: bigint;
  /** Orders that it counts for: those that hold a use and those that have used it. */
  readonly used: number;
  readonly entries: readonly CouponUseEntry[];
}

export function newCounter(id: string, couponCode: string): UseCounter {
  return { id, couponCode, v: 0n, used: 0, entries: [] };
}

/**
 * Checks and takes in the same change.
 *
 * @param limit how many uses there are; 0 for any number
 * @returns undefined where the order has its use already
 * @throws OrderError COUPON_NOT_VALID where there is none left, or the order has given its own back
 */
export function holdUse(counter: UseCounter, orderId: string, limit: number, now: Date): UseCounter | undefined {
  const known = entryOf(counter, orderId);
  if (known && known.state !== "RELEASED") return undefined;
  if (known || (limit > 0 && counter.used >= limit))
    throw couponNotValid(counter.couponCode, "This coupon is used up.");
  return changed(counter, { orderId, state: "HELD", time: now }, 1, now);
}

/** What was bought with it is sold. @returns undefined where there is nothing to change */
export function useUp(counter: UseCounter, orderId: string, now: Date): UseCounter | undefined {
  if (entryOf(counter, orderId)?.state !== "HELD") return undefined;
  return changed(counter, { orderId, state: "USED", time: now }, 0, now);
}

/** Gives a use back, or makes sure that none will be taken. @returns undefined where there is nothing to change */
export function releaseUse(counter: UseCounter, orderId: string, now: Date): UseCounter | undefined {
  const state = entryOf(counter, orderId)?.state;
  if (state === "RELEASED" || state === "USED") return undefined;
  return changed(counter, { orderId, state: "RELEASED", time: now }, state === "HELD" ? -1 : 0, now);
}

function entryOf({ entries }: UseCounter, orderId: string): CouponUseEntry | undefined {
  return entries.find((entry) => entry.orderId === orderId);
}

function changed(counter: UseCounter, entry: CouponUseEntry, more: number, now: Date): UseCounter {
  const others = counter.entries.filter((each) => each.orderId !== entry.orderId && !canBeForgotten(each, now));
  return { ...counter, v: counter.v + 1n, used: counter.used + more, entries: [...others, entry] };
}

function canBeForgotten({ state, time }: CouponUseEntry, now: Date): boolean {
  return state !== "HELD" && time.getTime() + KEEP_MS <= now.getTime();
}
