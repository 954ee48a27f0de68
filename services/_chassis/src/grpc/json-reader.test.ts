import assert from "node:assert/strict";
import { MethodPolicy } from "@souk/proto/souk/options/v1/policy";
import { Money } from "@souk/proto/souk/type/v1/money";
import { AppError } from "../errors/index.ts";
import { testContract } from "../testing/index.ts";
import { createJsonReader } from "./json-reader.ts";

const read = createJsonReader(testContract());

function faultOf(text: string): readonly [field: string | undefined, description: string | undefined] {
  try {
    read(Money, text);
  } catch (error) {
    assert.ok(error instanceof AppError && error.reason === "INVALID_REQUEST", String(error));
    return [error.fieldViolations[0]?.field, error.fieldViolations[0]?.description];
  }
  return assert.fail(`${text} was accepted`);
}

describe("a message in JSON", () => {
  it("is read with the contract's names as well as with those of JSON", () => {
    const money = { currencyCode: "EUR", amountMinor: 1_299n };
    assert.deepEqual(read(Money, '{"currencyCode":"EUR","amountMinor":"1299"}'), money);
    assert.deepEqual(read(Money, '{"currency_code":"EUR","amount_minor":1299}'), money);
  });

  it("keeps every digit of a number in quotes", () => {
    const { amountMinor } = read(Money, '{"currencyCode":"EUR","amountMinor":"9007199254740993"}');
    assert.equal(amountMinor, 9_007_199_254_740_993n);
  });

  it("has enums by their names", () => {
    assert.deepEqual(read(MethodPolicy, '{"access":["ACCESS_STAFF"]}').access, [4]);
  });

  it("is refused with an enum's value that is none, which is named with the enum", () => {
    assert.throws(() => read(MethodPolicy, '{"access":["STAFF"]}'), /"STAFF" is no souk.options.v1.Access/);
  });

  for (const [what, text, field, description] of [
    ["an unknown field", '{"currencyCode":"EUR","tax":1}', "", /"tax" is unknown/],
    ["a field given twice", '{"currencyCode":"EUR","currencyCode":"USD"}', "", /duplicate .*currencyCode/],
    ["a wrong type", '{"currencyCode":7}', "currency_code", /string/],
    ["a number too large", '{"currencyCode":"EUR","amountMinor":"9223372036854775808"}', "amount_minor", /int64/],
    ["a number that JSON would round", '{"currencyCode":"EUR","amountMinor":9007199254740993}', "", /in quotes/],
    ["a broken rule", '{"currencyCode":"euro"}', "currency_code", /pattern/],
    ["what is no object", "[]", "", /array/i],
    ["what is no JSON", "{", "", /JSON/],
  ] as const) {
    it(`is refused with ${what}, which is named`, () => {
      const [at, told] = faultOf(text);
      assert.equal(at, field);
      assert.match(told ?? "", description);
    });
  }
});
