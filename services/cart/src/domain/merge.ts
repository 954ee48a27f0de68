import { type Cart, changed, type Line, type Merge, MOST_LINES, MOST_UNITS, recent } from "./cart.ts";
import { joinedCheckouts, rememberedCheckouts } from "./checkout.ts";

/** Longer than any cart whose lines are leaving is kept, so that no merge is taken for a new one. */
const MERGES_KEPT_MS = 31 * 86_400_000;
/** Bounds the document, whatever somebody does to his own cart. */
const MERGES_KEPT = 100;
const MOVES_KEPT_MS = 30 * 86_400_000;
const MOVES_KEPT = 100;

// A merge takes three writes, each to one document:
//   1. the guest's cart is marked as leaving, and is not changed any more;
//   2. the other cart takes the lines, or refuses them, and remembers which: this decides;
//   3. the guest's cart is emptied, or let go.
// Whoever meets a cart that is leaving goes on with 2 and 3. Both are harmless when they were done.

export function beginLeaving(guest: Cart, leaving: { mergeId: string; to: string }, now: Date): Cart {
  return changed(guest, { leaving }, now);
}

/** What was decided about a merge. */
export function outcomeOf({ merges }: Cart, mergeId: string): Merge["outcome"] | undefined {
  return merges.find((merge) => merge.mergeId === mergeId)?.outcome;
}

/** All lines or none: what does not fit is refused, and that is remembered like the other. */
export function takeOver(cart: Cart, guest: Cart, mergeId: string, now: Date): Cart {
  const lines = joinedLines(cart.lines, guest.lines);
  const kept = recent(cart.merges, now, MERGES_KEPT_MS, MERGES_KEPT - 1);
  const decide = (outcome: Merge["outcome"]) => [...kept, { mergeId, outcome, time: now }];
  if (lines.length > MOST_LINES) return changed(cart, { merges: decide("REFUSED") }, now);
  const joined = changed(cart, { lines, merges: decide("TAKEN") }, now);
  return { ...joined, checkouts: joinedCheckouts(cart, guest, joined, now) };
}

/** The end of it. A cart that was emptied remembers where the lines of its orders are now. */
export function endLeaving(guest: Cart, outcome: Merge["outcome"], now: Date): Cart {
  const { leaving } = guest;
  if (!leaving || outcome === "REFUSED") return changed(guest, { leaving: undefined }, now);
  const moved = rememberedCheckouts(guest, now).map(({ orderId }) => ({ orderId, to: leaving.to, time: now }));
  const moves = [...recent(guest.moves, now, MOVES_KEPT_MS, MOVES_KEPT - moved.length), ...moved];
  return changed(guest, { leaving: undefined, lines: [], moves }, now);
}

/** Whose cart the lines of an order have gone to. */
export function movedTo({ moves }: Cart, orderId: string): string | undefined {
  return moves.findLast((move) => move.orderId === orderId)?.to;
}

function joinedLines(own: readonly Line[], others: readonly Line[]): Line[] {
  const joined = new Map(own.map((line) => [line.productId, line]));
  for (const line of others) {
    const before = joined.get(line.productId);
    const quantity = Math.min((before?.quantity ?? 0) + line.quantity, MOST_UNITS);
    joined.set(line.productId, { ...(before ?? line), quantity });
  }
  return [...joined.values()];
}
