import assert from "node:assert/strict";
import { fakePorts } from "@souk/chassis/testing";
import { MemoryCouponStore, MemoryUseCounterStore } from "../../test/support/memory-coupon-stores.ts";
import { eur, later, NOW, newCoupon } from "../../test/support/mothers.ts";
import {
  type CouponChanges,
  type CouponFields,
  createCoupon,
  getCoupon,
  listCoupons,
  updateCoupon,
} from "./manage-coupons.ts";
import type { Deed } from "./ports.ts";

const FIELDS: CouponFields = { code: "SPRING", percent: 10, useLimit: 3, useLimitPerBuyer: 1, disabled: false };
const { signal } = new AbortController();

/** Coupons in a shop that sells for euros. */
function openShop() {
  const { clock } = fakePorts({ now: NOW.getTime() });
  const coupons = new MemoryCouponStore();
  const useCounters = new MemoryUseCounterStore();
  const deeds: Deed[] = [];
  const audit = async (deed: Deed) => void deeds.push(deed);
  const deps = { coupons, useCounters, clock, audit, shopCurrency: "EUR" };
  return {
    ...{ coupons, clock, deeds },
    create: (changes: Partial<CouponFields> = {}) => createCoupon(deps)({ ...FIELDS, ...changes }),
    get: getCoupon(deps),
    list: listCoupons(deps),
    update: (
      changes: CouponChanges,
      { code = "SPRING", expectedV = undefined as bigint | undefined, by = signal } = {},
    ) => updateCoupon(deps)({ code, changes, expectedV }, by),
    isUsed: (code: string, used: number) => useCounters.write({ id: code, couponCode: code, v: 1n, used, entries: [] }),
  };
}

describe("a coupon that is made", () => {
  it("is there under the code that buyers may type, unused, and on record", async () => {
    const { create, get, deeds } = openShop();
    const made = await create({ code: " spring " });
    assert.deepEqual(made, { coupon: { ...FIELDS, v: 1n, createTime: NOW, updateTime: NOW }, used: 0 });
    assert.deepEqual(await get("Spring"), made);
    assert.deepEqual(deeds, [{ action: "coupon.create", target: "SPRING" }]);
  });

  it("is found by a repeat, however much later", async () => {
    const { create, clock, isUsed } = openShop();
    const terms = {
      percent: 0,
      amount: eur(500n),
      leastSubtotal: eur(2n ** 53n + 1n),
      startTime: NOW,
      endTime: later(9),
    };
    const { coupon } = await create(terms);
    await clock.advance(60_000);
    await isUsed("SPRING", 2);
    assert.deepEqual(await create(terms), { coupon, used: 2 });
  });

  for (const [what, changes] of [
    ["percentage", { percent: 11 }],
    ["amount", { percent: 0, amount: eur(1n) }],
    ["least subtotal", { leastSubtotal: eur(1n) }],
    ["start", { startTime: later(1) }],
    ["end", { endTime: later(1) }],
    ["limit", { useLimit: 4 }],
    ["limit for each buyer", { useLimitPerBuyer: 2 }],
    ["state", { disabled: true }],
  ] as const) {
    it(`keeps its code from one of another ${what}, and stays as it is`, async () => {
      const { create, get, deeds } = openShop();
      const made = await create();
      await assert.rejects(create(changes), { reason: "COUPON_EXISTS", metadata: { couponCode: "SPRING" } });
      assert.deepEqual([await get("SPRING"), deeds.length], [made, 1]);
    });
  }

  it("is one, where several come at once, and the others are told", async () => {
    const { create, get } = openShop();
    const all = await Promise.allSettled([create(), create(), create({ percent: 20 }), create({ percent: 20 })]);
    const reasons = all.map((each) => (each.status === "rejected" ? each.reason.reason : each.value.coupon.percent));
    const { percent } = (await get("SPRING")).coupon;
    const wins = [percent, percent];
    const loses = ["COUPON_EXISTS", "COUPON_EXISTS"];
    assert.deepEqual(reasons, percent === 10 ? [...wins, ...loses] : [...loses, ...wins]);
  });

  for (const terms of [
    { amount: { currency: "USD", amountMinor: 1n } },
    { leastSubtotal: { currency: "USD", amountMinor: 1n } },
  ]) {
    it(`is refused in other money than the shop's: ${Object.keys(terms)}`, async () => {
      const { create, coupons, deeds } = openShop();
      await assert.rejects(create(terms), { reason: "CURRENCY_MISMATCH", metadata: { currencyCode: "EUR" } });
      assert.deepEqual([await coupons.read("SPRING"), deeds], [undefined, []]);
    });
  }
});

