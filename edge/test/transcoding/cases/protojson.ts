import type { Case } from "../case.ts";

const reads = (rule: string, body: string, sees: unknown): Case => ({ rule, send: "POST /b", body, sees });
const refuses = (rule: string, body: string, field: string, says: string): Case => ({
  ...{ rule, send: "POST /b", body, faults: { [field]: says } },
});

/** Bodies by the rules of ProtoJSON. */
export const PROTOJSON_CASES: readonly Case[] = [
  reads("names in the contract's spelling", '{"an_int32":1}', { anInt32: 1 }),
  reads("names of one's own", '{"anotherName":"x"}', { anotherName: "x" }),
  reads("the contract's name beside one of one's own", '{"renamed":"x"}', { anotherName: "x" }),
  reads("every escape", '{"aString":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00"}', {
    aString: '"\\/\b\f\n\r\té😀',
  }),
  reads("a whole number with a fraction", '{"anInt32":1.0,"anInt64":"5.00"}', { anInt32: 1, anInt64: "5" }),
  reads("a whole number with an exponent", '{"anInt32":1e3,"anInt64":9.007199254740993e15}', {
    ...{ anInt32: 1000, anInt64: "9007199254740993" },
  }),
  reads("the largest numbers", '{"anInt64":9223372036854775807,"aUint64":18446744073709551615}', {
    ...{ anInt64: "9223372036854775807", aUint64: "18446744073709551615" },
  }),
  reads("the smallest numbers", '{"anInt64":"-9223372036854775808","anInt32":-2147483648}', {
    ...{ anInt64: "-9223372036854775808", anInt32: -2147483648 },
  }),
  reads("floats by name", '{"aFloat":"NaN","aDouble":"-Infinity"}', { aFloat: "NaN", aDouble: "-Infinity" }),
  reads("floats in strings", '{"aFloat":"0.5","aDouble":"1e3"}', { aFloat: 0.5, aDouble: 1000 }),
  reads("an enum's unknown number", '{"aColour":77}', { aColour: 77 }),
  reads("an enum's other name", '{"aColour":"COLOUR_VERDANT"}', { aColour: "COLOUR_GREEN" }),
  reads("bytes of either alphabet", '{"aBytes":"-_8","manyBytes":["+/8=","AQ"]}', {
    ...{ aBytes: "+/8=", manyBytes: ["+/8=", "AQ=="] },
  }),
  reads("null for nothing", '{"aString":null,"aChild":null,"strings":null,"stringMap":null,"aTime":null}', {}),
  reads("null for a value", '{"aValue":null,"byNull":null}', { aValue: null, byNull: null }),
  reads("null beside another member of a oneof", '{"byName":null,"byNumber":1}', { byNumber: "1" }),
  reads("null in a list of values", '{"values":[null]}', { values: [null] }),
  reads("presence of a zero", '{"maybeInt32":0,"maybeString":""}', { maybeInt32: 0, maybeString: "" }),
  reads("times with nine digits", '{"aTime":"2026-01-31T12:00:00.000000001Z"}', {
    aTime: "2026-01-31T12:00:00.000000001Z",
  }),
  reads("times with a zone", '{"aTime":"2026-01-31T12:00:00-05:30"}', { aTime: "2026-01-31T17:30:00Z" }),
  reads("durations", '{"aDuration":"-1.000000001s"}', { aDuration: "-1.000000001s" }),
  reads("wrappers", '{"int64Wrapper":5,"boolWrapper":false,"bytesWrapper":"AQ"}', {
    ...{ int64Wrapper: "5", boolWrapper: false, bytesWrapper: "AQ==" },
  }),
  reads("maps of every key", '{"boolMap":{"true":1},"uint64Map":{"18446744073709551615":1}}', {
    ...{ boolMap: { true: "COLOUR_RED" }, uint64Map: { "18446744073709551615": 1 } },
  }),
  reads("keys that mean something elsewhere", '{"stringMap":{"__proto__":"a","constructor":"b"}}', {
    stringMap: JSON.parse('{"__proto__":"a","constructor":"b"}'),
  }),
  reads("an Any", '{"anAny":{"@type":"type.googleapis.com/kitchen.v1.Item","count":5}}', {
    anAny: { "@type": "type.googleapis.com/kitchen.v1.Item", count: 5 },
  }),
  reads("an Any whose type comes last", '{"anAny":{"count":5,"@type":"x/kitchen.v1.Item"}}', {
    anAny: { "@type": "x/kitchen.v1.Item", count: 5 },
  }),
  reads("an Any with a form of its own", '{"anAny":{"@type":"x/google.protobuf.Duration","value":"1s"}}', {
    anAny: { "@type": "x/google.protobuf.Duration", value: "1s" },
  }),
  reads("an Any in an Any", '{"anAny":{"@type":"x/google.protobuf.Any","value":{"@type":"x/kitchen.v1.Item"}}}', {
    anAny: { "@type": "x/google.protobuf.Any", value: { "@type": "x/kitchen.v1.Item" } },
  }),
  reads("an empty Any", '{"anAny":{}}', { anAny: {} }),
  reads(
    "an Empty in an Any, in either form",
    `{"anAny":{"@type":"type.googleapis.com/google.protobuf.Empty","value":{}}}`,
    {
      anAny: { "@type": "type.googleapis.com/google.protobuf.Empty" },
    },
  ),
  reads("an Empty", '{"anEmpty":{}}', { anEmpty: {} }),

  refuses("no unknown field", '{"nope":1}', "nope", "is not a field that exists here"),
  refuses("no unknown field, with what may have been meant", '{"aStrin":1}', "aStrin", "did you mean aString?"),
  refuses("no unknown field deep inside", '{"items":[{},{"inner":{"nope":1}}]}', "items[1].inner.nope", "exists here"),
  refuses("no prototype", '{"__proto__":{"aString":"x"}}', "__proto__", "exists here"),
  refuses("no constructor", '{"constructor":{"prototype":{}}}', "constructor", "exists here"),
  refuses(
    "no field in both spellings",
    '{"aString":"x","a_string":"y"}',
    "aString",
    "given twice, as a_string and as aString",
  ),
  refuses("no key in other digits", '{"itemMap":{"1":{},"01":{}}}', 'itemMap["01"]', "whole number"),
  refuses("no two members of a oneof", '{"byName":"x","byNumber":1}', "byNumber", "together with byName"),
  refuses("no number for a string", '{"aString":1}', "aString", 'must be a string such as "text"'),
  refuses("no string for a boolean", '{"aBool":"true"}', "aBool", "must be true or false"),
  refuses("no boolean for a number", '{"anInt32":true}', "anInt32", "such as 12"),
  refuses("no fraction for a whole number", '{"anInt32":0.5}', "anInt32", "such as 12"),
  refuses("no number beyond 64 bits", '{"anInt64":9223372036854775808}', "anInt64", "to 9223372036854775807"),
  refuses("no hexadecimal number", '{"anInt64":"0x10"}', "anInt64", "such as 12"),
  refuses("no number with blanks", '{"anInt64":" 1"}', "anInt64", "such as 12"),
  refuses("no empty number", '{"anInt64":""}', "anInt64", "such as 12"),
  refuses("no number of many digits", `{"anInt64":${"9".repeat(5000)}}`, "anInt64", "such as 12"),
  refuses("no number of a huge power", '{"anInt64":1e999999999}', "anInt64", "such as 12"),
  refuses("no float beyond its type", '{"aFloat":1e39}', "aFloat", "is too large for its type"),
  refuses("no double beyond its type", '{"aDouble":1e999}', "aDouble", "is too large for its type"),
  refuses("no float by another name", '{"aDouble":"infinity"}', "aDouble", "must be a number such as 1.5"),
  refuses("no bytes that are no base64", '{"aBytes":"a*"}', "aBytes", "must be base64 such as dGVh"),
  refuses("no unknown enum", '{"aColour":"RED"}', "aColour", "must be a name of Colour such as COLOUR_RED"),
  refuses("no enum that is a fraction", '{"aColour":0.5}', "aColour", "such as 12"),
  refuses("no null in a list", '{"strings":["a",null]}', "strings[1]", 'must be a string such as "text"'),
  refuses("no null in a map", '{"stringMap":{"a":null}}', 'stringMap["a"]', 'must be a string such as "text"'),
  refuses("no null message in a list", '{"items":[null]}', "items[0]", 'must be an object such as {"itemId":"text"}'),
  refuses("no list for a message", '{"aChild":[]}', "aChild", "must be an object such as"),
  refuses("no object for a list", '{"items":{}}', "items", 'must be a list such as [{"itemId":"text"}]'),
  refuses("no list for a map", '{"itemMap":[]}', "itemMap", 'must be an object such as {"12":{"itemId":"text"}}'),
  refuses("no operator for a value", '{"aString":{"$ne":""}}', "aString", "must be a string"),
  refuses("no time without a zone", '{"aTime":"2026-01-31T12:00:00"}', "aTime", "such as 2026-01-31T12:00:00Z"),
  refuses("no time before year 1", '{"aTime":"0000-12-31T23:59:59Z"}', "aTime", "must be a time"),
  refuses("no time beyond year 9999 in its zone", '{"aTime":"9999-12-31T23:59:59-01:00"}', "aTime", "must be a time"),
  refuses("no time as a number", '{"aTime":5}', "aTime", "such as 2026-01-31T12:00:00Z"),
  refuses("no duration without its s", '{"aDuration":"1.5"}', "aDuration", "such as 1.5s"),
  refuses("no duration beyond its range", '{"aDuration":"315576000001s"}', "aDuration", "such as 1.5s"),
  refuses("no mask with the contract's names", '{"aMask":"a_string"}', "aMask", "such as title,price.currencyCode"),
  refuses("no wrapper as an object", '{"int64Wrapper":{"value":1}}', "int64Wrapper", "such as 12"),
  refuses("no Any without a type", '{"anAny":{"count":5}}', "anAny", 'must name a known message in "@type", such as'),
  refuses("no Any of an unknown type", '{"anAny":{"@type":"x/no.Such"}}', "anAny", "known message"),
  refuses(
    "no Any that lacks its value",
    '{"anAny":{"@type":"x/google.protobuf.Duration"}}',
    "anAny",
    '"value", such as',
  ),
  refuses("no fault within an Any", '{"anAny":{"@type":"x/kitchen.v1.Item","count":"x"}}', "anAny.count", "such as 12"),
  refuses("no Struct that is no object", '{"aStruct":[]}', "aStruct", 'such as {"key":"value"}'),
  refuses("no number in a Value that no double holds", '{"aValue":{"a":1e999}}', 'aValue["a"]', "is too large"),
  {
    ...{ rule: "all faults at once", send: "POST /b?x=1", body: '{"anInt32":"x","nope":1,"items":[{"count":"y"}]}' },
    faults: { anInt32: "", nope: "", "items[0].count": "", x: "" },
  },
];
