import { setTimeout as delay } from "node:timers/promises";
import type { Clerk } from "../e2e/support/people.ts";
import { persist } from "./persist.ts";

export type SeenOrder = Awaited<ReturnType<Clerk["looksThroughOrders"]>>["orders"][number];

const LONGEST_MS = 300_000;
const LOOK_MS = 500;
const UNFINISHED = ["ORDER_STATE_PLACED", "ORDER_STATE_ACTION_REQUIRED", "ORDER_STATE_CANCELLING"] as const;

/** Waits until no order is on its way any more. @returns how long that took; it ends after five minutes in any case */
export async function untilAllOver(clerk: Clerk): Promise<number> {
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  while ((await isAnyUnfinished(clerk)) && elapsed() < LONGEST_MS) await delay(LOOK_MS);
  return elapsed();
}

async function isAnyUnfinished(clerk: Clerk): Promise<boolean> {
  for (const state of UNFINISHED) {
    const { orders } = await insist(() => clerk.looksThroughOrders({ state }));
    if (orders.length > 0) return true;
  }
  return (await allOrders(clerk)).some(isRefunding);
}

function isRefunding({ refunds }: SeenOrder): boolean {
  return refunds.some(({ state }) => state === "ORDER_REFUND_STATE_REQUESTED");
}

/** Every order of the shop, as staff sees them, by id. */
export async function allOrders(clerk: Clerk): Promise<SeenOrder[]> {
  const found: SeenOrder[] = [];
  for (let pageToken: string | undefined = ""; pageToken !== undefined; ) {
    const page: Awaited<ReturnType<Clerk["looksThroughOrders"]>> = await insist(() =>
      clerk.looksThroughOrders({ pageToken: pageToken ?? "" }),
    );
    found.push(...page.orders);
    pageToken = page.nextPageToken || undefined;
  }
  return found;
}

function insist<T>(ask: () => Promise<T>): Promise<T> {
  return persist(new Map(), ask);
}
