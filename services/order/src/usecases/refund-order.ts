import type { CallIdentity, RequestContext } from "@souk/chassis/context";
import { sharedError } from "@souk/chassis/errors";
import type { Money } from "../domain/money.ts";
import type { Order } from "../domain/order.ts";
import { withRefund } from "../domain/refund.ts";
import { type ChangeDeps, changeOrder, type Target } from "./change-order.ts";
import type { Audit, Wake } from "./ports.ts";

export interface RefundOrderCommand extends Target {
  /** All that is left where there is none. */
  readonly amount: Money | undefined;
  readonly reason: string;
  readonly call: CallIdentity;
}

export interface RefundedOrder {
  readonly order: Order;
  readonly replayed: boolean;
}

/**
 * The refund is named by the call, within the order's own document: a repeat finds it.
 *
 * @throws OrderError ORDER_NOT_FOUND, ORDER_NOT_REFUNDABLE, REFUND_TOO_LARGE, CURRENCY_MISMATCH; AppError ETAG_MISMATCH, REQUEST_ID_REUSED
 */
export const refundOrder =
  (deps: ChangeDeps & { readonly wake: Wake; readonly audit: Audit }) =>
  async ({ call, amount, reason, ...target }: RefundOrderCommand, context: RequestContext): Promise<RefundedOrder> => {
    const { key: refundId = "", fingerprint } = call;
    let replayed = false;
    const actorId = context.principal?.subject ?? "";
    const order = await changeOrder(deps, target, context, (before, now) => {
      const known = before.refunds.find(({ id }) => id === refundId);
      replayed = known !== undefined;
      if (!known) return withRefund(before, { refundId, fingerprint, amount, reason, actorId }, now);
      if (known.fingerprint === fingerprint) return undefined;
      throw sharedError("REQUEST_ID_REUSED", "This request id came before with another refund. Choose a new one.");
    });
    await deps.audit({ action: "order.refund", target: order.id, details: { refundId } });
    deps.wake(order.id);
    return { order, replayed };
  };
