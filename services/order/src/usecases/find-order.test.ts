import assert from "node:assert/strict";
import { openDesk } from "../../test/support/desk.ts";
import { context, newOrder, orderId } from "../../test/support/mothers.ts";
import { getOrder } from "./find-order.ts";

async function openShop() {
  const { orders, put } = openDesk();
  await put(newOrder());
  return getOrder({ orders });
}

describe("an order", () => {
  for (const [who, by] of [
    ["its buyer", context("ada")],
    ["its buyer who is a guest", context("ada", "GUEST")],
    ["staff", context("staff-1", "STAFF")],
    ["an admin", context("root", "ADMIN")],
  ] as const) {
    it(`is seen by ${who}`, async () => {
      const get = await openShop();
      assert.equal((await get(orderId(1), by)).id, orderId(1));
    });
  }

  for (const [who, by] of [
    ["another buyer", context("bob")],
    ["a caller without a name", context()],
  ] as const) {
    it(`is for ${who} the same as one that never was`, async () => {
      const get = await openShop();
      const refusals = await Promise.all([orderId(1), orderId(2)].map((id) => get(id, by).catch((error) => error)));
      const [foreign, missing] = refusals.map(({ name, reason, message, metadata }) => ({
        name,
        reason,
        message,
        metadata,
      }));
      assert.equal(foreign?.reason, "ORDER_NOT_FOUND");
      assert.deepEqual(foreign, missing);
    });
  }
});
