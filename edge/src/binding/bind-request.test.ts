import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";
import { bind } from "../../test/support/bind.ts";

function faultsOf(work: () => unknown): Record<string, string> {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return Object.fromEntries(error.fieldViolations.map(({ field, description }) => [field, description]));
  }
  return assert.fail("nothing was refused");
}

describe("a query parameter", () => {
  const accepted: [rule: string, query: string, bound: object][] = [
    ["goes by its name in the contract", "a_string=x", { aString: "x" }],
    ["goes by its name in JSON", "aString=x", { aString: "x" }],
    ["goes by a JSON name of its own", "anotherName=x", { anotherName: "x" }],
    ["is percent-decoded, and + is a space", "a_string=a+b%2B%26%C3%A9%3D", { aString: "a b+&é=" }],
    ["may hold =", "a_string=a=b", { aString: "a=b" }],
    ["may have an escaped name", "a%5Fstring=x", { aString: "x" }],
    ["may be empty where it is a string", "a_string=", {}],
    ["gets presence where it is an optional string", "maybe_string=", { maybeString: "" }],
    ["may lack its =", "maybeString", { maybeString: "" }],
    ["gets presence where it is an optional number", "maybe_int32=0", { maybeInt32: 0 }],
    [
      "leads into messages",
      "a_child.a_child.an_int32=3&aChild.aString=x",
      { aChild: { aString: "x", aChild: { anInt32: 3 } } },
    ],
    ["repeats for a list, without splitting at commas", "strings=a,b&strings=c", { strings: ["a,b", "c"] }],
    ["may mix its spellings in a list", "manyBytes=AQ&many_bytes=-_8", { manyBytes: ["AQ==", "+/8="] }],
    ["is true or false", "a_bool=true&maybe_string=false", { aBool: true, maybeString: "false" }],
    [
      "is a decimal number",
      "an_int64=-9223372036854775808&a_uint64=18446744073709551615",
      { anInt64: "-9223372036854775808", aUint64: "18446744073709551615" },
    ],
    ["is a float in JSON's grammar", "a_float=1.5e3&a_double=-0.25", { aFloat: 1500, aDouble: -0.25 }],
    ["may be NaN or infinite", "a_double=NaN&a_float=-Infinity", { aDouble: "NaN", aFloat: "-Infinity" }],
    ["is an enum's name", "a_colour=COLOUR_RED", { aColour: "COLOUR_RED" }],
    ["is an enum's number", "a_colour=2", { aColour: "COLOUR_GREEN" }],
    ["lists enums", "colours=COLOUR_RED&colours=2", { colours: ["COLOUR_RED", "COLOUR_GREEN"] }],
    ["is a time", "a_time=2026-01-31T12:00:00.5%2B01:00", { aTime: "2026-01-31T11:00:00.500Z" }],
    ["lists times", "times=2026-01-31T12:00:00Z", { times: ["2026-01-31T12:00:00Z"] }],
    ["is a duration", "a_duration=1.5s", { aDuration: "1.500s" }],
    ["is a mask in either spelling", "a_mask=aString,a_child.an_int64,b.c", { aMask: "aString,aChild.anInt64,b.c" }],
    [
      "is a wrapped value",
      "int64_wrapper=0&string_wrapper=&bool_wrapper=false&bytes_wrapper=AQ",
      { int64Wrapper: "0", stringWrapper: "", boolWrapper: false, bytesWrapper: "AQ==" },
    ],
    ["lists wrapped values", "int64_wrappers=1&int64_wrappers=2", { int64Wrappers: ["1", "2"] }],
    [
      "is JSON where the field is a Struct",
      `a_struct=${encodeURIComponent('{"a":[1,null]}')}`,
      { aStruct: { a: [1, null] } },
    ],
    ["is JSON where the field is a Value", "a_value=%22x%22&a_list=[1]", { aValue: "x", aList: [1] }],
    [
      "sets entries of a map",
      "string_map[a]=1&stringMap[b.c]=2&string_map[]=3",
      { stringMap: { a: "1", "b.c": "2", "": "3" } },
    ],
    [
      "sets entries of a map with other keys",
      "bool_map[true]=COLOUR_RED&uint64_map%5B5%5D=1.5",
      { boolMap: { true: "COLOUR_RED" }, uint64Map: { "5": 1.5 } },
    ],
    ["sets entries of a map inside a message", "a_child.string_map[a]=1", { aChild: { stringMap: { a: "1" } } }],
    ["sets a member of a oneof", "by_name=x", { byName: "x" }],
    ["is passed over where it is on the list for that", "utm_source=x&a_string=y", { aString: "y" }],
    ["may be missing between ampersands", "&&a_string=x&", { aString: "x" }],
  ];
  for (const [rule, query, bound] of accepted) {
    it(rule, () => assert.deepEqual(bind(`GET /v1/everything?${query}`), bound));
  }

  const refused: [rule: string, query: string, field: string, description: RegExp][] = [
    ["must exist", "nope=1", "nope", /exists here; there is aString, aBytes, aBool, …/],
    ["may have been meant otherwise", "aStrin=1", "aStrin", /did you mean aString\?/],
    ["may have been meant otherwise, inside", "a_child.colour=1", "aChild.colour", /did you mean aChild.aColour\?/],
    ["must exist in the message it leads to", "a_child.nope=1", "aChild.nope", /exists here/],
    ["must not lead through a scalar", "a_string.x=1", "aString.x", /exists here/],
    ["must not lead through a list", "items.item_id=1", "items.itemId", /exists here/],
    ["must not lead through a map", "item_map.1.item_id=1", 'itemMap["1"].item_id', /exists here/],
    ["must not lead into a well-known type", "a_time.seconds=1", "aTime.seconds", /exists here/],
    ["must not be an operator object", "a_string[$ne]=", 'aString["$ne"]', /is one value, such as aString=text/],
    ["must not be an indexed list", "strings[0]=a", 'strings["0"]', /is a list, such as strings=text/],
    ["must not be a message", "a_child=x", "aChild", /name its fields, such as aChild.aString=text/],
    ["must not be a list of messages", "items=x", "items", /holds messages/],
    ["must not be a map without a key", "string_map=x", "stringMap", /is a map, such as stringMap\[key\]=text/],
    ["must not be a map of messages", "item_map[1]=x", 'itemMap["1"]', /holds messages/],
    ["must have a name", "=x", '[""]', /exists here/],
    ["is given once where it is no list", "a_string=x&a_string=y", "aString", /given once/],
    ["is given once whatever its spelling", "a_string=x&aString=y", "aString", /given once/],
    ["is given once for each key", "string_map[a]=x&string_map[a]=y", 'stringMap["a"]', /given once/],
    ["shares a oneof with no other", "by_name=x&by_number=1", "byNumber", /together with byName/],
    ["is no number when empty", "an_int32=", "anInt32", /whole number/],
    ["is no boolean when empty", "aBool", "aBool", /true or false/],
    ["is no number with a base", "an_int32=0x10", "anInt32", /whole number/],
    ["is no number with leading zeros", "an_int32=010", "anInt32", /whole number/],
    ["is no number with an exponent", "an_int32=1e3", "anInt32", /whole number/],
    ["is no number with a sign too many", "an_int32=%2B1", "anInt32", /whole number/],
    ["is no number beyond 64 bits", "an_int64=9223372036854775808", "anInt64", /whole number/],
    ["is no number below zero where unsigned", "a_uint32=-1", "aUint32", /whole number/],
    ["is no float beyond its type", "a_float=3.5e38", "aFloat", /too large/],
    ["is no empty bytes", "a_bytes=", "aBytes", /base64 such as/],
    ["is no key in another spelling", "uint64_map[01]=1", 'uint64Map["01"]', /whole number/],
    ["is no key with a fraction", "uint64_map[1.0]=1", 'uint64Map["1.0"]', /whole number/],
    ["is no float in words", "a_double=inf", "aDouble", /number/],
    ["is no boolean in another case", "a_bool=True", "aBool", /true or false/],
    ["is no enum in another case", "a_colour=colour_red", "aColour", /name of Colour/],
    ["is no enum without a name", "a_colour=77", "aColour", /name of Colour/],
    ["is no time without a zone", "a_time=2026-01-31T12:00:00", "aTime", /time/],
    ["is no duration of Go", "a_duration=1h30m", "aDuration", /seconds/],
    ["is no mask with gaps", "a_mask=a,,b", "aMask", /field paths/],
    ["is no broken JSON", "a_struct={", "aStruct", /must be JSON/],
    ["is no JSON of another kind", "a_struct=[]", "aStruct", /object/],
    ["is no broken escape", "a_string=%zz", "aString", /percent/],
    ["is no broken UTF-8", "a_string=%FF", "aString", /percent/],
    ["has no broken name", "%zz=1", '["%zz"]', /percent/],
    ["is no NUL key of a typed map", "bool_map[yes]=1", 'boolMap["yes"]', /true or false/],
  ];
  for (const [rule, query, field, description] of refused) {
    it(rule, () => {
      const faults = faultsOf(() => bind(`GET /v1/everything?${query}`));
      assert.deepEqual(Object.keys(faults), [field]);
      assert.match(faults[field] ?? "", description);
    });
  }

  it("is one of a thousand at most", () => {
    assert.match(
      JSON.stringify(faultsOf(() => bind(`GET /v1/everything?${"strings=a&".repeat(1001)}`))),
      /more than 1000/,
    );
  });

  it("never replaces what the path has set, in either spelling", () => {
    const bound = { dishId: "1" };
    assert.deepEqual(bind("GET /v1/dishes/1?dish_id=2"), bound);
    assert.deepEqual(bind("GET /v1/dishes/1?dishId=2"), bound);
  });

  it("may be unknown where the route is lenient", () => {
    assert.deepEqual(bind("GET /v1/dishes/1?nope=2"), { dishId: "1" });
  });

  it("is refused where the body is the whole request", () => {
    assert.deepEqual(Object.keys(faultsOf(() => bind("POST /v1/everything?a_string=x"))), ["aString"]);
  });

  it("is refused under the field that the body sets", () => {
    const faults = faultsOf(() => bind("POST /v1/dishes?dish.title=x&dish_id=1"));
    assert.match(faults["dish.title"] ?? "", /belongs into the body/);
  });
});

