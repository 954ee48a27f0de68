import assert from "node:assert/strict";
import { create, type DescMessage, toBinary } from "@bufbuild/protobuf";
import { wireRegistry } from "../../../test/support/wire-types.ts";
import { createJsonWriter } from "./json-writer.ts";
import { UnprintableError, WireError } from "./wire-error.ts";

const registry = wireRegistry();
const writer = createJsonWriter(registry);
const terse = createJsonWriter(registry, { omitDefaults: true });

function typeOf(name: string): DescMessage {
  return registry.getMessage(name.includes(".") ? name : `wire.v1.${name}`) as DescMessage;
}

/** What is printed of bytes in hex, without defaults, so that only what the bytes say is seen. */
function printed(name: string, hex: string, by = terse): string {
  return by
    .message(typeOf(name))(Buffer.from(hex.replaceAll(" ", ""), "hex"))
    .toString();
}

describe("JSON from the wire", () => {
  const cases: [what: string, type: string, hex: string, json: string][] = [
    ["fields in any order stand in the order of their numbers", "Leaf", "1002 0a0161", '{"name":"a","size":"2"}'],
    ["of a scalar that is sent twice the last one counts", "Leaf", "0a0161 1001 0a0162", '{"name":"b","size":"1"}'],
    ["an explicit zero is a default like any other", "Leaf", "0a00 1000 1800", "{}"],
    [
      "a message that is sent twice is merged",
      "Choices",
      "1a030a0161 1a021005",
      '{"otherLeaf":{"name":"a","size":"5"}}',
    ],
    ["parts of parts are merged too", "Tree", "0a020a00 0a050a03420161", '{"left":{"left":{"label":"a"}}}'],
    ["of two members of a oneof the last one counts", "Choices", "120161 2005", '{"number":5}'],
    ["a member that comes back begins anew", "Choices", "32030a0161 2005 32021003", '{"leaf":{"size":"3"}}'],
    ["a member that is sent twice is merged", "Choices", "32030a0161 32021003", '{"leaf":{"name":"a","size":"3"}}'],
    [
      "of two entries with one key the last one counts",
      "ValuedMaps",
      "72060a0161120131 72060a0161120132",
      '{"toString":{"a":"2"}}',
    ],
    ["true is true in whatever number", "KeyedMaps", "5a0508011201 61 5a050802120162", '{"byBool":{"true":"b"}}'],
    ["an entry may lack its key and its value", "ValuedMaps", "22 00", '{"toInt64":{"":"0"}}'],
    ["an entry's value may come before its key", "ValuedMaps", "72 06 120131 0a0161", '{"toString":{"a":"1"}}'],
    ["a list need not stand together", "Lists", "720161 0a00 720162", '{"manyString":["a","b"]}'],
    ["lists may be packed and not, in turn", "Lists", "1801 1a020203 1804", '{"manyInt32":[1,2,3,4]}'],
    ["a list that is not packed may come packed", "Unpacked", "1a020203", '{"manyInt32":[2,3]}'],
    ["an empty packed list is empty", "Lists", "1a00", "{}"],
    ["numbers may have needless bytes", "Leaf", "9080808000 85808000", '{"size":"5"}'],
    ["int32 takes the low 32 bits", "Presence", "18 ffffffffffffffffff01", '{"maybeInt32":-1}'],
    ["unknown fields are passed over, groups too", "Leaf", "a306 0801 a30608ff01a406 a406 0a0161", '{"name":"a"}'],
    ["a field of another wire type is unknown", "Leaf", "0801 15 00000000 1205 0102030405", "{}"],
    ["unknown numbers of an open enum are numbers", "Leaf", "1863", '{"shade":99}'],
    ["the first name of a number is its name", "Leaf", "1802", '{"shade":"SHADE_DARK"}'],
    ["numbers far from zero have names too", "Leaf", "18 ffffffffffffffffff01", '{"shade":"SHADE_NEGATIVE"}'],
    ["unknown numbers of a closed enum are unknown fields", "Old", "800101 800163", '{"size":"SIZE_SMALL"}'],
    ["and so are entries that have them", "Old", "b20104 08011001 b20104 08011063", '{"sizeMap":{"1":"SIZE_SMALL"}}'],
    ["a closed enum's oneof keeps its member", "Old", "ba010161 c00163", '{"text":"a"}'],
    ["groups are messages", "Old", "a301 0807 a401", '{"group":{"depth":7}}'],
    ["groups hold groups", "Old", "a301 1b 0a0161 1c a401", '{"group":{"deeper":{"word":"a"}}}'],
    [
      "groups that are sent twice are merged",
      "Edition",
      "2b 0a0161 2c 2b 1a0102 2c",
      '{"delimited":{"name":"a","numbers":["1"]}}',
    ],
    [
      "groups in lists and oneofs",
      "Edition",
      "33 0a0161 34 33 34 63 64",
      '{"delimitedList":[{"name":"a"},{}],"delimitedMember":{}}',
    ],
    [
      "extensions have their full name in brackets",
      "Old",
      "a2060161 a80601 a80602",
      '{"[wire.v1.note]":"a","[wire.v1.marks]":[1,2]}',
    ],
    [
      "extensions of extensions",
      "Extended",
      "120208 05 1a0161",
      '{"[wire.v1.Scope.scope]":{"number":5},"[wire.v1.Scope.raw]":"YQ=="}',
    ],
    ["text that need not be UTF-8 is mended", "Edition", "4203 61ff62", '{"loose":"a\ufffdb"}'],
    [
      "every character that has to be is escaped",
      "Leaf",
      "0a08 0022 5c0a 1f7f c3a9",
      '{"name":"\\u0000\\"\\\\\\n\\u001f\x7fé"}',
    ],
    [
      "__proto__ is a key like any other",
      "Names",
      "0a0161 3a0e 0a095f5f70726f746f5f5f120162",
      '{"__proto__":"a","byKey":{"__proto__":"b"}}',
    ],
    ["escapes in the midst of a text", "Leaf", "0a0b 61626364655c666768690a", '{"name":"abcde\\\\fghi\\n"}'],
    [
      "a member in parts that came back begins anew",
      "Choices",
      "32030a0161 32021003 120162 32021005",
      '{"leaf":{"size":"5"}}',
    ],
    ["numbers of 64 bits keep every digit", "Presence", "20 8180808080808010", '{"maybeInt64":"9007199254740993"}'],
    ["down to the least", "Presence", "20 80808080808080808001", '{"maybeInt64":"-9223372036854775808"}'],
    ["up to the largest", "Presence", "30 ffffffffffffffffff01", '{"maybeUint64":"18446744073709551615"}'],
    ["JSON names are escaped", "Names", "120161 1a0162", '{"a\\"b\\\\c":"a","größe→":"b"}'],
    ["a float has the fewest digits", "Presence", "15 cdcccc3d", '{"maybeFloat":0.1}'],
    ["a float may need nine digits", "Presence", "15 01000048", '{"maybeFloat":131072.02}'],
    ["a negative zero is no zero", "Scalars", "29 0000000000000080", '{"aDouble":-0}'],
    [
      "what is no number is text",
      "Presence",
      "09 000000000000f07f 15 0000c07f",
      '{"maybeDouble":"Infinity","maybeFloat":"NaN"}',
    ],
    ["null is null", "Held", "3800 4000", '{"maybeNull":null}'],
    [
      "an Any of an unknown type keeps its bytes",
      "Held",
      "320a 0a05 782f612e62 1201ff",
      '{"any":{"@type":"x/a.b","value":"/w=="}}',
    ],
    [
      "an Any of broken bytes keeps them",
      "Held",
      "3213 0a0e 782f776972652e76312e4c656166 120100",
      '{"any":{"@type":"x/wire.v1.Leaf","value":"AA=="}}',
    ],
    ["an Any without a type is empty", "Held", "3203 1201ff", '{"any":{}}'],
    [
      "an Any of an empty message has only its type",
      "Held",
      "3210 0a0e 782f776972652e76312e4c656166",
      '{"any":{"@type":"x/wire.v1.Leaf"}}',
    ],
    [
      "a mask that camel case would garble stays as it is",
      "Held",
      "4a0c 0a05 612e625f63 0a03 666f6f",
      '{"mask":"a.bC,foo"}',
    ],
  ];
  for (const [what, type, hex, json] of cases) {
    it(what, () => assert.equal(printed(type, hex), json));
  }

  const malformed: [what: string, type: string, hex: string][] = [
    ["field number 0", "Leaf", "0000"],
    ["wire type 6", "Leaf", "a606"],
    ["wire type 7", "Leaf", "a706"],
    ["a tag of more than 32 bits", "Leaf", "8a80808010 00"],
    ["a tag of six bytes", "Leaf", "8a8080808000 00"],
    ["a cut tag", "Leaf", "8a"],
    ["a cut number", "Leaf", "10ff"],
    ["a number of eleven bytes", "Leaf", "10 ffffffffffffffffffff01"],
    ["a cut string", "Leaf", "0a0561"],
    ["a length of more than 32 bits", "Leaf", "0a 808080808001 00"],
    ["a negative length", "Leaf", "0a ffffffffffffffffff01"],
    ["a cut double", "Scalars", "29 00000000"],
    ["a string that is not UTF-8", "Leaf", "0a01ff"],
    ["a surrogate", "Leaf", "0a03eda080"],
    ["a key that is not UTF-8", "ValuedMaps", "72030a01ff"],
    ["text that is not UTF-8, and is replaced later", "Leaf", "0a01ff 0a0161"],
    ["a member that is not UTF-8, and is replaced later", "Choices", "1201ff 2005"],
    ["a message that is malformed, and is replaced later", "Choices", "3202 0a05 2005"],
    ["an entry that is malformed, and is replaced later", "ValuedMaps", "72060a01611201ff 72060a0161120132"],
    ["a message that ends outside of its own", "Choices", "3202 0a05 6161616161"],
    ["a packed number that ends outside of its list", "Lists", "1a01ff 1801"],
    ["a packed double that is cut", "Lists", "0a04 00000000"],
    ["a group that does not end", "Leaf", "a306 0801"],
    ["a group that ends as another one", "Leaf", "a306 ac06"],
    ["an end without a group", "Leaf", "a406"],
    ["a known group that does not end", "Old", "a301 0807"],
  ];
  for (const [what, type, hex] of malformed) {
    it(`refuses ${what}`, () =>
      assert.throws(
        () => printed(type, hex),
        (error) => error instanceof WireError && !(error instanceof UnprintableError),
      ));
  }

  const unprintable: [what: string, type: string, hex: string][] = [
    ["a time before year 1", "google.protobuf.Timestamp", "08 ff91b8c398feffffff01"],
    ["a time after year 9999", "google.protobuf.Timestamp", "08 8083d1ffaf07"],
    ["a time of negative nanos", "google.protobuf.Timestamp", "10 ffffffffffffffffff01"],
    ["a duration of two signs", "google.protobuf.Duration", "0801 10 ffffffffffffffffff01"],
    ["a duration of more than 10,000 years", "google.protobuf.Duration", "08 ffffffffff7f"],
    ["a Value without a kind", "google.protobuf.Value", ""],
    ["a Value that is not finite", "google.protobuf.Value", "11 000000000000f07f"],
  ];
  for (const [what, type, hex] of unprintable) {
    it(`has no form for ${what}`, () => assert.throws(() => printed(type, hex), UnprintableError));
  }
});

