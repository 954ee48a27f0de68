import type { RequestContext } from "@souk/chassis/context";
import { compensated, type Decision, retried, skipped } from "../domain/by-hand.ts";
import type { Order, OrderChange } from "../domain/order.ts";
import { isRefundDeclined, nextRefund, refundSettled } from "../domain/refund.ts";
import type { Step } from "../domain/step.ts";
import { type ChangeDeps, changeOrder, type Target } from "./change-order.ts";
import type { Audit, Wake } from "./ports.ts";

export interface HandleDeps extends ChangeDeps {
  readonly wake: Wake;
  readonly audit: Audit;
  /** Where an order goes whose step was done by hand; undefined where it cannot be. */
  readonly afterByHand: (order: Order) => Step | undefined;
}

export interface HandleCommand extends Target {
  readonly reason: string;
}

type Decide = (order: Order, decision: Decision, now: Date) => OrderChange;

/** @throws OrderError ORDER_NOT_FOUND, SAGA_NOT_STUCK, STEP_NOT_POSSIBLE; AppError ETAG_MISMATCH */
export const retryOrder = (deps: HandleDeps) => handle(deps, "order.retry", retried);

/** @throws OrderError ORDER_NOT_FOUND, SAGA_NOT_STUCK, STEP_NOT_POSSIBLE; AppError ETAG_MISMATCH */
export const compensateOrder = (deps: HandleDeps) => handle(deps, "order.compensate", compensated);

/** @throws OrderError ORDER_NOT_FOUND, SAGA_NOT_STUCK, STEP_NOT_POSSIBLE; AppError ETAG_MISMATCH */
export const skipOrderStep = (deps: HandleDeps) =>
  handle(deps, "order.skip", (order, decision, now) => {
    const to = deps.afterByHand(order);
    const refund = order.step === "REFUNDING" && !isRefundDeclined(order) ? nextRefund(order) : undefined;
    if (!refund) return skipped(order, to, decision, now);
    const { order: settled, events } = refundSettled(order, refund.id, "DONE", now);
    const { log } = skipped(order, to && settled.step, decision, now).order;
    return { order: { ...settled, log }, events };
  });

function handle(deps: HandleDeps, action: string, decide: Decide) {
  return async ({ reason, ...target }: HandleCommand, context: RequestContext): Promise<Order> => {
    const decision = { reason, actorId: context.principal?.subject ?? "" };
    let step: string = "";
    const order = await changeOrder(deps, target, context, (before, now) => {
      step = before.step;
      return decide(before, decision, now);
    });
    await deps.audit({ action, target: order.id, details: { step } });
    deps.wake(order.id);
    return order;
  };
}
