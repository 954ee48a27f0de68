import assert from "node:assert/strict";
import { Coupon } from "@souk/proto/souk/order/v1/coupon";
import { OrderState } from "@souk/proto/souk/order/v1/order";
import type { Money } from "@souk/proto/souk/type/v1/money";
import { type RunningOrder, startOrder } from "../support/harness.ts";
import { expectRejected } from "../support/rejected.ts";

const eur = (amountMinor: bigint) => ({ currencyCode: "EUR", amountMinor });
const DAY_MS = 86_400_000;

type Fields = Partial<Coupon> & { readonly percent?: number; readonly amount?: Money };

function couponOf(couponCode: string, { percent, amount, ...fields }: Fields): Coupon {
  const discount = amount ? ({ $case: "amount", value: amount } as const) : undefined;
  const share = percent === undefined ? undefined : ({ $case: "percent", value: percent } as const);
  return { ...Coupon.fromPartial({ couponCode }), discount: discount ?? share, ...fields };
}

describe("CouponService", () => {
  let running: RunningOrder;
  before(async () => {
    running = await startOrder();
    running.neighbours.fill({ mug: 2 });
  });
  after(() => running.stop());

  const staff = () => running.as("staff-1", "STAFF");

  async function create(couponCode: string, fields: Fields = { percent: 10 }) {
    const coupon = couponOf(couponCode, fields);
    const made = await running.coupons.createCoupon({ coupon }, await staff());
    return made.coupon as Coupon;
  }

  async function update(couponCode: string, fields: Fields, updateMask?: string[]) {
    const coupon = couponOf(couponCode, fields);
    return (await running.coupons.updateCoupon({ coupon, updateMask }, await staff())).coupon as Coupon;
  }

  it("makes a coupon once, and refuses its code to another one", async () => {
    const first = await create("ONCE-1", { percent: 10, useLimit: 3 });
    assert.deepEqual([first.discount?.value, first.useLimit, first.usedCount, first.etag], [10, 3, 0, "v1"]);
    assert.deepEqual(await create("ONCE-1", { percent: 10, useLimit: 3 }), first);
    await expectRejected("COUPON_EXISTS", create("ONCE-1", { percent: 20, useLimit: 3 }));
    assert.deepEqual((await running.coupons.getCoupon({ couponCode: "once-1" }, await staff())).coupon, first);
  });

  it("refuses coupons that mean nothing, each with its reason", async () => {
    const dollars = { currencyCode: "USD", amountMinor: 1n };
    await expectRejected("CURRENCY_MISMATCH", create("BAD-1", { amount: dollars }));
    await expectRejected("CURRENCY_MISMATCH", create("BAD-1", { percent: 5, leastSubtotal: dollars }));
    const backwards = { percent: 5, startTime: new Date(2 * DAY_MS), endTime: new Date(DAY_MS) };
    for (const fields of [{}, { percent: 101 }, { percent: 0 }, { amount: eur(-1n) }, backwards]) {
      await expectRejected("INVALID_REQUEST", create("BAD-1", fields));
    }
    await expectRejected("INVALID_REQUEST", create("no capitals"));
    await expectRejected("INVALID_REQUEST", create(""));
    const context = await staff();
    await expectRejected("COUPON_NOT_FOUND", running.coupons.getCoupon({ couponCode: "BAD-1" }, context));
  });

  it("changes when and how often it counts, and nothing else", async () => {
    await create("CHANGES-1", { percent: 10 });
    const limited = await update("CHANGES-1", { useLimit: 2, percent: 99 }, ["use_limit"]);
    assert.deepEqual([limited.useLimit, limited.discount?.value, limited.etag], [2, 10, "v2"]);
    const endTime = new Date(Date.now() + DAY_MS);
    assert.deepEqual((await update("CHANGES-1", { endTime }, ["end_time"])).endTime, endTime);
    const cleared = await update("CHANGES-1", {}, ["end_time", "use_limit"]);
    assert.deepEqual([cleared.endTime, cleared.useLimit], [undefined, 0]);
    assert.equal((await update("CHANGES-1", { useLimitPerBuyer: 1 })).useLimitPerBuyer, 1);
    await expectRejected("INVALID_REQUEST", update("CHANGES-1", { percent: 99 }, ["percent"]));
    await expectRejected("ETAG_MISMATCH", update("CHANGES-1", { etag: "nonsense" }, ["use_limit"]));
    await expectRejected("ETAG_MISMATCH", update("CHANGES-1", { etag: "v1" }, ["use_limit"]));
    await expectRejected("COUPON_NOT_FOUND", update("NONE-1", {}, ["use_limit"]));
  });

  it("lists by code, page by page", async () => {
    for (const code of ["LIST-1", "LIST-2", "LIST-3"]) await create(code);
    const codes: string[] = [];
    let pageToken = "";
    do {
      const page = await running.coupons.listCoupons({ pageSize: 2, pageToken }, await staff());
      codes.push(...page.coupons.map(({ couponCode }) => couponCode));
      pageToken = page.nextPageToken;
    } while (pageToken);
    assert.deepEqual(codes, [...codes].sort());
    assert.deepEqual(
      codes.filter((code) => code.startsWith("LIST")),
      ["LIST-1", "LIST-2", "LIST-3"],
    );
    const made = running.coupons.listCoupons({ pageSize: 2, pageToken: "made-up" }, await staff());
    await expectRejected("INVALID_PAGE_TOKEN", made);
  });

  it("takes something off an order, and counts it", async () => {
    await create("COUNTS-1", { percent: 10, useLimit: 1 });
    const ada = await running.as("ada");
    const { quoteToken, totals, couponCode } = await running.quote(ada, { couponCode: " counts-1 " });
    assert.deepEqual([couponCode, totals?.discount], ["COUNTS-1", eur(258n)]);
    const { orderId } = await running.place(ada, "counts-1", { quoteToken });
    const order = await running.seen(ada, orderId, OrderState.COMPLETED);
    assert.deepEqual([order.couponCode, order.totals?.discount], ["COUNTS-1", eur(258n)]);
    const { coupon } = await running.coupons.getCoupon({ couponCode: "COUNTS-1" }, await staff());
    assert.equal(coupon?.usedCount, 1);
    await expectRejected("COUPON_NOT_VALID", running.quote(await running.as("bob"), { couponCode: "COUNTS-1" }));
  });

  it("does not count for too little, nor when it is disabled", async () => {
    await create("LITTLE-1", { percent: 10, leastSubtotal: eur(2_581n) });
    const ada = await running.as("ada");
    await expectRejected("COUPON_NOT_VALID", running.quote(ada, { couponCode: "LITTLE-1" }));
    await create("DISABLED-1");
    await update("DISABLED-1", { isDisabled: true });
    await expectRejected("COUPON_NOT_VALID", running.quote(ada, { couponCode: "DISABLED-1" }));
  });

  it("lets an order come to nothing whose coupon was used up since it was quoted", async () => {
    await create("RACED-1", { percent: 10, useLimit: 1 });
    const [ada, bob] = [await running.as("ada"), await running.as("bob")];
    const [first, second] = [
      await running.quote(ada, { couponCode: "RACED-1" }),
      await running.quote(bob, { couponCode: "RACED-1" }),
    ];
    const won = await running.place(ada, "raced-1", { quoteToken: first.quoteToken });
    await running.seen(ada, won.orderId, OrderState.COMPLETED);
    const lost = await running.place(bob, "raced-1", { quoteToken: second.quoteToken });
    await running.seen(bob, lost.orderId, OrderState.CANCELLED);
    const { coupon } = await running.coupons.getCoupon({ couponCode: "RACED-1" }, await staff());
    assert.equal(coupon?.usedCount, 1);
  });

  it("is for staff", async () => {
    await expectRejected("ACCESS_DENIED", running.coupons.getCoupon({ couponCode: "ONCE-1" }, await running.as("ada")));
  });
});
