import type { Authorization } from "@souk/sandbox";
import type { Clerk } from "../e2e/support/people.ts";
import { atLeast, atMost, type Check, exactly, told } from "../prove/support/checks.ts";
import type { SeenOrder } from "../prove/support/orders.ts";
import { persist } from "../prove/support/persist.ts";
import type { Bought } from "./bought.ts";

/** What is compared: what buyers were told, what staff sees, and what the provider did. */
export interface Seen {
  readonly bought: Bought;
  readonly orders: readonly SeenOrder[];
  readonly stuck: readonly string[];
  readonly ledger: readonly Authorization[];
}

/** Signed out on the way, since the answer that held the next refresh token was lost. Nothing is scarce before the order is placed. */
const RIGHTLY_REFUSED: readonly string[] = ["401 REFRESH_TOKEN_REUSED"];
const LEAST_ACCEPTED = 0.95;

export function orderChecks({ bought, orders, stuck }: Seen): Check[] {
  const states = tallyOf(orders.map(({ state }) => state.replace("ORDER_STATE_", "").toLowerCase()));
  const unfinished = orders.filter(({ state }) => !/COMPLETED|CANCELLED/.test(state));
  return [
    told("orders that were answered with 2xx", bought.accepted.length),
    told("orders, as staff sees them", states),
    told(
      "why orders were cancelled",
      tallyOf(orders.map(({ cancelReason }) => reasonOf(cancelReason)).filter(Boolean)),
    ),
    told("checkouts refused for good", tallied(bought.refused)),
    told("answers that were no success", tallied(bought.failures)),
    ...acceptedChecks(bought),
    ...onceChecks(bought.accepted, orders),
    exactly("orders that are neither completed nor cancelled", unfinished.length, 0),
    exactly("orders that need attention", stuck.length, 0),
  ];
}

function acceptedChecks({ begun, accepted, refused, gaveUp }: Bought): Check[] {
  const wrongly = new Map([...refused].filter(([reason]) => !RIGHTLY_REFUSED.includes(reason)));
  const least = Math.ceil(begun * LEAST_ACCEPTED);
  return [
    atLeast(`checkouts accepted, ${LEAST_ACCEPTED * 100} % of the ${begun} begun`, accepted.length, least),
    exactly("checkouts refused for good, but for signing out", tallied(wrongly), "none"),
    exactly("what buyers gave up waiting for", tallied(gaveUp), "none"),
  ];
}

/** Each buyer comes once, and asks for one order with one key until he has his answer: so he has that order, and no other. */
function onceChecks(accepted: readonly string[], orders: readonly SeenOrder[]): Check[] {
  const [told, stored] = [new Set(accepted), new Set(orders.map(({ orderId }) => orderId))];
  const ofBuyers = [...Map.groupBy(orders, ({ buyerId }) => buyerId).values()];
  return [
    exactly("orders lost that were answered with 2xx", accepted.filter((orderId) => !stored.has(orderId)).length, 0),
    exactly("orders that no buyer was told of", orders.filter(({ orderId }) => !told.has(orderId)).length, 0),
    exactly("buyers with more than one order", ofBuyers.filter(({ length }) => length > 1).length, 0),
    exactly("orders that more than one buyer was told of", accepted.length - told.size, 0),
  ];
}

/** By the provider's own ledger. */
export function moneyChecks({ orders, ledger }: Seen): Check[] {
  const ofOrder = Map.groupBy(ledger, ({ reference }) => reference);
  const wrong = orders.filter((order) => netOf(ofOrder.get(order.orderId) ?? []) !== dueOf(order));
  const captures = [...ofOrder.values()].map((made) => made.flatMap(capturesIn).length);
  const known = new Set(orders.map(({ orderId }) => orderId));
  return [
    told("operations at the provider", ledger.flatMap(({ operations }) => operations).length),
    atMost("captures of an order", Math.max(0, ...captures), 1),
    atMost("authorizations of an order", Math.max(0, ...[...ofOrder.values()].map(({ length }) => length)), 1),
    exactly("orders whose captured − refunded is not what is due", wrong.length, 0),
    exactly("open authorizations", ledger.filter(isOpen).length, 0),
    exactly("authorizations of no order", ledger.filter(({ reference }) => !known.has(reference)).length, 0),
  ];
}

export async function stockChecks(
  clerk: Clerk,
  { orders }: Seen,
  stocked: ReadonlyMap<string, number>,
): Promise<Check[]> {
  const sold = new Map<string, number>();
  for (const { lines } of orders.filter(isCompleted)) {
    for (const { productId, quantity } of lines) sold.set(productId, (sold.get(productId) ?? 0) + quantity);
  }
  let wrong = 0;
  for (const [productId, units] of stocked) {
    if ((await persist(new Map(), () => clerk.countsStock(productId))) + (sold.get(productId) ?? 0) !== units)
      wrong += 1;
  }
  const units = [...sold.values()].reduce((sum, each) => sum + each, 0);
  return [
    told("units sold", units),
    exactly(`of ${stocked.size} products, those with available + sold ≠ initial`, wrong, 0),
  ];
}

export async function couponChecks(clerk: Clerk, { orders }: Seen, code: string, limit: number): Promise<Check[]> {
  const completed = orders.filter((order) => isCompleted(order) && order.couponCode === code).length;
  return [
    exactly("uses of the coupon, beside orders completed with it", await clerk.countsUses(code), completed),
    atMost("the same, beside its limit", completed, limit),
  ];
}

export function isCompleted({ state }: SeenOrder): boolean {
  return state === "ORDER_STATE_COMPLETED";
}

function dueOf(order: SeenOrder): bigint {
  if (!isCompleted(order)) return 0n;
  const { total, refunded } = order.totals ?? {};
  return BigInt(total?.amountMinor ?? 0) - BigInt(refunded?.amountMinor ?? 0);
}

function netOf(made: readonly Authorization[]): bigint {
  return made.reduce((sum, { capture, refunds }) => {
    const taken = capture?.status === "succeeded" ? BigInt(capture.amountMinor) : 0n;
    return sum + taken - refunds.reduce((back, { amountMinor }) => back + BigInt(amountMinor), 0n);
  }, 0n);
}

function capturesIn({ operations }: Authorization) {
  return operations.filter(({ kind, outcome }) => kind === "capture" && outcome !== "declined");
}

/** Whether money is set aside that nobody has taken or given back. */
function isOpen({ status, capture }: Authorization): boolean {
  return status === "action_required" || (status === "authorized" && capture?.status !== "succeeded");
}

function reasonOf(cancelReason: string): string {
  return cancelReason === "CANCEL_REASON_UNSPECIFIED" ? "" : cancelReason.replace("CANCEL_REASON_", "").toLowerCase();
}

function tallyOf(words: readonly string[]): string {
  return tallied(new Map([...Map.groupBy(words, (word) => word)].map(([word, of]) => [word, of.length])));
}

export function tallied(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([what, count]) => `${count} × ${what}`).join(", ") || "none";
}
