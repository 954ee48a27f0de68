import { setTimeout as delay } from "node:timers/promises";
import { MongoClient } from "mongodb";
import { type Books, readBooks } from "./books.ts";
import { couponDifferences } from "./coupons.ts";
import type { Difference } from "./difference.ts";
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
    let differences = differencesIn(books);
    for (let looks = 1; looks < LOOKS && differences.length > 0; looks++) {
      await delay(pauseMs);
      books = await readBooks(client, prefix);
      differences = stillThere(differences, differencesIn(books));
    }
    return { counts: countsOf(books), differences, stuck: stuckIn(books) };
  } finally {
    await client.close();
  }
}

export function differencesIn(books: Books): Difference[] {
  return [...stockDifferences(books), ...paymentDifferences(books), ...couponDifferences(books)];
}

/** The same, however its figures have changed. */
function stillThere(before: readonly Difference[], now: readonly Difference[]): Difference[] {
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
