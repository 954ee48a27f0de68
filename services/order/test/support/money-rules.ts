import assert from "node:assert/strict";
import { type Coupon, discountOf } from "../../src/domain/coupon.ts";
import { split } from "../../src/domain/money.ts";
import { type Order, refundable, refunded } from "../../src/domain/order.ts";
import { type LineToPrice, type PricedLine, priceCart, type Totals } from "../../src/domain/price.ts";
import { refundSettled, withRefund } from "../../src/domain/refund.ts";
import { SHIPPING_TABLE } from "../../src/domain/shipping.ts";
import { taxIn, taxRateOf } from "../../src/domain/tax.ts";
import { eur, later, newOrder } from "./mothers.ts";

// What holds of money, whatever the amounts are. The tests ask it of some, `make prove-money` of a million.

/** Slow and simple: of the whole numbers around the quotient the nearest, and of two the even one. */
export function halfEvenOf(numerator: bigint, denominator: bigint): bigint {
  const near = numerator / denominator;
  const distance = (whole: bigint) => sizeOf(numerator - whole * denominator);
  const [best = near, ...others] = [near - 1n, near, near + 1n].sort((a, b) => (distance(a) < distance(b) ? -1 : 1));
  const twin = others.find((whole) => distance(whole) === distance(best));
  return twin === undefined || best % 2n === 0n ? best : twin;
}

/** The parts sum to the whole, and none is a unit or more off its share. */
export function checkSplit(amount: bigint, weights: readonly bigint[]): void {
  const parts = split(amount, weights);
  const whole = sum(weights);
  assert.equal(sum(parts), whole === 0n ? 0n : amount);
  const off = parts.map((part, i) => sizeOf(part * whole - amount * (weights[i] ?? 0n)));
  assert.ok(whole === 0n || off.every((each) => each < whole), `a part of ${parts.join(", ")} is off`);
}

/** The tax is the nearest unit, half-even, and less than the price. */
export function checkTax(gross: bigint, countryCode: string): void {
  const rate = taxRateOf(countryCode);
  const tax = taxIn(gross, rate);
  assert.equal(tax, halfEvenOf(gross * rate, 10_000n + rate));
  assert.ok(tax >= 0n && (tax < gross || gross === 0n));
}

/** Whoever adds up the lines gets the totals, in every field. */
export function checkPrice(lines: readonly LineToPrice[], coupon: Coupon | undefined, countryCode: string): void {
  const shop = { currency: "EUR", table: SHIPPING_TABLE, shippingMethod: "", countryCode };
  const priced = priceCart(coupon ? { ...shop, lines, coupon } : { ...shop, lines });
  for (const line of priced.lines) checkLine(line, countryCode);
  checkTotals(priced.lines, priced.totals, coupon, countryCode);
}

function checkLine({ unitPrice, quantity, discount, total, tax }: PricedLine, countryCode: string): void {
  const gross = unitPrice.amountMinor * BigInt(quantity);
  assert.ok(discount.amountMinor >= 0n && discount.amountMinor <= gross);
  assert.equal(total.amountMinor, gross - discount.amountMinor);
  const rate = taxRateOf(countryCode);
  assert.equal(tax.amountMinor, halfEvenOf(total.amountMinor * rate, 10_000n + rate));
}

function checkTotals(
  lines: readonly PricedLine[],
  totals: Totals,
  coupon: Coupon | undefined,
  countryCode: string,
): void {
  const [subtotal, discount, shipping, total, tax] = [
    ...[totals.subtotal, totals.discount, totals.shipping, totals.total, totals.tax].map((each) => each.amountMinor),
  ] as [bigint, bigint, bigint, bigint, bigint];
  const rate = taxRateOf(countryCode);
  assert.equal(subtotal, sum(lines.map(({ unitPrice, quantity }) => unitPrice.amountMinor * BigInt(quantity))));
  assert.equal(discount, sum(lines.map((line) => line.discount.amountMinor)));
  assert.equal(discount, coupon ? discountOf(coupon, subtotal) : 0n);
  assert.ok(discount <= subtotal);
  assert.equal(total, sum(lines.map((line) => line.total.amountMinor)) + shipping);
  assert.equal(tax, sum(lines.map((line) => line.tax.amountMinor)) + halfEvenOf(shipping * rate, 10_000n + rate));
}

/** A refund that somebody wants, and what its provider says to it: at once, or only when all have been asked for. */
export interface WantedRefund {
  /** Undefined for all that is left. */
  readonly amountMinor: bigint | undefined;
  readonly state: "DONE" | "FAILED" | "LATE";
}

/** However many refunds there are: what was given back, what is about to be and what is left sum to what was paid, and more is refused. */
export function checkRefunds(paid: bigint, wanted: readonly WantedRefund[]): void {
  const placed = newOrder();
  let order: Order = { ...placed, step: "COMPLETED", totals: { ...placed.totals, total: eur(paid) } };
  let given = 0n;
  const late = new Map<string, bigint>();
  for (const [i, { amountMinor, state }] of wanted.entries()) {
    const left = paid - given - sum([...late.values()]);
    const amount = amountMinor ?? left;
    const asked = asking(order, `r-${i}`, amountMinor);
    assert.equal(asked !== undefined, left > 0n && amount <= left, `${amountMinor} of ${left}`);
    if (!asked) continue;
    if (state === "LATE") late.set(`r-${i}`, amount);
    if (state === "DONE") given += amount;
    order = state === "LATE" ? asked : refundSettled(asked, `r-${i}`, state, later(2)).order;
    assert.deepEqual([refunded(order).amountMinor, refundable(order)], [given, paid - given - sum([...late.values()])]);
  }
  for (const refundId of late.keys()) order = refundSettled(order, refundId, "DONE", later(3)).order;
  assert.equal(refunded(order).amountMinor, given + sum([...late.values()]));
  assert.ok(refunded(order).amountMinor <= paid);
}

/** The order with the refund; undefined where it is refused. */
function asking(order: Order, refundId: string, amountMinor: bigint | undefined): Order | undefined {
  const amount = amountMinor === undefined ? undefined : eur(amountMinor);
  try {
    return withRefund(order, { refundId, fingerprint: "f", amount, reason: "a scratch", actorId: "s" }, later(1)).order;
  } catch (error) {
    assert.equal((error as { reason?: string }).reason, "REFUND_TOO_LARGE");
    return undefined;
  }
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((all, amount) => all + amount, 0n);
}

function sizeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
