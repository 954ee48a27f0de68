import assert from "node:assert/strict";
import fc from "fast-check";
import { AMOUNT, WEIGHTS } from "../../test/support/money-model.ts";
import { checkSplit, halfEvenOf } from "../../test/support/money-rules.ts";
import { counted, halfEven, money, split, sumOf } from "./money.ts";

const MOST = 2n ** 63n - 1n;
const tooLarge = { name: "OrderError", reason: "AMOUNT_TOO_LARGE" };

describe("an amount", () => {
  it("counts up to what an int64 holds, and is refused beyond", () => {
    for (const amount of [MOST, -MOST, 0n, 9_007_199_254_740_993n]) assert.equal(counted(amount), amount);
    assert.throws(() => counted(MOST + 1n), tooLarge);
    assert.throws(() => counted(-MOST - 1n), tooLarge);
    assert.throws(() => money("EUR", MOST + 1n), tooLarge);
  });

  it("is summed exactly, or not at all", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -MOST, max: MOST }), { maxLength: 4 }), (amounts) => {
        const sum = amounts.reduce((all, amount) => all + amount, 0n);
        if (sum <= MOST && sum >= -MOST) assert.equal(sumOf(amounts), sum);
        else assert.throws(() => sumOf(amounts), tooLarge);
      }),
    );
  });
});

describe("rounding half-even", () => {
  for (const [numerator, expected] of [
    ...([
      [5n, 0n],
      [15n, 2n],
      [25n, 2n],
      [35n, 4n],
      [-5n, 0n],
      [-15n, -2n],
      [-25n, -2n],
      [-35n, -4n],
    ] as const),
    ...([
      [14n, 1n],
      [16n, 2n],
      [-14n, -1n],
      [-16n, -2n],
      [0n, 0n],
    ] as const),
  ] as const) {
    it(`makes ${expected} of ${numerator}/10`, () => assert.equal(halfEven(numerator, 10n), expected));
  }

  it("is what a model says that tries every neighbour", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -MOST, max: MOST }),
        fc.bigInt({ min: 1n, max: 20_000n }),
        (numerator, denominator) => {
          assert.equal(halfEven(numerator, denominator), halfEvenOf(numerator, denominator));
        },
      ),
    );
  });
});

describe("a split", () => {
  it("sums to the whole, and no part is a unit or more off its share", () => {
    fc.assert(fc.property(AMOUNT, WEIGHTS, checkSplit));
  });

  it("gives what is left to the largest fractions, of equal ones to the first", () => {
    assert.deepEqual(split(100n, [1n, 1n, 1n]), [34n, 33n, 33n]);
    assert.deepEqual(split(101n, [1n, 1n, 1n]), [34n, 34n, 33n]);
    assert.deepEqual(split(10n, [1n, 8n, 1n]), [1n, 8n, 1n]);
    assert.deepEqual(split(1n, [1n, 2n, 2n]), [0n, 1n, 0n]);
  });

  it("gives nothing where nothing weighs anything", () => {
    assert.deepEqual(split(100n, [0n, 0n]), [0n, 0n]);
    assert.deepEqual(split(0n, [3n, 0n]), [0n, 0n]);
  });
});
