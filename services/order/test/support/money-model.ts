import fc from "fast-check";
import { SHIPPING_TABLE } from "../../src/domain/shipping.ts";
import type { WantedRefund } from "./money-rules.ts";
import { eur, newCoupon } from "./mothers.ts";

/** Amounts of all sizes, those beyond 2^53 too, that can still be multiplied by what a cart may hold. */
export const AMOUNT = fc.oneof(
  fc.bigInt({ min: 0n, max: 10_000n }),
  fc.bigInt({ min: 0n, max: 10n ** 15n }),
  fc.bigInt({ min: 9_007_199_254_740_991n, max: 9_007_199_254_740_995n }),
);

export const WEIGHTS = fc.array(fc.oneof(fc.bigInt({ min: 0n, max: 5n }), AMOUNT), { minLength: 1, maxLength: 20 });

export const COUNTRY = fc.constantFrom(...SHIPPING_TABLE.flatMap(({ countries }) => countries));

/** What may stand in a cart. */
export const LINES = fc
  .array(fc.record({ quantity: fc.integer({ min: 1, max: 99 }), price: AMOUNT }), { minLength: 1, maxLength: 20 })
  .map((all) => all.map(({ quantity, price }, i) => lineToPrice(`p-${i}`, quantity, price)));

export const COUPON = fc.option(
  fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((percent) => newCoupon({ percent })),
    AMOUNT.map((amount) => newCoupon({ percent: 0, amount: eur(amount) })),
  ),
  { nil: undefined },
);

export const REFUNDS: fc.Arbitrary<WantedRefund[]> = fc.array(
  fc.record({
    amountMinor: fc.option(fc.bigInt({ min: 1n, max: 4_000n }), { nil: undefined, freq: 8 }),
    state: fc.constantFrom("DONE", "LATE", "FAILED"),
  }),
  { minLength: 1, maxLength: 8 },
);

export const PAID = fc.bigInt({ min: 1n, max: 10_000n });

export function lineToPrice(productId: string, quantity: number, unitPrice: bigint) {
  return { productId, title: `A ${productId}`, quantity, unitPrice: eur(unitPrice) };
}
