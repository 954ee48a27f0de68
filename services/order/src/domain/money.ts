import { OrderError } from "./errors.ts";

/** An amount in one currency, exact to its smallest unit. */
export interface Money {
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** What an int64 holds. */
const MOST = 2n ** 63n - 1n;

export function money(currency: string, amountMinor: bigint): Money {
  return { currency, amountMinor: counted(amountMinor) };
}

/** @throws OrderError AMOUNT_TOO_LARGE */
export function counted(amountMinor: bigint): bigint {
  if (amountMinor <= MOST && amountMinor >= -MOST) return amountMinor;
  throw new OrderError("AMOUNT_TOO_LARGE", "The order would cost more than can be counted exactly.");
}

/** @throws OrderError AMOUNT_TOO_LARGE */
export function sumOf(amounts: Iterable<bigint>): bigint {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return counted(sum);
}

/** The nearest whole number; where two are as near, the even one (IEEE 754, roundTiesToEven). The denominator is above zero. */
export function halfEven(numerator: bigint, denominator: bigint): bigint {
  const floor = numerator / denominator - (numerator % denominator < 0n ? 1n : 0n);
  const twice = 2n * (numerator - floor * denominator);
  if (twice === denominator) return floor % 2n === 0n ? floor : floor + 1n;
  return twice > denominator ? floor + 1n : floor;
}

/**
 * Splits an amount by weights so that the parts sum to it exactly: each gets its share rounded down, and what is left goes, unit by unit,
 * to those that lost the largest fraction; of equal ones the first comes first (Hamilton's method). Neither amount nor weights are below zero;
 * where all weights are zero, all parts are.
 */
export function split(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (amount * weight) / whole);
  const left = amount - parts.reduce((sum, part) => sum + part, 0n);
  const byFraction = weights
    .map((weight, i) => ({ i, fraction: (amount * weight) % whole }))
    .sort((a, b) => (a.fraction === b.fraction ? a.i - b.i : a.fraction > b.fraction ? -1 : 1));
  const lucky = new Set(byFraction.slice(0, Number(left)).map(({ i }) => i));
  return parts.map((part, i) => (lucky.has(i) ? part + 1n : part));
}