describe("coupons that are looked up", () => {
  it("say for how many orders they count", async () => {
    const { create, get, isUsed } = openShop();
    await create();
    await isUsed("SPRING", 2);
    assert.equal((await get("SPRING")).used, 2);
  });

  it("are refused where there is none of that code", async () => {
    await assert.rejects(openShop().get("AUTUMN"), { reason: "COUPON_NOT_FOUND" });
  });

  it("come by their codes, page by page, each with its own uses", async () => {
    const { create, list, isUsed } = openShop();
    for (const code of ["C", "A", "B"]) await create({ code });
    await isUsed("B", 5);
    const told = async (after?: string, size = 2) => {
      const { coupons, next } = await list(after, size);
      return [coupons.map(({ coupon, used }) => `${coupon.code}:${used}`).join(" "), next];
    };
    assert.deepEqual(await told(), ["A:0 B:5", "B"]);
    assert.deepEqual(await told("B"), ["C:0", undefined]);
    assert.deepEqual(await told(undefined, 3), ["A:0 B:5 C:0", undefined]);
    assert.deepEqual(await told("C"), ["", undefined]);
  });
});

describe("a coupon that is changed", () => {
  it("has the new values and a new version, keeps all others, and is on record", async () => {
    const { create, update, get, clock, deeds } = openShop();
    const { coupon } = await create();
    await clock.advance(5);
    const changed = await update({ useLimit: 9, endTime: later(99) });
    const wanted = { ...coupon, useLimit: 9, endTime: later(99), v: 2n, updateTime: later(5) };
    assert.deepEqual(changed, { coupon: wanted, used: 0 });
    assert.deepEqual([await get("SPRING"), deeds.at(-1)], [changed, { action: "coupon.update", target: "SPRING" }]);
  });

  it("is refused where it is not the one that was read, or is not there", async () => {
    const { create, update, get, deeds } = openShop();
    const made = await create();
    await assert.rejects(update({ disabled: true }, { expectedV: 2n }), { reason: "ETAG_MISMATCH" });
    await assert.rejects(update({ disabled: true }, { code: "AUTUMN" }), { reason: "COUPON_NOT_FOUND" });
    assert.deepEqual([await get("SPRING"), deeds.length], [made, 1]);
  });

  it("loses neither change where two come at once, unless one is for what it has read", async () => {
    const { create, update, get } = openShop();
    await create();
    await Promise.all([update({ useLimit: 9 }), update({ disabled: true })]);
    const { coupon } = await get("SPRING");
    assert.deepEqual([coupon.useLimit, coupon.disabled, coupon.v], [9, true, 3n]);
    const read = { expectedV: 3n };
    const both = await Promise.allSettled([update({ useLimit: 1 }, read), update({ useLimit: 2 }, read)]);
    const [refused] = both.flatMap((each) => (each.status === "rejected" ? [each.reason.reason] : []));
    assert.deepEqual([refused, (await get("SPRING")).coupon.v], ["ETAG_MISMATCH", 4n]);
  });

  it("is left alone once its caller has gone", async () => {
    const { create, update, get } = openShop();
    const made = await create();
    await assert.rejects(update({ disabled: true }, { by: AbortSignal.abort(new Error("gone")) }), /gone/);
    assert.deepEqual(await get("SPRING"), made);
  });

  it("counts for no more orders, and for no fewer, than it did", async () => {
    const { coupons, update, isUsed } = openShop();
    await coupons.insert(newCoupon({ useLimit: 9 }));
    await isUsed("SPRING", 3);
    assert.equal((await update({ useLimit: 2 })).used, 3);
  });
});
