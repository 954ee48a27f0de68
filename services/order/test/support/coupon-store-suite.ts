import assert from "node:assert/strict";
import { holdUse, newCounter, type UseCounter } from "../../src/domain/coupon-uses.ts";
import type { CouponStore, UseCounterStore } from "../../src/usecases/coupon-ports.ts";
import { eur, later, NOW, newCoupon } from "./mothers.ts";

/** The rules that every store of coupons keeps. */
export function describeCouponStore(name: string, open: () => CouponStore): void {
  describe(`coupon store: ${name}`, () => {
    let store: CouponStore;
    beforeEach(() => {
      store = open();
    });

    it("gives back exactly what was stored, version after version", async () => {
      const amount = { percent: 0, amount: eur(9_007_199_254_740_993n), leastSubtotal: eur(1n) };
      const coupon = newCoupon({ ...amount, startTime: NOW, useLimit: 3, useLimitPerBuyer: 1 });
      assert.equal(await store.insert(coupon), true);
      assert.deepEqual(await store.read("SPRING"), coupon);
      const { startTime: _, ...rest } = coupon;
      const next = { ...rest, endTime: later(1), disabled: true, v: 2n, updateTime: later(1) };
      assert.equal(await store.write(next), true);
      assert.deepEqual(await store.read("SPRING"), next, "what it lacks now is gone");
    });

    it("stores a code once: whoever comes second with it is told", async () => {
      const both = await Promise.all([store.insert(newCoupon()), store.insert(newCoupon({ percent: 20 }))]);
      assert.deepEqual(both.sort(), [false, true]);
    });

    it("stores a version once: whoever comes second with it is told", async () => {
      await store.insert(newCoupon());
      const next = newCoupon({ v: 2n });
      const both = await Promise.all([store.write(next), store.write(next)]);
      assert.deepEqual(both.sort(), [false, true]);
      assert.equal(await store.write(newCoupon({ code: "NONE", v: 2n })), false);
    });

    it("lists by code, page by page", async () => {
      for (const code of ["C", "A", "B"]) await store.insert(newCoupon({ code }));
      const codes = async (after: string | undefined, limit: number) =>
        (await store.list(after, limit)).map(({ code }) => code);
      assert.deepEqual(await codes(undefined, 9), ["A", "B", "C"]);
      assert.deepEqual([await codes(undefined, 2), await codes("B", 2), await codes("C", 2)], [["A", "B"], ["C"], []]);
    });
  });
}

/** The rules that every store of counters keeps. */
export function describeUseCounterStore(name: string, open: () => UseCounterStore): void {
  describe(`use counter store: ${name}`, () => {
    let store: UseCounterStore;
    beforeEach(() => {
      store = open();
    });

    const held = (id: string, orderId = "o-1") => holdUse(newCounter(id, id), orderId, 0, NOW) as UseCounter;

    it("gives back exactly what was stored, version after version", async () => {
      const first = held("SPRING");
      assert.equal(await store.read("SPRING"), undefined);
      assert.equal(await store.write(first), true);
      assert.deepEqual(await store.read("SPRING"), first);
      const second = holdUse(first, "o-2", 0, later(1)) as UseCounter;
      assert.equal(await store.write(second), true);
      assert.deepEqual(await store.read("SPRING"), second);
    });

    it("stores a version once, the first one too: whoever comes second with it is told", async () => {
      const first = held("SPRING");
      assert.deepEqual((await Promise.all([store.write(first), store.write(first)])).sort(), [false, true]);
      const second = holdUse(first, "o-2", 0, NOW) as UseCounter;
      assert.deepEqual((await Promise.all([store.write(second), store.write(second)])).sort(), [false, true]);
    });

    it("reads many, and passes over those that are not there", async () => {
      await store.write(held("A"));
      await store.write(held("B"));
      const ids = (await store.readMany(["A", "B", "C"])).map(({ id }) => id);
      assert.deepEqual(ids.sort(), ["A", "B"]);
    });
  });
}
