import type { Tally } from "../prove/support/persist.ts";

/** What came of it, as the buyers know it. */
export interface Bought {
  /** Checkouts, one by each buyer. */
  readonly begun: number;
  /** Orders that were answered with 2xx. */
  readonly accepted: readonly string[];
  /** Checkouts that were refused for good, by status and reason. */
  readonly refused: Tally;
  /** What buyers were not given, however long they waited. */
  readonly gaveUp: Tally;
  /** All answers that were no success, and connections that broke. */
  readonly failures: Tally;
}

export interface Growing extends Bought {
  begun: number;
  readonly accepted: string[];
}

export function nothingBought(): Growing {
  return { begun: 0, accepted: [], refused: new Map(), gaveUp: new Map(), failures: new Map() };
}

export function note(tally: Tally, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}
