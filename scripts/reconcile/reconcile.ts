import { setTimeout as delay } from "node:timers/promises";
import { MongoClient } from "mongodb";
import { type Books, readBooks } from "./books.ts";
import { couponDifferences } from "./coupons.ts";
import type { ByHand, Difference } from "./difference.ts";
import { paymentDifferences } from "./payments.ts";
import { stockDifferences } from "./stock.ts";

export interface ReconcileOptions {
  readonly uri: string;
  /** Before the services' names in those of their databases. */
  readonly prefix: string;
  /** Between two looks at what did not agree: what is only on its way agrees by then. @defaultValue 2000 */
  readonly pauseMs?: number;
}

export interface Reconciled {
  readonly counts: { readonly orders: number; readonly payments: number; readonly products: number };
  readonly differences: readonly Difference[];
  /** What differs since staff has done it by hand. */
  readonly byHand: readonly ByHand[];
  /** Orders that staff has to look at. */
  readonly stuck: readonly { readonly orderId: string; readonly step: string; readonly reason: string }[];
}

const PAUSE_MS = 2_000;
/** The services' books are read one after the other while the shop goes on: what disagrees in all looks does disagree. */
const LOOKS = 3;

export async function reconcile({ uri, prefix, pauseMs = PAUSE_MS }: ReconcileOptions): Promise<Reconciled> {
  const client = new MongoClient(uri, { useBigInt64: true, serverSelectionTimeoutMS: 5_000, appName: "reconcile" });
  try {
    let books = await readBooks(client, prefix);
    let all = differencesIn(books);
    for (let looks = 1; looks < LOOKS && all.some(isFault); looks++) {
      await delay(pauseMs);
      books = await readBooks(client, prefix);
      all = stillThere(all, differencesIn(books));
    }
    const byHand = all.filter((each): each is ByHand => !isFault(each));
    return { counts: countsOf(books), differences: all.filter(isFault), byHand, stuck: stuckIn(books) };
  } finally {
    await client.close();
  }
}

function differencesIn(books: Books): (Difference | ByHand)[] {
  return [...stockDifferences(books), ...paymentDifferences(books), ...couponDifferences(books)];
}

function isFault(difference: Difference | ByHand): boolean {
  return !("reason" in difference);
}

/** The same, however its figures have changed. */
function stillThere<T extends Difference>(before: readonly T[], now: readonly T[]): T[] {
  const known = new Set(before.map(keyOf));
  return now.filter((difference) => known.has(keyOf(difference)));
}

function keyOf({ book, about, says }: Difference): string {
  return `${book} ${about} ${says.replace(/\b\d+\b/g, "#")}`;
}

function countsOf({ orders, payments, buckets }: Books) {
  return { orders: orders.size, payments: payments.size, products: buckets.length };
}

function stuckIn({ orders }: Books): Reconciled["stuck"] {
  return [...orders.values()].flatMap(({ _id, step, attention }) =>
    attention ? [{ orderId: _id, step, reason: attention.reason }] : [],
  );
}
