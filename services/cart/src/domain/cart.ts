import { CartError } from "./errors.ts";

export const MOST_LINES = 20;
export const MOST_UNITS = 99;
/** A cart that nobody changes for so long is forgotten. */
export const KEPT_MS = 30 * 86_400_000;

export interface Money {
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** What is known of a product that is on sale. */
export interface Offer {
  readonly productId: string;
  readonly title: string;
  readonly unitPrice: Money;
  /** The version of the product. */
  readonly productEtag: string;
}

/** So many units of a product, and what was known of it when the cart was changed last. */
export interface Line extends Offer {
  readonly quantity: number;
  /** What a unit cost when the line itself was changed last. */
  readonly addedUnitPrice: Money;
}

/** An AddItem that was done. */
export interface FinishedCall {
  readonly key: string;
  readonly fingerprint: string;
  readonly time: Date;
}

/** A cart as it was given to an order. */
export interface Checkout {
  readonly orderId: string;
  readonly lines: readonly Line[];
  /** Revisions of this cart that hold more than the lines, having become what they are by a merge with them. */
  readonly mergedAs: readonly bigint[];
  readonly time: Date;
}

/** In a guest's cart: its lines are on their way into another, and nothing else changes it until they are there. */
export interface Leaving {
  readonly mergeId: string;
  /** Whose cart they go to. */
  readonly to: string;
}

/** In the cart that lines come into: what has become of a merge. This is what decides it. */
export interface Merge {
  readonly mergeId: string;
  readonly outcome: "TAKEN" | "REFUSED";
  readonly time: Date;
}

/** In a guest's cart: where the lines that an order is for have gone. */
export interface Move {
  readonly orderId: string;
  readonly to: string;
  readonly time: Date;
}

/** An order that was completed, and whose lines were taken out. */
export interface Bought {
  readonly orderId: string;
  readonly time: Date;
}

/** One document of one owner; changed as a whole, and only by the functions of this folder. */
export interface Cart {
  readonly ownerId: string;
  /** Counts the changes; 0 of a cart that was never stored. */
  readonly v: bigint;
  /** Grows with each change of which products there are, and how many of each; never the same twice, also after the cart was forgotten. */
  readonly revision: bigint;
  /** In the order in which they were added; each product once. */
  readonly lines: readonly Line[];
  readonly calls: readonly FinishedCall[];
  readonly checkouts: readonly Checkout[];
  readonly leaving?: Leaving | undefined;
  readonly merges: readonly Merge[];
  readonly moves: readonly Move[];
  readonly bought: readonly Bought[];
  readonly changeTime: Date;
}

/** The cart of somebody who has none yet. */
export function emptyCart(ownerId: string): Cart {
  const none = { lines: [], calls: [], checkouts: [], merges: [], moves: [], bought: [] };
  return { ownerId, v: 0n, revision: 0n, ...none, changeTime: new Date(0) };
}

type Changes = Partial<Omit<Cart, "ownerId" | "v" | "revision" | "changeTime">>;

/** The next version of a cart. */
export function changed(cart: Cart, changes: Changes, now: Date): Cart {
  const next = { ...cart, ...changes, v: cart.v + 1n, changeTime: now };
  const { lines = cart.lines } = changes;
  if (lines.length > MOST_LINES) throw cartFull();
  return sameLines(lines, cart.lines) ? next : { ...next, revision: nextRevision(cart, now) };
}

/** Time, so that a cart which was forgotten and begun anew has no revision a second time. */
function nextRevision({ revision }: Cart, now: Date): bigint {
  const time = BigInt(now.getTime());
  return time > revision ? time : revision + 1n;
}

export function sameLines(some: readonly Line[], others: readonly Line[]): boolean {
  if (some.length !== others.length) return false;
  const quantities = new Map(others.map(({ productId, quantity }) => [productId, quantity]));
  return some.every(({ productId, quantity }) => quantities.get(productId) === quantity);
}

export function lineOf({ lines }: Cart, productId: string): Line | undefined {
  return lines.find((line) => line.productId === productId);
}

/** The same lines with what is known of their products by now; what nothing is known of stays as it was. */
export function withOffers(lines: readonly Line[], offers: ReadonlyMap<string, Offer>): readonly Line[] {
  return lines.map((line) => ({ ...line, ...offers.get(line.productId) }));
}

export function expireTimeOf({ changeTime }: Pick<Cart, "changeTime">): Date {
  return new Date(changeTime.getTime() + KEPT_MS);
}

/** Those that are not older than so long, and no more than so many. */
export function recent<T extends { readonly time: Date }>(
  all: readonly T[],
  now: Date,
  keptMs: number,
  most: number,
): T[] {
  return all.filter(({ time }) => now.getTime() - time.getTime() < keptMs).slice(-most);
}

export function cartFull(): CartError {
  const metadata = { limit: String(MOST_LINES) };
  return new CartError("CART_FULL", `A cart holds ${MOST_LINES} different products. Take one out first.`, { metadata });
}
