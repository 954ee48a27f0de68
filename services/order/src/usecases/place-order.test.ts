import assert from "node:assert/strict";
import type { RequestContext } from "@souk/chassis/context";
import { fakePorts } from "@souk/chassis/testing";
import { MemoryOrderStore } from "../../test/support/memory-order-store.ts";
import { ADDRESS, call, context, later, line, NOW, orderId, totalsOf } from "../../test/support/mothers.ts";
import { type PlaceCommand, placeOrder } from "./place-order.ts";
import type { BuyersCart, QuoteContent } from "./ports.ts";

const LINES = [line("mug")];
const QUOTE: QuoteContent = {
  ...{ buyerId: "ada", cartEtag: "v1", countryCode: "DE", shippingMethod: "standard", couponCode: "" },
  ...{ lines: LINES, totals: totalsOf(LINES), expireTime: later(60_000) },
};

/** PlaceOrder over a store in memory, with the one quote that there is. */
function openShop({ quote = QUOTE, isSold = true } = {}) {
  const ports = fakePorts({ now: NOW.getTime() });
  const orders = new MemoryOrderStore(ports);
  const asked: string[] = [];
  const woken: string[] = [];
  const cart: BuyersCart = { etag: "v1", lines: LINES.map((each) => ({ ...each, isSold })) };
  const carts = {
    get: async () => cart,
    begin: async (id: string) => {
      asked.push(`begin ${id}`);
      return cart;
    },
    end: async (_: string, id: string) => void asked.push(`end ${id}`),
  };
  const quoteTokens = { write: () => "quote", read: (token: string) => (token === "quote" ? quote : undefined) };
  const { clock } = ports;
  const deps = { orders, carts, quoteTokens, clock, wake: (id: string) => void woken.push(id) };
  const place = (changes: Partial<PlaceCommand> = {}, by: RequestContext = context("ada")) =>
    placeOrder(deps)(
      {
        ...{ buyerId: "ada", quoteToken: "quote", paymentToken: "tok_ok", shippingAddress: ADDRESS, email: "" },
        ...{ call: call(orderId(1)), ...changes },
      },
      by,
    );
  return { place, orders, asked, woken, clock };
}

const stored = (orders: MemoryOrderStore) => [...orders.documents.keys()];

describe("placing an order", () => {
  it("begins the cart's checkout for the order, stores it as it was quoted, and has it driven", async () => {
    const { place, orders, asked, woken } = openShop();
    const { order, replayed } = await place();
    assert.deepEqual([order.id, order.step, order.totals, replayed], [orderId(1), "RESERVING", QUOTE.totals, false]);
    assert.deepEqual([asked, woken, stored(orders)], [[`begin ${orderId(1)}`], [orderId(1)], [orderId(1)]]);
  });

  it("gives the first order again to the same call, though its quote has expired", async () => {
    const { place, clock, asked } = openShop();
    const first = await place();
    await clock.advance(60_000);
    const again = await place();
    assert.deepEqual([again.order, again.replayed, asked.length], [first.order, true, 1]);
  });

  it("makes one order of the same call at the same time", async () => {
    const { place, orders, woken } = openShop();
    const all = await Promise.all(Array.from({ length: 20 }, () => place()));
    assert.equal(all.filter(({ replayed }) => !replayed).length, 1);
    assert.deepEqual([stored(orders), woken], [[orderId(1)], [orderId(1)]]);
  });

  it("passes again where the first call has died between the cart and the store", async () => {
    const { place, orders, asked } = openShop();
    const insert = orders.insert.bind(orders);
    orders.insert = async () => {
      throw new Error("killed");
    };
    await assert.rejects(place(), /killed/);
    assert.deepEqual(stored(orders), []);
    orders.insert = insert;
    assert.equal((await place()).replayed, false);
    assert.deepEqual(asked, [`begin ${orderId(1)}`, `begin ${orderId(1)}`]);
  });

  it("refuses the id of another order, also where both come at once", async () => {
    const { place } = openShop();
    const other = { call: call(orderId(1), { fingerprint: "other" }) };
    const both = await Promise.allSettled([place(), place(other)]);
    const [refused] = both.flatMap((each) => (each.status === "rejected" ? [each.reason.reason] : []));
    assert.equal(refused, "REQUEST_ID_REUSED");
    const winner = both[0]?.status === "fulfilled" ? other : {};
    await assert.rejects(place(winner), { reason: "REQUEST_ID_REUSED" });
  });

  for (const [what, reason, changes, by] of [
    ["a quote that nobody made", "QUOTE_TOKEN_INVALID", { quoteToken: "made.up" }, context("ada")],
    ["somebody else's quote", "QUOTE_TOKEN_INVALID", { buyerId: "bob" }, context("bob")],
    ["a guest without an e-mail address", "EMAIL_REQUIRED", {}, context("ada", "GUEST")],
    ["another country", "COUNTRY_DIFFERS", { shippingAddress: { ...ADDRESS, countryCode: "FR" } }, context("ada")],
  ] as const) {
    it(`refuses ${what}, asks no cart and stores nothing`, async () => {
      const { place, orders, asked } = openShop();
      await assert.rejects(place(changes, by), { reason });
      assert.deepEqual([asked, stored(orders)], [[], []]);
    });
  }

  it("refuses a quote from the moment on at which it expires", async () => {
    const { place, clock } = openShop();
    await clock.advance(60_000);
    await assert.rejects(place(), { reason: "QUOTE_EXPIRED" });
  });

  it("frees the cart again where a product is not sold any more", async () => {
    const { place, orders, asked } = openShop({ isSold: false });
    await assert.rejects(place(), { reason: "PRODUCT_NOT_SOLD", metadata: { productId: "mug" } });
    assert.deepEqual([asked.at(-1), stored(orders)], [`end ${orderId(1)}`, []]);
  });
});
