import type { Money } from "../../services/order/src/domain/money.ts";
import type { Order } from "../../services/order/src/domain/order.ts";
import { type Caller, reasonOf } from "./shop.ts";

const LOOKS_EVERY_MS = 20_000;
const OVERTAKEN: readonly string[] = ["SAGA_NOT_STUCK", "STEP_NOT_POSSIBLE"];

/** Sees to the orders that do not go on by themselves. */
export async function workAsStaff(staff: Caller): Promise<never> {
  const { timeline, tally } = staff.incarnation.surroundings;
  for (;;) {
    await staff.incarnation.sleep(LOOKS_EVERY_MS);
    for (const { id, attention } of await staff.shop.durable.orders.list({ needsAttention: true }, undefined, 10)) {
      if (!attention?.parked) continue;
      tally.byHand++;
      const command = { orderId: id, expectedV: undefined, reason: "simulated" };
      const verb = timeline.chance(0.2) ? "compensateOrder" : "retryOrder";
      await staff
        .order(`order.${verb} ${id}`, (app, context) => app[verb](command, context))
        .catch((error: unknown) => {
          if (!OVERTAKEN.includes(reasonOf(error))) staff.incarnation.surroundings.bugs.push(error);
        });
    }
  }
}

/** Gives money back for an order: a part, the rest, or more than there is, which is refused. */
export async function returnGoods(buyer: Caller, orderId: string): Promise<void> {
  const { timeline } = buyer.incarnation.surroundings;
  const staff = buyer.as("staff", "STAFF");
  for (let n = timeline.between(1, 3); n > 0; n--) {
    const order = (await buyer.stored(orderId)) as Order;
    const kind = timeline.oneOf(["part", "rest", "beyond"] as const);
    const refundId = `${orderId.slice(0, 8)}-refund-${n}`;
    const call = { key: refundId, fingerprint: refundId, traceparent: undefined };
    const command = { orderId, expectedV: undefined, amount: amountOf(kind, order), reason: kind };
    await staff
      .order(`order.refund ${orderId} ${kind}`, (app, context) =>
        app.refundOrder({ ...command, call: { ...call, signal: context.signal } }, context),
      )
      .then(
        () => void buyer.incarnation.surroundings.tally.refunds++,
        (error: unknown) => {
          if (reasonOf(error) !== "REFUND_TOO_LARGE") throw error;
        },
      );
  }
}

function amountOf(kind: "part" | "rest" | "beyond", { totals: { total } }: Order): Money | undefined {
  if (kind === "rest") return undefined;
  return { ...total, amountMinor: kind === "part" ? total.amountMinor / 3n : total.amountMinor + 1n };
}
