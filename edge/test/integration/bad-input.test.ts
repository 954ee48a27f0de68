import assert from "node:assert/strict";
import { loadContract } from "@souk/chassis/contract";
import { startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract } from "../support/kitchen.ts";

interface BadInput {
  readonly rule: string;
  /** `METHOD target`; POST /v1/everything where only a body is given. */
  readonly request?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
  readonly status?: number;
  readonly reason?: string;
  /** The fields that google.rpc.BadRequest names. */
  readonly fields?: string[];
}

const MIB = 1024 * 1024;
const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const malformed = { reason: "MALFORMED_REQUEST" };
const tooLarge = { status: 413, reason: "BODY_TOO_LARGE" };
const media = { status: 415, reason: "UNSUPPORTED_MEDIA_TYPE" };

const INPUTS: BadInput[] = [
  { rule: "an unknown field", body: '{"nope":1}', fields: ["nope"] },
  {
    rule: "an unknown field deep inside",
    body: '{"items":[{},{"inner":{"nope":1}}]}',
    fields: ["items[1].inner.nope"],
  },
  { rule: "__proto__ as a field", body: '{"__proto__":{"aString":"x"}}', fields: ["__proto__"] },
  { rule: "constructor as a field", body: '{"constructor":{"prototype":{}}}', fields: ["constructor"] },
  { rule: "a number for a string", body: '{"aString":1}', fields: ["aString"] },
  { rule: "a string for a message", body: '{"aChild":"x"}', fields: ["aChild"] },
  { rule: "a list for a message", body: '{"aChild":[]}', fields: ["aChild"] },
  { rule: "an object for a list", body: '{"strings":{}}', fields: ["strings"] },
  { rule: "a list for the request", body: "[]", fields: [""] },
  { rule: "a string for the request", body: '"x"', fields: [""] },
  { rule: "int64 beyond 2^63 - 1 as text", body: '{"anInt64":"9223372036854775808"}', fields: ["anInt64"] },
  {
    rule: "int64 beyond 2^63 - 1 as a number",
    body: '{"anInt64":9223372036854775808}',
    fields: ["anInt64"],
  },
  { rule: "int64 below -2^63", body: '{"anInt64":"-9223372036854775809"}', fields: ["anInt64"] },
  { rule: "uint64 beyond 2^64 - 1", body: '{"aUint64":18446744073709551616}', fields: ["aUint64"] },
  { rule: "int64 as words", body: '{"anInt64":"ten"}', fields: ["anInt64"] },
  { rule: "an integer of many digits", body: `{"anInt64":${"9".repeat(100_000)}}`, fields: ["anInt64"] },
  { rule: "an integer with a huge exponent", body: '{"anInt64":1e999999999}', fields: ["anInt64"] },
  { rule: "a double beyond its range", body: '{"aDouble":1e999}', fields: ["aDouble"] },
  { rule: "a float beyond its range", body: '{"aFloat":1e39}', fields: ["aFloat"] },
  { rule: "NaN as a word", body: '{"aDouble":NaN}', ...malformed },
  { rule: "Infinity as a word", body: '{"aDouble":-Infinity}', ...malformed },
  { rule: "NaN for an integer", body: '{"anInt32":"NaN"}', fields: ["anInt32"] },
  { rule: "a duplicate key", body: '{"aString":"x","aString":"y"}', ...malformed, fields: ["aString"] },
  {
    rule: "a duplicate key in disguise",
    body: '{"aString":"x","\\u0061String":"y"}',
    ...malformed,
    fields: ["aString"],
  },
  { rule: "both spellings of a field", body: '{"aString":"x","a_string":"y"}', fields: ["aString"] },
  { rule: "two members of a oneof", body: '{"byName":"x","byNumber":1}', fields: ["byNumber"] },
  { rule: "null in a list", body: '{"strings":[null]}', fields: ["strings[0]"] },
  { rule: "null in a map", body: '{"stringMap":{"a":null}}', fields: ['stringMap["a"]'] },
  { rule: "an unknown enum name", body: '{"aColour":"PURPLE"}', fields: ["aColour"] },
  { rule: "an operator object for a string", body: '{"aString":{"$gt":""}}', fields: ["aString"] },
  { rule: "an operator object for a number", body: '{"anInt64":{"$ne":1}}', fields: ["anInt64"] },
  { rule: "an operator object for an enum", body: '{"aColour":{"$in":[1]}}', fields: ["aColour"] },
  { rule: "bytes that are no base64", body: '{"aBytes":"*"}', fields: ["aBytes"] },
  { rule: "a time that does not exist", body: '{"aTime":"2026-02-30T00:00:00Z"}', fields: ["aTime"] },
  { rule: "an Any of an unknown type", body: '{"anAny":{"@type":"t/no.Such"}}', fields: ["anAny"] },
  { rule: "an unpaired surrogate", body: '{"aString":"\\ud800"}', ...malformed, fields: ["aString"] },
  { rule: "invalid UTF-8", body: bytes('{"aString":"', [0xff], '"}'), ...malformed },
  { rule: "overlong UTF-8", body: bytes('{"aString":"', [0xc0, 0xaf], '"}'), ...malformed },
  { rule: "a surrogate in UTF-8", body: bytes('{"aString":"', [0xed, 0xa0, 0x80], '"}'), ...malformed },
  { rule: "a byte order mark", body: bytes([0xef, 0xbb, 0xbf], "{}"), ...malformed },
  { rule: "UTF-16", body: Buffer.from("{}", "utf16le"), ...malformed },
  { rule: "text after the value", body: "{} x", ...malformed },
  { rule: "two values", body: "{}{}", ...malformed },
  { rule: "half a value", body: '{"aString":"x', ...malformed },
  { rule: "a comma too many", body: '{"aString":"x",}', ...malformed },
  { rule: "a comment", body: "{/* */}", ...malformed },
  { rule: "no JSON", body: "<xml/>", ...malformed },
  { rule: "depth 65", body: `{"aValue":${"[".repeat(64)}${"]".repeat(64)}}`, ...malformed },
  { rule: "depth 100000", body: '{"aChild":'.repeat(80_000), ...malformed },
  {
    rule: "1001 keys",
    body: `{"stringMap":{${Array.from({ length: 1001 }, (_, i) => `"k${i}":""`)}}}`,
    ...malformed,
  },
  { rule: "1 MiB + 1 byte", body: " ".repeat(MIB + 1), ...tooLarge },
  { rule: "4 MiB", body: " ".repeat(4 * MIB), ...tooLarge },
  {
    rule: "one byte more than the route takes",
    request: "PUT /v1/dishes/1",
    body: " ".repeat(2049),
    ...tooLarge,
  },
  { rule: "text as content type", body: "{}", headers: { "content-type": "text/plain" }, ...media },
  { rule: "a form", body: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" }, ...media },
  {
    rule: "another charset",
    body: "{}",
    headers: { "content-type": "application/json; charset=latin1" },
    ...media,
  },
  { rule: "something like JSON", body: "{}", headers: { "content-type": "application/jsonp" }, ...media },
  { rule: "a body in an unknown encoding", body: "{}", headers: { "content-encoding": "deflate" }, ...media },
  { rule: "a body where none is taken", request: "DELETE /v1/dishes/1", body: '{"a":1}', ...malformed },
  { rule: "an unknown parameter", request: "GET /v1/dishes?nope=1", fields: ["nope"] },
  {
    rule: "an operator in a parameter",
    request: "GET /v1/dishes?page_token[$ne]=1",
    fields: ['pageToken["$ne"]'],
  },
  { rule: "a parameter twice", request: "GET /v1/dishes?page_size=1&pageSize=2", fields: ["pageSize"] },
  {
    rule: "an unknown enum name in a parameter",
    request: "GET /v1/dishes?colour=PURPLE",
    fields: ["colour"],
  },
  { rule: "a number with a base", request: "GET /v1/dishes?page_size=0x10", fields: ["pageSize"] },
  { rule: "a number beyond 32 bits", request: "GET /v1/dishes?page_size=4294967296", fields: ["pageSize"] },
  { rule: "an empty boolean", request: "GET /v1/dishes?is_hot=", fields: ["isHot"] },
  {
    rule: "a broken escape in a parameter",
    request: "GET /v1/dishes?page_token=%zz",
    fields: ["pageToken"],
  },
  {
    rule: "bytes that are no text in a parameter",
    request: "GET /v1/dishes?page_token=%FF",
    fields: ["pageToken"],
  },
  {
    rule: "a parameter beside a whole body",
    request: "POST /v1/everything?a_string=x",
    fields: ["aString"],
  },
  {
    rule: "a parameter within the body's field",
    request: "PUT /v1/dishes/1?dish.title=x",
    fields: ["dish.title"],
  },
  { rule: "a broken escape in the path", request: "GET /v1/dishes/%zz", ...malformed },
  { rule: "bytes that are no text in the path", request: "GET /v1/dishes/%C0%AF", ...malformed },
  { rule: "a path that is no time", request: "GET /v1/everything/1/now/a/1/COLOUR_RED", fields: ["aTime"] },
  {
    rule: "a broken Grpc-Timeout",
    request: "GET /v1/dishes",
    headers: { "grpc-timeout": "1x" },
    fields: ["Grpc-Timeout"],
  },
  {
    rule: "a Grpc-Timeout too long",
    request: "GET /v1/dishes",
    headers: { "grpc-timeout": "123456789S" },
    fields: ["Grpc-Timeout"],
  },
  {
    rule: "a broken X-Server-Timeout",
    request: "GET /v1/dishes",
    headers: { "x-server-timeout": "-1" },
    fields: ["X-Server-Timeout"],
  },
  {
    rule: "If-Match where there are no tags",
    request: "GET /v1/dishes",
    headers: { "if-match": '"1"' },
    fields: ["If-Match"],
  },
  {
    rule: "several tags in If-Match",
    request: "PUT /v1/dishes/1",
    headers: { "if-match": '"1", "2"' },
    fields: ["If-Match"],
  },
  {
    rule: "a weak tag in If-Match",
    request: "PUT /v1/dishes/1",
    headers: { "if-match": 'W/"1"' },
    status: 412,
    reason: "ETAG_MISMATCH",
  },
  {
    rule: "no Idempotency-Key where one is required",
    request: "POST /v1/dishes/1:cook",
    fields: ["Idempotency-Key"],
  },
  {
    rule: "a broken Idempotency-Key",
    request: "POST /v1/dishes",
    headers: { "idempotency-key": "a b" },
    fields: ["Idempotency-Key"],
  },
  { rule: "an unknown path", request: "GET /v1/nowhere", status: 404, reason: "ROUTE_NOT_FOUND" },
  { rule: "a trailing slash", request: "GET /v1/dishes/", status: 404, reason: "ROUTE_NOT_FOUND" },
  {
    rule: "a method that the path does not take",
    request: "PURGE /v1/dishes",
    status: 405,
    reason: "METHOD_NOT_ALLOWED",
  },
  {
    rule: "a method override",
    request: "POST /v1/dishes/1",
    headers: { "x-http-method-override": "PUT" },
    status: 405,
    reason: "METHOD_NOT_ALLOWED",
  },
];

describe("bad input", () => {
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(kitchenContract());
    edge.upstream.answer(() => ({ reply: {} }));
  });
  after(() => edge.stop());

  for (const { rule, request = "POST /v1/everything", body, headers = {}, status = 400, reason, fields } of INPUTS) {
    it(`of ${rule} is a ${status} that says so, and goes no further`, async () => {
      const [method = "", target = ""] = request.split(" ");
      const before = edge.upstream.calls.length;
      const answer = await edge.sendAs("admin", method, target, { body, headers });
      assert.equal(answer.status, status, answer.text);
      const [info, details] = answer.json.details;
      assert.deepEqual([info.domain, info.reason], ["souk.type.v1", reason ?? "INVALID_REQUEST"]);
      const named = details?.fieldViolations?.map(({ field }: { field: string }) => field) ?? [];
      if (fields) assert.deepEqual(named, fields);
      assert.equal(edge.upstream.calls.length, before);
      assert.match(answer.headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/);
      assert.doesNotMatch(answer.text, /\.ts\b|node:|SyntaxError|TypeError|BigInt|undefined|protobuf-es/);
    });
  }

  it("with a wrong method tells the right ones", async () => {
    const answer = await edge.send("PUT", "/v1/dishes");
    assert.equal(answer.headers.get("allow"), "GET, HEAD, OPTIONS, POST");
    assert.equal(answer.json.code, 12);
  });

  it("at the limit of what is good is good", async () => {
    const body = (size: number) => `{"aString":"${"x".repeat(size - '{"aString":""}'.length)}"}`;
    assert.equal((await edge.send("POST", "/v1/everything", { body: body(MIB) })).status, 200);
    const deep = `{"aValue":${"[".repeat(63)}${"]".repeat(63)}}`;
    assert.equal((await edge.send("POST", "/v1/everything", { body: deep })).status, 200);
  });
});

