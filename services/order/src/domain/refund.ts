import { OrderError } from "./errors.ts";
import type { Money } from "./money.ts";
import { type Attention, changed, type Order, type OrderChange, type Refund, refundable } from "./order.ts";
import { advanced, arrival } from "./progress.ts";
import { stateOf } from "./step.ts";

const DECLINED = "REFUND_DECLINED";

export interface RefundCommand {
  readonly refundId: string;
  readonly fingerprint: string;
  /** All that is left where there is none. */
  readonly amount: Money | undefined;
  readonly reason: string;
  readonly actorId: string;
}

/** @throws OrderError ORDER_NOT_REFUNDABLE, REFUND_TOO_LARGE, CURRENCY_MISMATCH */
export function withRefund(order: Order, command: RefundCommand, now: Date): OrderChange {
  const { refundId: id, fingerprint, reason, actorId } = command;
  const amount = amountOf(order, command.amount);
  const refund: Refund = { id, amount, reason, fingerprint, state: "REQUESTED", createTime: now };
  const changes = { ...arrival(order.step, "REFUNDING", now), refunds: [...order.refunds, refund] };
  return { order: changed(order, changes, now, { cause: "refund", note: reason, actorId }), events: [] };
}

/**
 * The provider has made the refund, or would not. With the last of them the order is completed again; one that was declined stays with
 * staff until somebody has dealt with it, also while the others are made.
 */
export function refundSettled(order: Order, refundId: string, state: "DONE" | "FAILED", now: Date): OrderChange {
  const refunds = order.refunds.map((each) => (each.id === refundId ? { ...each, state } : each));
  const refund = refunds.find(({ id }) => id === refundId);
  const isDeclined = state === "FAILED";
  const since = order.attention?.since ?? now;
  const attention = isDeclined ? { since, reason: DECLINED, parked: false } : declinedBefore(order);
  const to = nextRefund({ refunds }) ? "REFUNDING" : "COMPLETED";
  const { order: next } = advanced(order, to, now, { refunds, attention }, isDeclined ? DECLINED : "done");
  if (isDeclined) return { order: next, events: [{ kind: "OrderNeedsAttention", reason: DECLINED }] };
  return { order: next, events: refund ? [{ kind: "OrderRefunded", refund }] : [] };
}

/** Whether staff has to look at it for a refund that was declined: it need not be driven, and nothing of it can be tried again. */
export function isRefundDeclined({ attention }: Pick<Order, "attention">): boolean {
  return attention?.reason === DECLINED;
}

function declinedBefore({ attention }: Order): Attention | undefined {
  return isRefundDeclined({ attention }) ? attention : undefined;
}

export function nextRefund({ refunds }: Pick<Order, "refunds">): Refund | undefined {
  return refunds.find(({ state }) => state === "REQUESTED");
}

function amountOf(order: Order, wanted: Money | undefined): Money {
  const { total } = order.totals;
  if (stateOf(order) !== "COMPLETED") {
    const text = "Nothing was paid for this order, so nothing can be given back.";
    throw new OrderError("ORDER_NOT_REFUNDABLE", text, { metadata: { state: stateOf(order) } });
  }
  const left = refundable(order);
  const amount = wanted ?? { ...total, amountMinor: left };
  if (amount.currency !== total.currency) {
    const metadata = { currencyCode: total.currency };
    throw new OrderError("CURRENCY_MISMATCH", `The order was paid in ${total.currency}.`, { metadata });
  }
  if (amount.amountMinor > left || left === 0n) {
    const metadata = { refundableMinor: String(left) };
    throw new OrderError("REFUND_TOO_LARGE", "That is more than is left of what was paid.", { metadata });
  }
  return amount;
}
