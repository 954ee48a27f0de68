import assert from "node:assert/strict";
import { choose, SHIPPING_TABLE, shippingChoices } from "./shipping.ts";

const table = [
  {
    countries: ["DE", "AT"],
    methods: [
      { name: "express", priceMinor: 900n },
      { name: "standard", priceMinor: 490n, freeFromMinor: 5_000n },
    ],
  },
  { countries: ["CH"], methods: [{ name: "standard", priceMinor: 1_990n }] },
];

describe("shipping", () => {
  it("offers what the country's zone has, cheapest first", () => {
    assert.deepEqual(shippingChoices(table, "AT", 100n), [
      { name: "standard", priceMinor: 490n },
      { name: "express", priceMinor: 900n },
    ]);
    assert.deepEqual(shippingChoices(table, "CH", 100n), [{ name: "standard", priceMinor: 1_990n }]);
  });

  it("costs nothing from the price on that the table says, and not a unit before", () => {
    const standard = (goods: bigint) => choose(shippingChoices(table, "DE", goods), "standard").priceMinor;
    assert.deepEqual([standard(4_999n), standard(5_000n), standard(5_001n)], [490n, 0n, 0n]);
    assert.equal(choose(shippingChoices(table, "CH", 10n ** 15n), "standard").priceMinor, 1_990n);
  });

  it("refuses a country that no zone has", () => {
    const refused = { reason: "COUNTRY_NOT_SERVED", metadata: { countryCode: "AQ" } };
    assert.throws(() => shippingChoices(table, "AQ", 100n), refused);
  });

  it("is the cheapest where none is named, and refused where the named one is not offered", () => {
    const choices = shippingChoices(table, "DE", 100n);
    assert.equal(choose(choices, "").name, "standard");
    assert.equal(choose(choices, "express").name, "express");
    const refused = { reason: "SHIPPING_METHOD_UNKNOWN", metadata: { shippingMethod: "pigeon" } };
    assert.throws(() => choose(choices, "pigeon"), refused);
  });

  it("has each country in one zone of the shop's table, and each zone a standard way", () => {
    const all = SHIPPING_TABLE.flatMap(({ countries }) => countries);
    assert.equal(new Set(all).size, all.length);
    for (const { methods } of SHIPPING_TABLE) assert.ok(methods.some(({ name }) => name === "standard"));
  });
});