describe("a path variable", () => {
  it("is read in the form of its field", () => {
    const bound = bind("GET /v1/everything/-5/2026-01-31T12:00:00Z/aString,a_child.a_bool/7/COLOUR_RED");
    assert.deepEqual(bound, {
      aChild: { anInt64: "-5" },
      aTime: "2026-01-31T12:00:00Z",
      aMask: "aString,aChild.aBool",
      int32Wrapper: 7,
      aColour: "COLOUR_RED",
    });
  });

  it("names the field that it does not fit", () => {
    const faults = faultsOf(() => bind("GET /v1/everything/x/y/a/1.5/RED"));
    assert.deepEqual(Object.keys(faults), ["aChild.anInt64", "aTime", "int32Wrapper", "aColour"]);
  });

  it("comes before the same field in the body", () => {
    assert.deepEqual(bind("PUT /v1/dishes/1", { body: '{"dishId":"2","title":"x"}' }), {
      dish: { dishId: "1", title: "x" },
    });
  });

  it("makes the message that it stands in", () => {
    assert.deepEqual(bind("PUT /v1/dishes/1"), { dish: { dishId: "1" } });
  });

  it("may take several segments", () => {
    assert.deepEqual(bind("GET /v1/menus/a%2Fb/dishes/c/d%20e"), { name: "menus/a%2Fb/dishes/c/d e" });
  });
});

