import assert from "node:assert/strict";
import { fakePorts } from "@souk/chassis/testing";
import type { Coupon } from "../../src/domain/coupon.ts";
import type { CouponStore, UseCounterStore } from "../../src/usecases/coupon-ports.ts";
import { couponUses, validCoupons } from "../../src/usecases/coupon-uses.ts";
import { later, NOW, newCoupon, orderId } from "./mothers.ts";

const { signal } = new AbortController();
const notValid = { reason: "COUPON_NOT_VALID", metadata: { couponCode: "SPRING" } };

interface Stores {
  readonly coupons: CouponStore;
  readonly useCounters: UseCounterStore;
}

/** What holds of the uses of coupons, whatever store counts them. */
export function describeCouponUses(name: string, open: () => Stores): void {
  describe(`coupon uses: ${name}`, () => {
    let stores: Stores;
    beforeEach(() => {
      stores = open();
    });

    async function opened(changes: Partial<Coupon>) {
      await stores.coupons.insert(newCoupon(changes));
      const deps = { ...stores, clock: fakePorts({ now: NOW.getTime() }).clock };
      const uses = couponUses(deps);
      const useOf = (n: number, buyerId = `buyer-${n}`) => ({ couponCode: "SPRING", orderId: orderId(n), buyerId });
      return {
        hold: (n: number, buyerId?: string) => uses.hold(useOf(n, buyerId), signal),
        use: (n: number, buyerId?: string) => uses.use(useOf(n, buyerId), signal),
        release: (n: number, buyerId?: string) => uses.release(useOf(n, buyerId), signal),
        find: (buyerId: string) => validCoupons(deps).find("SPRING", buyerId),
        used: async () => (await stores.useCounters.read("SPRING"))?.used,
      };
    }

    it("give one use to one of a hundred that want it at once", async () => {
      const { hold, used } = await opened({ useLimit: 1 });
      const all = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => hold(n)));
      assert.equal(all.filter(({ status }) => status === "fulfilled").length, 1);
      for (const each of all) if (each.status === "rejected") assert.equal(each.reason.reason, "COUPON_NOT_VALID");
      assert.equal(await used(), 1);
    });

    it("are limited by buyer too, and what a buyer could not have is given back by the order's release", async () => {
      const { hold, release, used } = await opened({ useLimit: 5, useLimitPerBuyer: 1 });
      await hold(1, "ada");
      await assert.rejects(hold(2, "ada"), notValid);
      await release(2, "ada");
      assert.equal(await used(), 1);
      await hold(3, "bob");
      assert.equal(await used(), 2);
    });

    it("change nothing when the same is done again", async () => {
      const { hold, use, release, used } = await opened({ useLimit: 1, useLimitPerBuyer: 1 });
      for (const verb of [hold, hold, use, use, hold, release]) await verb(1);
      assert.equal(await used(), 1);
      await assert.rejects(hold(2), notValid);
    });

    it("are refused to a hold that comes after its release, by whichever counter", async () => {
      const { hold, release, used } = await opened({ useLimit: 1, useLimitPerBuyer: 1 });
      await release(1);
      await assert.rejects(hold(1), notValid);
      assert.equal(await used(), 0);
      await hold(2);
    });

    it("are given back though staff has lifted the limit by buyer meanwhile", async () => {
      const { hold, release } = await opened({ useLimitPerBuyer: 1 });
      await hold(1, "ada");
      await stores.coupons.write(newCoupon({ useLimitPerBuyer: 0, v: 2n }));
      await release(1, "ada");
      await stores.coupons.write(newCoupon({ useLimitPerBuyer: 1, v: 3n }));
      await hold(2, "ada");
    });

    it("are found valid as long as there are some left for the buyer", async () => {
      const { hold, find } = await opened({ useLimit: 2, useLimitPerBuyer: 1 });
      await hold(1, "ada");
      await assert.rejects(find("ada"), notValid);
      assert.equal((await find("bob")).code, "SPRING");
      await hold(2, "bob");
      await assert.rejects(find("eve"), notValid);
    });

    for (const [when, changes] of [
      ["disabled", { disabled: true }],
      ["of tomorrow", { startTime: later(1) }],
      ["of yesterday", { endTime: NOW }],
    ] as const) {
      it(`are found for nobody where the coupon is ${when}`, async () => {
        const { find } = await opened(changes);
        await assert.rejects(find("ada"), notValid);
      });
    }
  });
}
