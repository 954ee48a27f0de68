import { setTimeout as delay } from "node:timers/promises";
import type { Clerk } from "../../e2e/support/people.ts";
import { persist } from "./persist.ts";

export type SeenOrder = Awaited<ReturnType<Clerk["looksThroughOrders"]>>["orders"][number];

const LONGEST_MS = 300_000;
const LOOK_MS = 500;
const ON_ITS_WAY = ["ORDER_STATE_PLACED", "ORDER_STATE_ACTION_REQUIRED", "ORDER_STATE_CANCELLING"] as const;

/** Waits until no order is on its way any more. @returns how long that took; it ends after five minutes in any case */
export function untilAllOver(clerk: Clerk): Promise<number> {
  return until(async () => !(await isAnyOnItsWay(clerk)));
}

/** Waits until no refund is on its way any more. @returns as {@link untilAllOver} */
export function untilAllRefunded(clerk: Clerk): Promise<number> {
  return until(async () => !(await allOrders(clerk)).some(isRefunding));
}

async function until(isOver: () => Promise<boolean>): Promise<number> {
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  while (!(await isOver()) && elapsed() < LONGEST_MS) await delay(LOOK_MS);
  return elapsed();
}

async function isAnyOnItsWay(clerk: Clerk): Promise<boolean> {
  for (const state of ON_ITS_WAY) {
    const { orders } = await insist(() => clerk.looksThroughOrders({ state }));
    if (orders.length > 0) return true;
  }
  return false;
}

function isRefunding({ refunds }: SeenOrder): boolean {
  return refunds.some(({ state }) => state === "ORDER_REFUND_STATE_REQUESTED");
}

/** Every order of the shop as staff sees them, newest first; no further than enough were found. */
export async function allOrders(clerk: Clerk, enough = Number.POSITIVE_INFINITY): Promise<SeenOrder[]> {
  const found: SeenOrder[] = [];
  let pageToken = "";
  do {
    const page = await insist(() => clerk.looksThroughOrders({ pageToken }));
    found.push(...page.orders);
    pageToken = page.nextPageToken;
  } while (pageToken !== "" && found.length < enough);
  return found;
}

function insist<T>(ask: () => Promise<T>): Promise<T> {
  return persist(new Map(), ask);
}
