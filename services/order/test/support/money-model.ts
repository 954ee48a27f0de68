import fc from "fast-check";

/** Amounts of all sizes, those beyond 2^53 too, that can still be multiplied by what a cart may hold. */
export const AMOUNT = fc.oneof(
  fc.bigInt({ min: 0n, max: 10_000n }),
  fc.bigInt({ min: 0n, max: 10n ** 15n }),
  fc.bigInt({ min: 9_007_199_254_740_991n, max: 9_007_199_254_740_995n }),
);

export const WEIGHTS = fc.array(fc.oneof(fc.bigInt({ min: 0n, max: 5n }), AMOUNT), { minLength: 1, maxLength: 20 });

/** Slow and simple: of the whole numbers around the quotient the nearest, and of two the even one. */
export function halfEvenOf(numerator: bigint, denominator: bigint): bigint {
  const near = numerator / denominator;
  const distance = (whole: bigint) => {
    const off = numerator - whole * denominator;
    return off < 0n ? -off : off;
  };
  const all = [near - 1n, near, near + 1n];
  const least = all.map(distance).reduce((a, b) => (a < b ? a : b));
  const nearest = all.filter((whole) => distance(whole) === least);
  return nearest.find((whole) => whole % 2n === 0n) ?? (nearest[0] as bigint);
}
