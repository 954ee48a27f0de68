import type { RequestContext } from "@souk/chassis/context";
import type { Clock, Random } from "@souk/chassis/ports";
import type { Order, OrderChange } from "../domain/order.ts";
import { advanced, refused, setBack, waiting } from "../domain/progress.ts";
import { refundSettled } from "../domain/refund.ts";
import { isOver } from "../domain/step.ts";
import type { OrderStore } from "../usecases/ports.ts";
import { CHECKOUT, type Checkout, type Row } from "./checkout.ts";
import type { Outcome, StepDeps } from "./outcome.ts";
import { setbackOf } from "./setback.ts";

/** Whoever still drives after so long may be a zombie that has slept: it stops. Providers know its keys for a day. */
const FENCE_MS = 30_000;
/** The longest time for one step. */
const STEP_MS = 10_000;

export interface DriveDeps extends StepDeps {
  readonly orders: OrderStore;
  readonly clock: Clock;
  readonly random: Random;
  /** Hears of every change that was stored, and of what a step has thrown. */
  readonly told: (change: OrderChange, error?: unknown) => void;
}

/**
 * Does with an order whatever can be done now, step by step, until it is over or has to wait. Called by whoever placed it, by the queue and
 * by the sweep alike, also at the same time: an order that somebody else has moved meanwhile is read again.
 *
 * @throws what the order's own store throws; another one goes on then
 */
export const driveOrder =
  (deps: DriveDeps, checkout: Checkout = CHECKOUT) =>
  async (orderId: string, context: RequestContext): Promise<void> => {
    const { orders, clock, told } = deps;
    const fence = clock.now() + FENCE_MS;
    let order = await orders.read(orderId);
    while (order && goesOn(order) && clock.now() < fence) {
      const step = await nextChange(deps, order, checkout[order.step], context);
      context.signal.throwIfAborted();
      const stored = await orders.write(step.change, { traceparent: context.traceparent });
      if (stored) told(step.change, step.error);
      if (stored && step.waits) return;
      order = stored ?? (await orders.read(orderId));
    }
  };

/** A move of the order, and whether it has to wait after it. */
interface Taken {
  readonly change: OrderChange;
  readonly waits: boolean;
  readonly error?: unknown;
}

async function nextChange(deps: DriveDeps, order: Order, row: Row, context: RequestContext): Promise<Taken> {
  const now = deps.clock.now();
  if (row.refused && isTooLate(order, row, now)) {
    const why = { cancelReason: "EXPIRED", cause: "EXPIRED" } as const;
    return { change: refused(order, row.refused, why, new Date(now)), waits: false };
  }
  const deadline = Math.min(context.deadline, now + STEP_MS);
  try {
    const outcome = (await row.act?.(order, deps, { ...context, deadline })) ?? { kind: "DONE" };
    return taken(deps, order, row, outcome);
  } catch (error) {
    context.signal.throwIfAborted();
    return { change: setBack(order, setbackOf(error), ...momentOf(deps)), waits: true, error };
  }
}

function taken(deps: DriveDeps, order: Order, row: Row, outcome: Outcome): Taken {
  const [now, random] = momentOf(deps);
  switch (outcome.kind) {
    case "DONE":
      return { change: advanced(order, row.done?.(order) ?? order.step, now), waits: false };
    case "REFUSED":
      return { change: refused(order, row.refused ?? order.step, outcome, now), waits: false };
    case "REFUND_SETTLED":
      return { change: refundSettled(order, outcome.refundId, outcome.state, now), waits: false };
    case "WAITING":
      return { change: waiting(order, outcome.action, now), waits: true };
    case "UNKNOWN":
      return { change: setBack(order, { reason: outcome.reason, retry: "FOREVER" }, now, random), waits: true };
  }
}

function momentOf({ clock, random }: DriveDeps): [Date, number] {
  return [new Date(clock.now()), random.next()];
}

function goesOn({ step, attention }: Order): boolean {
  return !isOver(step) && attention?.parked !== true;
}

function isTooLate({ stepSince }: Order, { patienceMs = Number.POSITIVE_INFINITY }: Row, now: number): boolean {
  return now - stepSince.getTime() >= patienceMs;
}
