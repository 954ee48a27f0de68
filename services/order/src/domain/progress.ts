import {
  type CancelReason,
  type Changes,
  changed,
  type Order,
  type OrderChange,
  type OrderEvent,
  type PaymentAction,
} from "./order.ts";
import { LEASE_MS } from "./place.ts";
import { isOver, type Step } from "./step.ts";

const FIRST_WAIT_MS = 500;
/** A service of ours that is away is asked again soon: that costs next to nothing, and a step may need two that come and go. */
const LONGEST_FOR_OURS_MS = 5_000;
/** Twice that and a step must fit into a minute: so long after the last fault every order is over. */
const LONGEST_WAIT_MS = 20_000;
/** Who waits for somebody else is told; looking is only for what was not. */
const LOOK_AFTER_MS = 30_000;
/** After this an order that cannot go on is shown to staff. */
const PATIENCE_MS = 10 * 60_000;
/** Steps at which it is not known yet whether the buyer can pay. */
const BEFORE_PAYMENT: readonly Step[] = ["RESERVING", "REDEEMING", "AUTHORIZING"];
/** What nobody has foreseen is tried so often: it may be a deployment on its way. */
const UNFORESEEN_TRIES = 5;

/** Why a step did not come to its end. */
export interface Setback {
  readonly reason: string;
  /** SOON and FOREVER are tried again until they work, SOON more often; UNFORESEEN for a while; NEVER is for staff at once. */
  readonly retry: "SOON" | "FOREVER" | "UNFORESEEN" | "NEVER";
}

/** The step is done: on to the next one. */
export function advanced(order: Order, to: Step, now: Date, changes: Changes = {}, cause = "done"): OrderChange {
  const next = changed(order, { ...arrival(order.step, to, now), ...changes }, now, { cause });
  return { order: next, events: arrivalEvents(order, to) };
}

/** What the order wants cannot be had: it is undone. */
export function refused(
  order: Order,
  to: Step,
  why: { readonly cancelReason: CancelReason; readonly declineCode?: string; readonly cause: string },
  now: Date,
): OrderChange {
  const { cancelReason, declineCode = "", cause } = why;
  return advanced(order, to, now, { cancelReason, declineCode }, cause);
}

/** Somebody else has to do something first: the buyer, or the provider in its own time. */
export function waiting(order: Order, action: PaymentAction | undefined, now: Date): OrderChange {
  const nextAt = new Date(now.getTime() + LOOK_AFTER_MS);
  const isNew = action !== undefined && order.action === undefined;
  const entry = isNew ? { cause: "ACTION_REQUIRED" } : undefined;
  const next = changed(order, { action, nextAt, tries: order.tries + 1, attention: undefined }, now, entry);
  return { order: next, events: isNew ? [{ kind: "OrderActionRequired" }] : [] };
}

/** The step is tried again later, or staff is asked to look. */
export function setBack(order: Order, { reason, retry }: Setback, now: Date, random: number): OrderChange {
  const tries = order.tries + 1;
  const unforeseen = order.unforeseen + (retry === "UNFORESEEN" ? 1 : 0);
  const parked = retry === "NEVER" || unforeseen >= UNFORESEEN_TRIES;
  const late = now.getTime() - order.stepSince.getTime() >= PATIENCE_MS;
  const nextAt = parked ? undefined : new Date(now.getTime() + waitMs(tries, retry, random));
  if (!parked && !late) return { order: changed(order, { tries, unforeseen, nextAt }, now), events: [] };
  const isKnown = order.attention?.parked === parked;
  const attention = isKnown ? order.attention : { since: order.attention?.since ?? now, reason, parked };
  const next = changed(order, { tries, unforeseen, nextAt, attention }, now, isKnown ? undefined : { cause: reason });
  return { order: next, events: isKnown ? [] : [{ kind: "OrderNeedsAttention", reason }] };
}

/** What an order is like when it comes to a step. */
export function arrival(from: Step, to: Step, now: Date): Changes {
  const over = isOver(to);
  return {
    ...{ step: to, stepSince: now, tries: 0, unforeseen: 0, attention: undefined, action: undefined },
    nextAt: over ? undefined : new Date(now.getTime() + LEASE_MS),
    ...(BEFORE_PAYMENT.includes(to) ? {} : { paymentToken: undefined }),
    ...(to === "COMPLETED" && from !== "REFUNDING" ? { completeTime: now } : {}),
  };
}

function arrivalEvents({ step }: Order, to: Step): OrderEvent[] {
  if (to === "CANCELLED") return [{ kind: "OrderCancelled" }];
  return to === "COMPLETED" && step !== "REFUNDING" ? [{ kind: "OrderCompleted" }] : [];
}

/** Doubles from half a second; up to a fifth is shaved off so that retries do not march in step. */
function waitMs(tries: number, retry: Setback["retry"], random: number): number {
  const longest = retry === "SOON" ? LONGEST_FOR_OURS_MS : LONGEST_WAIT_MS;
  return Math.round(Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), longest) * (1 - 0.2 * random));
}
