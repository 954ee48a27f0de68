import type { OrderRow } from "./books.ts";

/** Two books that do not agree. */
export interface Difference {
  /** `stock`, `payment`, `coupon`. */
  readonly book: string;
  /** What it is about: a product, an order, a coupon. */
  readonly about: string;
  readonly says: string;
}

/** What does not agree since staff has done it by hand, of which only one of the books knows. */
export interface ByHand extends Difference {
  /** Why the step was skipped. */
  readonly reason: string;
}

export const differenceIn =
  (book: string) =>
  (about: string, says: string): Difference => ({ book, about, says });

export function isSold({ step }: OrderRow): boolean {
  return step === "COMPLETED" || step === "REFUNDING";
}

export function isCancelled({ step }: OrderRow): boolean {
  return step === "CANCELLED";
}