describe("bad input to the project's own contract", () => {
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(loadContract());
    edge.upstream.answer(() => ({ reply: {} }));
  });
  after(() => edge.stop());

  const inputs: [rule: string, request: string, body: unknown, field: string][] = [
    [
      "an amount that is no integer",
      "POST /v1/products",
      { price: { amountMinor: "1.5" } },
      "product.price.amountMinor",
    ],
    ["an unknown state", "PATCH /v1/products/p-1", { state: "SOLD_OUT" }, "product.state"],
    ["an operator for an id", "POST /v1/stock/p-1:adjust", { delta: "1", note: { $ne: "" } }, "note"],
    ["a delta beyond 64 bits", "POST /v1/stock/p-1:adjust", { delta: "9223372036854775808" }, "delta"],
    ["an unknown filter", "GET /v1/products?colour=red", undefined, "colour"],
    ["a page size in words", "GET /v1/products?page_size=ten", undefined, "pageSize"],
  ];
  for (const [rule, request, body, field] of inputs) {
    it(`of ${rule} is a 400 that names ${field}`, async () => {
      const [method = "", target = ""] = request.split(" ");
      const answer = await edge.sendAs("staff", method, target, { body });
      assert.equal(answer.status, 400, answer.text);
      assert.equal(answer.json.details[1].fieldViolations[0].field, field);
      assert.equal(edge.upstream.calls.length, 0);
    });
  }

  it("of a broken page token is for the service to refuse", async () => {
    await edge.send("GET", "/v1/products?page_token=!!broken!!");
    const [call] = edge.upstream.calls;
    assert.equal((call?.json as Record<string, unknown> | undefined)?.pageToken, "!!broken!!");
  });
});
