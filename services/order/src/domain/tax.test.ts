import assert from "node:assert/strict";
import fc from "fast-check";
import { AMOUNT, COUNTRY } from "../../test/support/money-model.ts";
import { checkTax } from "../../test/support/money-rules.ts";
import { SHIPPING_TABLE } from "./shipping.ts";
import { taxIn, taxRateOf } from "./tax.ts";

const SERVED = SHIPPING_TABLE.flatMap(({ countries }) => countries);

describe("the tax in a price", () => {
  for (const [countryCode, gross, tax] of [
    ["DE", 11_900n, 1_900n],
    ["DE", 1_290n, 206n],
    ["FI", 12_550n, 2_550n],
    ["CH", 10_810n, 810n],
    ["AQ", 10_000n, 0n],
  ] as const) {
    it(`of ${gross} is ${tax} in ${countryCode}`, () => assert.equal(taxIn(gross, taxRateOf(countryCode)), tax));
  }

  it("is the nearest unit, half-even, and less than the price", () => {
    fc.assert(fc.property(AMOUNT, COUNTRY, checkTax));
  });

  it("is known for every country that is served", () => {
    assert.deepEqual(
      SERVED.filter((countryCode) => taxRateOf(countryCode) === 0n),
      [],
    );
  });
});