describe("a body", () => {
  const accepted: [rule: string, request: string, body: string, bound: object][] = [
    ["is the whole request", "POST /v1/everything", '{"aString":"x"}', { aString: "x" }],
    ["is a message field", "POST /v1/dishes", '{"title":"x"}', { dish: { title: "x" } }],
    ["is an empty message", "POST /v1/dishes", "{}", { dish: {} }],
    ["is null for no message", "POST /v1/dishes", "null", {}],
    ["is a list field", "POST /v1/everything:items", '[{"itemId":"a"},{}]', { items: [{ itemId: "a" }, {}] }],
    ["is a number field", "POST /v1/everything:scalar", "9223372036854775807", { anInt64: "9223372036854775807" }],
    ["is an enum field", "POST /v1/everything:colour", '"COLOUR_RED"', { aColour: "COLOUR_RED" }],
    ["is a field inside a message", "POST /v1/everything:nested", '{"count":1}', { aChild: { byItem: { count: 1 } } }],
    ["may be an empty object where none is taken", "GET /v1/dishes/1", "{}", { dishId: "1" }],
  ];
  for (const [rule, request, body, bound] of accepted) {
    it(rule, () => assert.deepEqual(bind(request, { body }), bound));
  }

  it("names its faults from the request's root", () => {
    assert.deepEqual(Object.keys(faultsOf(() => bind("POST /v1/dishes", { body: '{"price":"x","nope":1}' }))), [
      "dish.price",
      "dish.nope",
    ]);
    assert.deepEqual(Object.keys(faultsOf(() => bind("POST /v1/everything:items", { body: '[{"count":"x"}]' }))), [
      "items[0].count",
    ]);
    assert.deepEqual(Object.keys(faultsOf(() => bind("POST /v1/everything:scalar", { body: '"x"' }))), ["anInt64"]);
  });

  it("is told together with the faults of the query", () => {
    assert.deepEqual(Object.keys(faultsOf(() => bind("POST /v1/dishes?nope=1", { body: '{"title":1}' }))), [
      "dish.title",
      "nope",
    ]);
  });

  it("is refused where none is taken", () => {
    assert.throws(() => bind("GET /v1/dishes/1", { body: '{"a":1}' }), /takes no body/);
  });
});

