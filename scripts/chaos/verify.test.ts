import assert from "node:assert/strict";
import type { SeenOrder } from "../prove/support/orders.ts";
import type { Bought } from "./bought.ts";
import { orderChecks } from "./verify.ts";

const orderOf = (orderId: string, buyerId: string) =>
  ({ orderId, buyerId, state: "ORDER_STATE_COMPLETED", cancelReason: "CANCEL_REASON_UNSPECIFIED" }) as SeenOrder;
const ORDERS = Array.from({ length: 20 }, (_, i) => orderOf(`order-${i}`, `buyer-${i}`));
const BOUGHT: Bought = {
  ...{ begun: 20, accepted: ORDERS.map(({ orderId }) => orderId) },
  ...{ refused: new Map(), gaveUp: new Map(), failures: new Map() },
};

/** The checks that do not hold, with what they measured. */
const brokenBy = (bought: Partial<Bought>, orders: readonly SeenOrder[]) =>
  orderChecks({ bought: { ...BOUGHT, ...bought }, orders, stuck: [], ledger: [] })
    .filter(({ holds }) => !holds)
    .map(({ what, measured }) => `${what}: ${measured}`);

describe("what buyers were told, beside the orders that there are", () => {
  it("holds where each buyer has the one order that he was told of", () => {
    assert.deepEqual(brokenBy({}, ORDERS), []);
  });

  it("shows a checkout that made two orders", () => {
    assert.deepEqual(brokenBy({}, [...ORDERS, orderOf("again", "buyer-3")]), [
      "orders that no buyer was told of: 1",
      "buyers with more than one order: 1",
    ]);
  });

  it("shows an order of a buyer who was told that he has none", () => {
    const refused = new Map([["401 REFRESH_TOKEN_REUSED", 1]]);
    assert.deepEqual(brokenBy({ begun: 21, refused }, [...ORDERS, orderOf("untold", "buyer-20")]), [
      "orders that no buyer was told of: 1",
    ]);
  });

  it("shows an order that is lost, and one that two buyers were told of", () => {
    const [first = "", , ...others] = BOUGHT.accepted;
    assert.deepEqual(brokenBy({}, ORDERS.slice(1)), ["orders lost that were answered with 2xx: 1"]);
    assert.deepEqual(brokenBy({ accepted: [first, first, ...others] }, ORDERS.toSpliced(1, 1)), [
      "orders that more than one buyer was told of: 1",
    ]);
  });

  it("shows a refusal that nothing in the scene explains, and checkouts that are too seldom accepted", () => {
    const refused = new Map([["409 CART_EMPTY", 2]]);
    assert.deepEqual(brokenBy({ begun: 22, refused }, ORDERS), [
      "checkouts accepted, 95 % of the 22 begun: 20",
      "checkouts refused for good, but for signing out: 2 × 409 CART_EMPTY",
    ]);
  });
});
