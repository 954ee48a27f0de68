import type { OrderRow } from "./books.ts";

/** Two books that do not agree. */
export interface Difference {
  /** `stock`, `payment`, `coupon`. */
  readonly book: string;
  /** What it is about: a product, an order, a coupon. */
  readonly about: string;
  readonly says: string;
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
