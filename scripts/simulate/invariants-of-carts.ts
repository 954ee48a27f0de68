import { type Cart, sameLines } from "../../services/cart/src/domain/cart.ts";
import type { Order } from "../../services/order/src/domain/order.ts";
import type { Buyer } from "./buyer.ts";
import type { Report } from "./invariants.ts";
import type { World } from "./world.ts";

const GUARD_MS = 120_000;

export async function checkCarts({ buyers, durable }: World, orders: readonly Order[], report: Report) {
  const completed = orders.filter(({ step }) => step === "COMPLETED");
  for (const buyer of buyers) {
    const own = completed.filter(({ buyerId }) => buyerId === buyer.id);
    const cart = await durable.carts.read(buyer.id);
    const missing = own.filter(({ id }) => cart?.bought.filter(({ orderId }) => orderId === id).length !== 1);
    if (missing.length > 0) report(`${buyer.id}'s cart does not know of what it sold`, ...missing.map(({ id }) => id));
    if (!buyer.isHasty) checkLeft(buyer, own, cart, report);
  }
}

/** Whoever has his orders one after the other knows what must be left. */
function checkLeft({ id, put }: Buyer, bought: readonly Order[], cart: Cart | undefined, report: Report): void {
  const expected = new Map(put);
  for (const { productId, quantity } of bought.flatMap(({ lines }) => lines)) {
    expected.set(productId, (expected.get(productId) ?? 0) - quantity);
  }
  for (const [productId, units] of expected) {
    const left = cart?.lines.find((line) => line.productId === productId)?.quantity ?? 0;
    const text = `${id}'s cart holds ${left} of ${productId}, and should hold ${units}`;
    if (left !== units) report(text, ...bought.map((order) => order.id));
  }
}

/** Of two orders for the same cart, begun so soon after each other, one has come to nothing. */
export async function checkGuard({ durable }: World, orders: readonly Order[], report: Report) {
  const alive = orders.filter(({ step }) => step !== "CANCELLED");
  for (const [buyerId, own] of Map.groupBy(alive, (order) => order.buyerId)) {
    const { checkouts = [] } = (await durable.carts.read(buyerId)) ?? {};
    const begun = checkouts.filter(({ orderId }) => own.some(({ id }) => id === orderId));
    for (const [i, one] of begun.entries()) {
      for (const two of begun.slice(i + 1)) {
        const apart = Math.abs(one.time.getTime() - two.time.getTime());
        if (apart >= GUARD_MS || !sameLines(one.lines, two.lines)) continue;
        report(`${buyerId} placed the same cart twice within ${apart} ms`, one.orderId, two.orderId);
      }
    }
  }
}
