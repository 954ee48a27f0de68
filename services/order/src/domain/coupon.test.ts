import assert from "node:assert/strict";
import { eur, later, NOW, newCoupon } from "../../test/support/mothers.ts";
import { checkCounts, codeOf, discountOf } from "./coupon.ts";

const notValid = { reason: "COUPON_NOT_VALID", metadata: { couponCode: "SPRING" } };

describe("a coupon", () => {
  it("is typed in any case, with anything around it", () => {
    assert.deepEqual([codeOf(" spring\t"), codeOf("SPRING"), codeOf("")], ["SPRING", "SPRING", ""]);
  });

  for (const [what, coupon, subtotal, off] of [
    ["a percentage, half-even", newCoupon({ percent: 10 }), 1_005n, 100n],
    ["a percentage, half-even upwards", newCoupon({ percent: 10 }), 1_015n, 102n],
    ["everything", newCoupon({ percent: 100 }), 999n, 999n],
    ["an amount", newCoupon({ percent: 0, amount: eur(500n) }), 999n, 500n],
    ["no more than the goods cost", newCoupon({ percent: 0, amount: eur(500n) }), 499n, 499n],
  ] as const) {
    it(`takes off ${what}`, () => assert.equal(discountOf(coupon, subtotal), off));
  }

  it("does not count for goods that cost less than it asks for", () => {
    const coupon = newCoupon({ leastSubtotal: eur(1_000n) });
    assert.equal(discountOf(coupon, 1_000n), 100n);
    assert.throws(() => discountOf(coupon, 999n), notValid);
  });

  it("counts from its start on until before its end, and not when it is disabled", () => {
    const counts = (changes: Parameters<typeof newCoupon>[0]) => checkCounts(newCoupon(changes), NOW);
    counts({});
    counts({ startTime: NOW, endTime: later(1) });
    assert.throws(() => counts({ startTime: later(1) }), notValid);
    assert.throws(() => counts({ endTime: NOW }), notValid);
    assert.throws(() => counts({ disabled: true }), notValid);
  });
});