describe("the mask of a PATCH", () => {
  const patch = (body: string, query = "") =>
    (bind(`PATCH /v1/dishes/1${query}`, { body }) as { updateMask?: string }).updateMask;
  const cases: [rule: string, body: string, mask: string | undefined][] = [
    ["names what the body names, sorted", '{"title":"x","price":1}', "price,title"],
    [
      "names leaves inside messages",
      '{"everything":{"aChild":{"aString":"x"},"aBool":true}}',
      "everything.aBool,everything.aChild.aString",
    ],
    ["keeps the key of a null", '{"title":null,"everything":{"aBool":null}}', "everything.aBool,title"],
    ["ends at an empty message", '{"everything":{}}', "everything"],
    ["ends at lists and maps", '{"tags":["a"],"labels":{"a":"b"}}', "labels,tags"],
    [
      "ends at well-known types",
      '{"createTime":"2026-01-31T12:00:00Z","everything":{"aStruct":{"a":1},"aValue":{"a":1}}}',
      "createTime,everything.aStruct,everything.aValue",
    ],
    ["ends at Any", '{"everything":{"anAny":{"@type":"t/kitchen.v1.Item","count":1}}}', "everything.anAny"],
    ["stays unset for an empty body", "{}", undefined],
  ];
  for (const [rule, body, mask] of cases) it(rule, () => assert.equal(patch(body), mask));

  it("is the caller's where there is one", () => {
    assert.equal(patch('{"title":"x","price":1}', "?update_mask=title"), "title");
    assert.equal(patch('{"title":"x"}', "?updateMask=dish_id,createTime"), "dishId,createTime");
  });

  it("is made where the caller's is empty", () => {
    assert.equal(patch('{"title":"x"}', "?update_mask="), "title");
  });

  it("of the caller goes by the names of the resource, in either spelling", () => {
    const everything = (mask: string) =>
      (bind(`PATCH /v1/dishes/1?update_mask=${mask}`, { body: "{}" }) as { updateMask?: string }).updateMask;
    assert.equal(everything("everything.anotherName"), "everything.renamed");
    assert.equal(
      everything("everything.aChild.an_int32,everything.a_child.anInt64"),
      "everything.aChild.anInt32,everything.aChild.anInt64",
    );
  });

  it("is not made for PUT", () => {
    assert.deepEqual(bind("PUT /v1/dishes/1", { body: '{"title":"x"}' }), {
      dish: { dishId: "1", title: "x" },
    });
  });
});