describe("JSON of hostile bytes", () => {
  const nested = (depth: number) => {
    let bytes = Buffer.alloc(0);
    for (let i = 1; i < depth; i++) bytes = Buffer.concat([Buffer.from([0x0a]), lengthOf(bytes), bytes]);
    return bytes;
  };
  const lengthOf = (bytes: Buffer) =>
    Buffer.from(bytes.length < 128 ? [bytes.length] : [(bytes.length & 0x7f) | 0x80, bytes.length >> 7]);
  const timeOf = (work: () => unknown) => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };

  it("may be 200 levels deep and no deeper", () => {
    const write = writer.message(typeOf("Tree"));
    assert.match(write(nested(200)).toString(), /^(\{"left":){199}/);
    assert.throws(() => write(nested(201)), WireError);
  });

  it("counts groups as levels, unknown ones too", () => {
    const groups = (depth: number) => Buffer.concat([Buffer.alloc(depth, 0x7b), Buffer.alloc(depth, 0x7c)]);
    assert.equal(terse.message(typeOf("Leaf"))(groups(199)).toString(), "{}");
    assert.throws(() => terse.message(typeOf("Leaf"))(groups(200)), WireError);
    assert.throws(() => terse.message(typeOf("Leaf"))(groups(1_000_000)), WireError);
  });

  it("prints a message once, however often its parts are torn in two", () => {
    const part = (bytes: Buffer) => Buffer.concat([Buffer.from([0x0a]), lengthOf(bytes), bytes]);
    const label = Buffer.from("420161", "hex");
    let bytes = label;
    for (let i = 0; i < 150; i++) bytes = Buffer.concat([part(bytes), label, part(label)]);
    const write = terse.message(typeOf("Tree"));
    assert.match(write(bytes).toString(), /^(\{"left":){150}\{"label":"a"\}(,"label":"a"\}){150}$/);
  });

  it("reads groups within groups once", () => {
    const depth = 190;
    const inner = Buffer.alloc(400_000, "0800", "hex");
    const bytes = Buffer.concat([Buffer.alloc(depth, 0x13), inner, Buffer.alloc(depth, 0x14)]);
    assert(timeOf(() => writer.message(typeOf("Part"))(bytes)) < 1_000);
  });

  it("is not much longer than what is printed of it", () => {
    const packed = Buffer.concat([Buffer.from([0x1a, 0xc0, 0x84, 0x3d]), Buffer.alloc(1_000_000, 1)]);
    assert.equal(terse.message(typeOf("Lists"))(packed).length, '{"manyInt32":[]}'.length + 1_999_999);
  });

  it("has at most 256 MiB of JSON, however few bytes it comes from", () => {
    const empties = Buffer.alloc(14_000_000, "1a00", "hex");
    const write = writer.message(typeOf("Tree"));
    assert.throws(() => write(empties), UnprintableError);
  });

  it("many entries with one key are one entry", () => {
    const entries = Buffer.alloc(8 * 200_000, Buffer.from("72060a0161120131", "hex"));
    assert.equal(terse.message(typeOf("ValuedMaps"))(entries).toString(), '{"toString":{"a":"1"}}');
  });
});

