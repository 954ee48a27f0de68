import assert from "node:assert/strict";
import { type DescMessage, toBinary } from "@bufbuild/protobuf";
import { AppError } from "@souk/chassis/errors";
import { kitchenContract } from "../../test/support/kitchen.ts";
import { createJsonWriter } from "./compiled/json-writer.ts";
import { Faults } from "./faults.ts";
import { readMessage } from "./read-message.ts";
import { type Json, JsonNumber, scanJson } from "./scan-json.ts";

const { registry } = kitchenContract();
const Everything = registry.getMessage("kitchen.v1.Everything") as DescMessage;
const Closed = registry.getMessage("kitchen.v1.Closed") as DescMessage;

function read(text: string, desc = Everything, isLenient = false) {
  const faults = new Faults();
  let message: ReturnType<typeof readMessage> | undefined;
  faults.collect([], () => {
    message = readMessage(desc, scanJson(text), { registry, faults, path: [], isLenient });
  });
  faults.throwIfAny();
  return message as NonNullable<typeof message>;
}

const writer = createJsonWriter(registry);

function print(desc: DescMessage, bytes: Uint8Array): string {
  return writer.message(desc)(bytes).toString();
}

/** Through the wire and back, with only the fields that the text named. */
function roundTrip(text: string, desc = Everything): string {
  const named = [...(scanJson(text) as Map<string, unknown>).keys()];
  const printed = scanJson(print(desc, toBinary(desc, read(text, desc)))) as Map<string, Json>;
  const names = named.map((name) => desc.fields.find((field) => field.name === name)?.jsonName ?? name);
  return textOf(new Map(names.filter((name) => printed.has(name)).map((name) => [name, printed.get(name) as Json])));
}

/** The JSON again, to the last digit. */
function textOf(json: Json): string {
  if (json instanceof JsonNumber) return json.text;
  if (Array.isArray(json)) return `[${json.map(textOf)}]`;
  if (!(json instanceof Map)) return JSON.stringify(json);
  return `{${[...json].map(([key, value]) => `${JSON.stringify(key)}:${textOf(value)}`)}}`;
}

