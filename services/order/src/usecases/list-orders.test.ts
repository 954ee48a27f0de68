import assert from "node:assert/strict";
import { openDesk } from "../../test/support/desk.ts";
import { context, later, newOrder, orderId } from "../../test/support/mothers.ts";
import type { Order } from "../domain/order.ts";
import { setBack } from "../domain/progress.ts";
import { type ListQuery, listOrders } from "./list-orders.ts";

const ADA = context("ada");
const STAFF = context("staff-1", "STAFF");
const EVERYBODY: ListQuery = { allBuyers: true };
const MINE: ListQuery = { allBuyers: false };

/** The n-th order, placed n milliseconds after the others. */
const ordered = (n: number, buyerId: string, changes: Partial<Order> = {}): Order => ({
  ...newOrder({ id: orderId(n), buyerId }, later(n)),
  ...changes,
});
const STUCK = setBack(ordered(4, "bob"), { reason: "PAYMENT_DIFFERS", retry: "NEVER" }, later(4), 0).order;

/** Ada has placed the first and the third, Bob the second and the fourth, which is stuck. */
async function openShop() {
  const { orders, put } = openDesk();
  const all = [ordered(1, "ada"), ordered(2, "bob"), ordered(3, "ada", { step: "COMPLETED" }), STUCK];
  for (const order of all) await put(order);
  const list = (query: ListQuery, by = STAFF, size = 10) =>
    listOrders({ orders })(query, { after: undefined, size }, by);
  const seen = async (...asked: Parameters<typeof list>) => (await list(...asked)).orders.map(({ id }) => Number(id));
  return { orders, list, seen };
}

describe("a list of orders", () => {
  it("shows buyers and staff their own orders, the newest first", async () => {
    const { seen } = await openShop();
    assert.deepEqual(await seen(MINE, ADA), [3, 1]);
    assert.deepEqual(await seen(MINE, context("bob", "GUEST")), [4, 2]);
    assert.deepEqual(await seen(MINE, STAFF), []);
  });

  it("shows nothing to a caller without a name", async () => {
    const { seen } = await openShop();
    assert.deepEqual(await seen(MINE, context()), []);
  });

  it("shows buyers those of their own in a state", async () => {
    const { seen } = await openShop();
    assert.deepEqual(await seen({ ...MINE, state: "COMPLETED" }, ADA), [3]);
    assert.deepEqual(await seen({ ...MINE, state: "CANCELLED" }, ADA), []);
  });

  for (const [what, filter, wanted] of [
    ["all", {}, [4, 3, 2, 1]],
    ["those of a buyer", { buyerId: "ada" }, [3, 1]],
    ["those in a state", { state: "PLACED" }, [4, 2, 1]],
    ["those of a buyer in a state", { buyerId: "ada", state: "PLACED" }, [1]],
    ["those that somebody has to look at", { needsAttention: true }, [4]],
    ["the one with a number", { number: ordered(2, "bob").number }, [2]],
  ] as const) {
    it(`shows staff ${what}`, async () => {
      const { seen } = await openShop();
      assert.deepEqual(await seen({ ...EVERYBODY, ...filter }), wanted);
    });
  }

  for (const role of ["GUEST", "USER"] as const) {
    it(`keeps the orders of others from a ${role}, whatever is asked for`, async () => {
      const { orders, list } = await openShop();
      orders.list = () => assert.fail("the store is not asked");
      const denied = { reason: "ACCESS_DENIED", metadata: { needs: "STAFF" } };
      for (const filter of [{}, { buyerId: "ada" }, { needsAttention: true }, { number: "1" }]) {
        await assert.rejects(list({ ...EVERYBODY, ...filter }, context("ada", role)), denied);
      }
    });
  }

  for (const filter of [{ buyerId: "bob" }, { needsAttention: true }, { number: "1" }]) {
    it(`takes ${Object.keys(filter)} of everybody's orders only`, async () => {
      const { list } = await openShop();
      const refused = (by: typeof STAFF) => assert.rejects(list({ ...MINE, ...filter }, by), isRefusedAt("all_buyers"));
      await refused(STAFF);
      await refused(ADA);
    });
  }

  for (const filters of [
    { needsAttention: true, number: "1" },
    { needsAttention: true, state: "PLACED" },
    { needsAttention: true, buyerId: "bob" },
    { number: "1", buyerId: "bob" },
    { number: "1", state: "PLACED" },
  ] as const) {
    it(`has no index for ${Object.keys(filters).join(" and ")} together, and says so`, async () => {
      const { list } = await openShop();
      await assert.rejects(list({ ...EVERYBODY, ...filters }), isRefusedAt("needs_attention"));
    });
  }

  it("comes in pages that neither skip nor repeat, also where orders come meanwhile", async () => {
    const { orders } = await openShop();
    const seen: number[] = [];
    const page = (after: Parameters<typeof orders.list>[1]) =>
      listOrders({ orders })(EVERYBODY, { after, size: 2 }, STAFF);
    const first = await page(undefined);
    await orders.insert({ order: ordered(9, "eve"), events: [] }, { traceparent: undefined });
    const second = await page(first.next);
    seen.push(...[...first.orders, ...second.orders].map(({ id }) => Number(id)));
    assert.deepEqual([seen, second.next], [[4, 3, 2, 1], undefined]);
  });

  it("tells orders of the same moment apart from page to page", async () => {
    const { orders, put } = openDesk();
    for (const n of [1, 2, 3]) await put(newOrder({ id: orderId(n) }));
    const page = (after?: Parameters<typeof orders.list>[1]) => listOrders({ orders })(MINE, { after, size: 1 }, ADA);
    const first = await page();
    const second = await page(first.next);
    const third = await page(second.next);
    const ids = [first, second, third].flatMap((each) => each.orders.map(({ id }) => Number(id)));
    assert.deepEqual([ids, third.next], [[3, 2, 1], undefined]);
  });
});

function isRefusedAt(field: string) {
  return ({ reason, fieldViolations }: { reason: string; fieldViolations: readonly { field: string }[] }) => {
    assert.deepEqual([reason, fieldViolations.map((violation) => violation.field)], ["INVALID_REQUEST", [field]]);
    return true;
  };
}