describe("one field alone", () => {
  const bare = (type: string, field: string, hex: string) => {
    const desc = typeOf(type);
    const found = desc.fields.find(({ name }) => name === field);
    assert(found);
    return writer.field(desc, found)(Buffer.from(hex, "hex")).toString();
  };
  const cases: [type: string, field: string, hex: string, json: string][] = [
    ["Leaf", "name", "0a0161", '"a"'],
    ["Leaf", "name", "", '""'],
    ["Presence", "maybe_string", "", "null"],
    ["Lists", "many_int32", "", "[]"],
    ["Lists", "many_int32", "1801", "[1]"],
    ["ValuedMaps", "to_string", "", "{}"],
    ["ValuedMaps", "to_string", "72060a0161120131", '{"a":"1"}'],
    ["Choices", "leaf", "", "{}"],
    ["Choices", "leaf", "3200", '{"name":"","size":"0","shade":"SHADE_UNSPECIFIED"}'],
    ["Choices", "text", "1201612005", "null"],
    ["Held", "time", "", "null"],
    ["Held", "struct", "", "{}"],
    ["Held", "list", "", "[]"],
    ["Held", "mask", "", '""'],
    ["Wrapped", "a_int64", "", "null"],
    ["Wrapped", "a_int64", "1a00", '"0"'],
  ];
  for (const [type, field, hex, json] of cases) {
    it(`${type}.${field} of ${hex || "nothing"} is ${json}`, () => assert.equal(bare(type, field, hex), json));
  }
});

describe("a google.protobuf.Any from its fields", () => {
  const leaf = toBinary(typeOf("Leaf"), create(typeOf("Leaf"), { name: "a" } as never));

  it("is printed by its type", () => {
    const json = '{"@type":"x/wire.v1.Leaf","name":"a","size":"0","shade":"SHADE_UNSPECIFIED"}';
    assert.equal(writer.any("x/wire.v1.Leaf", leaf).toString(), json);
  });

  it("keeps the bytes of what is not known", () => {
    assert.equal(writer.any('x/no"such', leaf).toString(), '{"@type":"x/no\\"such","value":"CgFh"}');
  });
});