describe("ProtoJSON", () => {
  const accepted: [text: string, printed?: string][] = [
    ['{"aString":"é😀\\u0000"}'],
    ['{"a_string":"x"}', '{"aString":"x"}'],
    ['{"anotherName":"x"}'],
    ['{"renamed":"x"}', '{"anotherName":"x"}'],
    ['{"aBool":true}'],
    ['{"anInt32":2147483647}'],
    ['{"anInt32":-2147483648}'],
    ['{"anInt32":"12"}', '{"anInt32":12}'],
    ['{"anInt32":1.0}', '{"anInt32":1}'],
    ['{"anInt32":1e3}', '{"anInt32":1000}'],
    ['{"anInt32":"1e3"}', '{"anInt32":1000}'],
    ['{"anInt32":0.5e1}', '{"anInt32":5}'],
    ['{"anInt32":-0}', '{"anInt32":0}'],
    ['{"anInt32":0e999999999}', '{"anInt32":0}'],
    ['{"aUint32":4294967295}'],
    ['{"aFixed32":4294967295}'],
    ['{"aSint32":-5}'],
    ['{"aSfixed32":-5}'],
    ['{"anInt64":"9223372036854775807"}'],
    ['{"anInt64":9223372036854775807}', '{"anInt64":"9223372036854775807"}'],
    ['{"anInt64":-9223372036854775808}', '{"anInt64":"-9223372036854775808"}'],
    ['{"anInt64":9007199254740993}', '{"anInt64":"9007199254740993"}'],
    ['{"anInt64":9.007199254740993e15}', '{"anInt64":"9007199254740993"}'],
    ['{"aUint64":18446744073709551615}', '{"aUint64":"18446744073709551615"}'],
    ['{"aFixed64":18446744073709551615}', '{"aFixed64":"18446744073709551615"}'],
    ['{"aSint64":"-1"}'],
    ['{"aSfixed64":"-1"}'],
    ['{"aFloat":0.1}'],
    ['{"aFloat":3.4028235e38}', '{"aFloat":3.4028235e+38}'],
    ['{"aFloat":"NaN"}'],
    ['{"aFloat":"-Infinity"}'],
    ['{"aDouble":1.7976931348623157e308}', '{"aDouble":1.7976931348623157e+308}'],
    ['{"aDouble":"0.25"}', '{"aDouble":0.25}'],
    ['{"aDouble":"Infinity"}'],
    ['{"aDouble":5e-324}'],
    ['{"aDouble":-0,"aFloat":-0,"aValue":-0,"aStruct":{"a":-0}}'],
    ['{"aBytes":"AQI="}'],
    ['{"aBytes":"AQI"}', '{"aBytes":"AQI="}'],
    ['{"aBytes":"-_8"}', '{"aBytes":"+/8="}'],
    ['{"aBytes":""}'],
    ['{"aColour":"COLOUR_RED"}'],
    ['{"aColour":"COLOUR_VERDANT"}', '{"aColour":"COLOUR_GREEN"}'],
    ['{"aColour":1}', '{"aColour":"COLOUR_RED"}'],
    ['{"aColour":1.0}', '{"aColour":"COLOUR_RED"}'],
    ['{"aColour":77}'],
    ['{"maybeString":""}'],
    ['{"maybeInt32":0}'],
    ['{"maybeColour":"COLOUR_UNSPECIFIED"}'],
    ['{"strings":["a",""]}'],
    ['{"int64s":[1,"2"]}', '{"int64s":["1","2"]}'],
    ['{"colours":["COLOUR_RED",2,9]}', '{"colours":["COLOUR_RED","COLOUR_GREEN",9]}'],
    ['{"manyBytes":["AQ=="]}'],
    ['{"stringMap":{"a":"1","__proto__":"2","":"3"}}'],
    ['{"boolMap":{"true":"COLOUR_RED","false":0}}', '{"boolMap":{"true":"COLOUR_RED","false":"COLOUR_UNSPECIFIED"}}'],
    ['{"uint64Map":{"18446744073709551615":1.5}}'],
    ['{"valueMap":{"a":null,"b":[1,{"c":true}]}}'],
    ['{"byName":""}'],
    ['{"byNumber":null,"byName":"x"}', '{"byName":"x"}'],
    ['{"byNull":null}'],
    ['{"byWrapper":"x"}'],
    ['{"byStruct":{"a":{"b":[1]}}}'],
    ['{"aTime":"2026-01-31T12:00:00Z"}'],
    ['{"aTime":"2026-01-31T12:00:00.5Z"}', '{"aTime":"2026-01-31T12:00:00.500Z"}'],
    ['{"aTime":"2026-01-31T12:00:00.000001Z"}'],
    ['{"aTime":"2026-01-31T12:00:00.000000001Z"}'],
    ['{"aTime":"2026-01-31T12:00:00.100000000Z"}', '{"aTime":"2026-01-31T12:00:00.100Z"}'],
    ['{"aTime":"2026-01-31T12:00:00+05:30"}', '{"aTime":"2026-01-31T06:30:00Z"}'],
    ['{"aTime":"1969-12-31T23:59:59.9Z"}', '{"aTime":"1969-12-31T23:59:59.900Z"}'],
    ['{"aTime":"0001-01-01T00:00:00Z"}'],
    ['{"aTime":"9999-12-31T23:59:59.999999999Z"}'],
    ['{"aTime":"2024-02-29T00:00:00Z"}'],
    ['{"aDuration":"1.5s"}', '{"aDuration":"1.500s"}'],
    ['{"aDuration":"-0.5s"}', '{"aDuration":"-0.500s"}'],
    ['{"aDuration":"0s"}'],
    ['{"aDuration":"-315576000000s"}'],
    ['{"aDuration":"315576000000.999999999s"}'],
    ['{"aDuration":"1.000000001s"}'],
    ['{"aMask":"aString,aChild.anInt64"}'],
    ['{"aMask":""}'],
    ['{"aMask":"*"}'],
    [
      '{"aStruct":{"a":null,"b":[1,"x",true],"__proto__":{"c":1e3}}}',
      '{"aStruct":{"a":null,"b":[1,"x",true],"__proto__":{"c":1000}}}',
    ],
    ['{"aStruct":{"$typeName":"x","case":1}}'],
    ['{"structs":[{"$typeName":"x"},{}]}'],
    ['{"aValue":null}'],
    ['{"aValue":{"a":[]}}'],
    ['{"aValue":"NaN"}'],
    ['{"values":[null,1,"x"]}'],
    ['{"aList":[[],{},null]}'],
    ['{"aNull":null}'],
    ['{"anEmpty":{}}'],
    ['{"times":["2026-01-31T12:00:00Z"]}'],
    ['{"anAny":{}}'],
    ['{"anAny":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1s"}}'],
    [
      '{"anAny":{"@type":"type.googleapis.com/google.protobuf.Any","value":{"@type":"t/google.protobuf.BoolValue","value":true}}}',
    ],
    ['{"anAny":{"@type":"type.googleapis.com/google.protobuf.Empty"}}'],
    [
      '{"doubleWrapper":0,"floatWrapper":0.1,"int64Wrapper":"0","uint64Wrapper":"1","int32Wrapper":0,"uint32Wrapper":1}',
    ],
    ['{"boolWrapper":false,"stringWrapper":"","bytesWrapper":""}'],
    ['{"int64Wrappers":["1",2]}', '{"int64Wrappers":["1","2"]}'],
    ['{"line2":7}'],
  ];
  for (const [text, printed = text] of accepted) {
    it(`${text} is printed as ${printed === text ? "it is" : printed}`, () => {
      assert.equal(roundTrip(text), printed);
    });
  }

  it("null leaves a field unset", () => {
    const text =
      '{"aString":null,"anInt32":null,"aChild":null,"strings":null,"stringMap":null,"aTime":null,"maybeString":null,"byName":null}';
    assert.equal(toBinary(Everything, read(text)).length, 0);
  });

  it("an empty message is set", () => {
    assert.notEqual(toBinary(Everything, read('{"aChild":{}}')).length, 0);
    assert.notEqual(toBinary(Everything, read('{"byNull":null}')).length, 0);
  });

  const refused: [text: string, field: string, description?: RegExp][] = [
    ['{"nope":1}', "nope", /not a field that exists/],
    ['{"aChild":{"items":[{"nope":1}]}}', "aChild.items[0].nope"],
    ['{"A_STRING":"x"}', "A_STRING"],
    ['{"$where":"x"}', '["$where"]'],
    ['{"aString":"x","a_string":"y"}', "aString", /given twice, as a_string and as aString/],
    ['{"aString":null,"a_string":"y"}', "aString"],
    ['{"aString":1}', "aString", /must be a string/],
    ['{"aString":{"$ne":""}}', "aString"],
    ['{"aString":["x"]}', "aString"],
    ['{"aBool":"true"}', "aBool", /must be true or false/],
    ['{"aBool":1}', "aBool"],
    ['{"anInt32":2147483648}', "anInt32", /whole number from -2147483648 to 2147483647/],
    ['{"anInt32":0.5}', "anInt32"],
    ['{"anInt32":""}', "anInt32"],
    ['{"anInt32":" 1"}', "anInt32"],
    ['{"anInt32":"1 "}', "anInt32"],
    ['{"anInt32":"01"}', "anInt32"],
    ['{"anInt32":"0x10"}', "anInt32"],
    ['{"anInt32":"+1"}', "anInt32"],
    ['{"anInt32":1e999999999}', "anInt32"],
    ['{"anInt32":1e-1}', "anInt32"],
    ['{"anInt32":true}', "anInt32", /must be a whole number/],
    ['{"aUint32":-1}', "aUint32"],
    ['{"aUint32":4294967296}', "aUint32"],
    ['{"anInt64":9223372036854775808}', "anInt64", /9223372036854775807/],
    ['{"anInt64":"9223372036854775808"}', "anInt64"],
    ['{"anInt64":-9223372036854775809}', "anInt64"],
    ['{"anInt64":1.5}', "anInt64"],
    ['{"aUint64":18446744073709551616}', "aUint64"],
    ['{"aUint64":-1}', "aUint64"],
    ['{"aFloat":3.5e38}', "aFloat", /too large/],
    ['{"aFloat":"nan"}', "aFloat", /must be a number/],
    ['{"aDouble":1e999}', "aDouble", /too large/],
    ['{"aDouble":"inf"}', "aDouble"],
    ['{"aDouble":"0x1"}', "aDouble"],
    ['{"aDouble":""}', "aDouble"],
    ['{"aBytes":"A"}', "aBytes", /base64/],
    ['{"aBytes":"AQI=="}', "aBytes"],
    ['{"aBytes":"AQ*="}', "aBytes"],
    ['{"aBytes":1}', "aBytes"],
    ['{"aColour":"RED"}', "aColour", /name of Colour/],
    ['{"aColour":"colour_red"}', "aColour"],
    ['{"aColour":"1"}', "aColour"],
    ['{"aColour":1.5}', "aColour"],
    ['{"aColour":2147483648}', "aColour"],
    ['{"aColour":true}', "aColour"],
    ['{"aChild":[]}', "aChild", /must be an object/],
    ['{"aChild":"x"}', "aChild"],
    ['{"strings":"a"}', "strings", /must be a list/],
    ['{"strings":["a",null]}', "strings[1]", /must be a string such as "text"/],
    ['{"strings":["a",1]}', "strings[1]"],
    ['{"items":[null]}', "items[0]"],
    ['{"stringMap":[]}', "stringMap", /must be an object/],
    ['{"stringMap":{"a":null}}', 'stringMap["a"]', /must be a string such as "text"/],
    ['{"itemMap":{"x":{}}}', 'itemMap["x"]', /whole number/],
    ['{"itemMap":{"1":{},"1.0":{}}}', 'itemMap["1.0"]', /given twice/],
    ['{"boolMap":{"1":0}}', 'boolMap["1"]'],
    ['{"byName":"x","byNumber":1}', "byNumber", /together with byName/],
    ['{"byNull":null,"byName":"x"}', "byName"],
    ['{"aTime":"2026-02-30T00:00:00Z"}', "aTime", /must be a time/],
    ['{"aTime":"2026-01-31T24:00:00Z"}', "aTime"],
    ['{"aTime":"2026-01-31T12:60:00Z"}', "aTime"],
    ['{"aTime":"2026-01-31T12:00:60Z"}', "aTime"],
    ['{"aTime":"2026-01-31t12:00:00Z"}', "aTime"],
    ['{"aTime":"2026-01-31T12:00:00z"}', "aTime"],
    ['{"aTime":"2026-01-31T12:00:00"}', "aTime"],
    ['{"aTime":"2026-01-31 12:00:00Z"}', "aTime"],
    ['{"aTime":"0000-12-31T00:00:00Z"}', "aTime"],
    ['{"aTime":"0001-01-01T00:00:00+00:01"}', "aTime"],
    ['{"aTime":"9999-12-31T23:59:59-00:01"}', "aTime"],
    ['{"aTime":"2026-01-31T12:00:00+24:00"}', "aTime"],
    ['{"aTime":"2026-01-31T12:00:00.1234567890Z"}', "aTime"],
    ['{"aTime":"2026-13-01T00:00:00Z"}', "aTime"],
    ['{"aTime":1}', "aTime"],
    ['{"aDuration":"1"}', "aDuration", /seconds/],
    ['{"aDuration":"1sx"}', "aDuration"],
    ['{"aDuration":"1.1234567890s"}', "aDuration"],
    ['{"aDuration":"315576000001s"}', "aDuration"],
    ['{"aDuration":".5s"}', "aDuration"],
    ['{"aDuration":"1.s"}', "aDuration"],
    ['{"aDuration":"1h"}', "aDuration"],
    ['{"aDuration":1}', "aDuration"],
    ['{"aMask":"a_string"}', "aMask", /lowerCamelCase/],
    ['{"aMask":"a,,b"}', "aMask"],
    ['{"aMask":["a"]}', "aMask"],
    ['{"aStruct":[]}', "aStruct", /must be an object/],
    ['{"aStruct":{"a":[1e999]}}', 'aStruct["a"][0]', /too large/],
    ['{"aList":{}}', "aList", /must be a list/],
    ['{"anAny":1}', "anAny"],
    ['{"anAny":{"value":1}}', "anAny", /@type/],
    ['{"anAny":{"@type":"google.protobuf.Duration","value":"1s"}}', "anAny"],
    ['{"anAny":{"@type":"t/no.Such","a":1}}', "anAny"],
    ['{"anAny":{"@type":"t/google.protobuf.Duration"}}', "anAny", /in "value"/],
    ['{"anAny":{"@type":"t/google.protobuf.Duration","value":"1s","x":1}}', "anAny"],
    ['{"anAny":{"@type":"t/kitchen.v1.Item","nope":1}}', "anAny.nope"],
    ['{"anEmpty":{"x":1}}', "anEmpty.x"],
    ['{"int64Wrapper":"x"}', "int64Wrapper"],
    ['{"line_2":7,"line2":8}', "line2"],
    ["[]", "", /must be an object/],
    ["null", "", /must be an object/],
    ['"x"', ""],
  ];
  for (const [text, field, description = /./] of refused) {
    it(`${text} is refused at ${field || "the root"}`, () => {
      assert.throws(
        () => read(text),
        (error) => {
          assert.ok(error instanceof AppError);
          assert.equal(error.reason, "INVALID_REQUEST");
          assert.deepEqual(
            error.fieldViolations.map((fault) => fault.field),
            [field],
          );
          assert.match(error.fieldViolations[0]?.description ?? "", description);
          return true;
        },
      );
    });
  }

  it("tells every fault at once, up to twenty", () => {
    const faulty = (count: number) => `{"strings":[${Array(count).fill("1").join(",")}],"nope":1}`;
    assert.throws(
      () => read(faulty(3)),
      (error) => (error as AppError).fieldViolations.length === 4,
    );
    assert.throws(
      () => read(faulty(5000)),
      (error) => (error as AppError).fieldViolations.length === 20,
    );
  });

  it("drops unknown fields where it is told to", () => {
    assert.equal(toBinary(Everything, read('{"nope":1,"aChild":{"nope":2}}', Everything, true)).length, 3);
  });

  it("drops names that an enum does not have where it is told to, with the item or entry that they are", () => {
    const text = '{"aColour":"NO_SUCH","colours":["COLOUR_RED","NO_SUCH"],"boolMap":{"true":"NO_SUCH","false":1}}';
    const wanted = '{"colours":["COLOUR_RED"],"boolMap":{"false":1}}';
    assert.deepEqual(toBinary(Everything, read(text, Everything, true)), toBinary(Everything, read(wanted)));
  });

  it("a closed enum takes known numbers only", () => {
    assert.equal(roundTrip('{"size":2}', Closed), '{"size":"SIZE_LARGE"}');
    assert.throws(() => read('{"size":3}', Closed), AppError);
  });

  it("prints fields without presence always, and the others when they are set", () => {
    const json = JSON.parse(print(Everything, new Uint8Array()));
    assert.equal(json.aString, "");
    assert.equal(json.anInt64, "0");
    assert.equal(json.aBool, false);
    assert.equal(json.aColour, "COLOUR_UNSPECIFIED");
    assert.equal(json.aNull, null);
    assert.deepEqual(json.strings, []);
    assert.equal(JSON.stringify(json.stringMap), "{}");
    for (const name of ["aChild", "maybeString", "byName", "aTime", "stringWrapper", "aValue", "aStruct"]) {
      assert.ok(!(name in json), name);
    }
    assert.equal(print(Closed, new Uint8Array()), "{}");
  });

  it("numbers of any size pass through unharmed", () => {
    const digits = "9".repeat(200_000);
    assert.throws(() => read(`{"anInt64":${digits}}`), AppError);
    assert.throws(() => read(`{"anInt64":1${"0".repeat(200_000)}1}`), AppError);
    assert.throws(() => read(`{"anInt64":0.${"0".repeat(200_000)}1}`), AppError);
  });
});
