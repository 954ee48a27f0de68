import type { Case } from "../case.ts";

const EVERYTHING = "POST /b";
const prints = (rule: string, reply: object, text: RegExp): Case => ({
  ...{ rule, send: EVERYTHING, replies: [reply], text },
});
const store = (rule: string, target: string, reply: object, text: string): Case => ({
  ...{ rule, send: `GET /books/${target}`, replies: [reply], text },
});
const fails = (rule: string, code: number, status: number): Case => ({
  ...{ rule, send: "GET /m/plain", replies: [], fails: { code, details: "told so" }, status },
  text: new RegExp(`"code":${code},`),
});

/** How replies become HTTP. */
export const REPLY_CASES: readonly Case[] = [
  {
    ...{ rule: "is JSON", send: "GET /m/plain", replies: [{ id: "1", inner: { note: "x" } }] },
    gives: { id: "1", name: "", inner: { id: "", name: "", note: "x" }, note: "" },
    answerHeaders: { "content-type": "application/json", "x-content-type-options": "nosniff" },
  },
  prints("prints fields without presence", {}, /"aString":"","aBytes":"","aBool":false,"anInt32":0/),
  prints(
    "prints numbers of 64 bits as strings",
    { aUint64: "18446744073709551615" },
    /"aUint64":"18446744073709551615"/,
  ),
  prints("prints floats as short as they are", { aFloat: 0.1, aDouble: 0.1 }, /"aFloat":0.1,"aDouble":0.1/),
  prints(
    "prints what is no number by name",
    { aDouble: "NaN", aFloat: "-Infinity" },
    /"aFloat":"-Infinity","aDouble":"NaN"/,
  ),
  prints("prints enums by name", { aColour: "COLOUR_RED" }, /"aColour":"COLOUR_RED"/),
  prints("prints an enum's unknown number", { aColour: 77 }, /"aColour":77/),
  prints("prints bytes in base64", { aBytes: "+/8=" }, /"aBytes":"\+\/8="/),
  prints("prints presence", { maybeInt32: 0 }, /"maybeInt32":0/),
  prints("prints empty lists and maps", {}, /"strings":\[\].*"stringMap":\{\}/),
  prints("prints names of one's own", { anotherName: "x" }, /"anotherName":"x"/),
  prints(
    "prints times to the nanosecond",
    { aTime: "2026-01-31T12:00:00.000000001Z" },
    /"2026-01-31T12:00:00.000000001Z"/,
  ),
  prints("prints durations", { aDuration: "1.5s" }, /"aDuration":"1.500s"/),
  prints("prints masks in JSON's spelling", { aMask: "aString,aChild.anInt32" }, /"aMask":"aString,aChild.anInt32"/),
  prints("prints wrappers bare", { int64Wrapper: "5", stringWrapper: "" }, /"int64Wrapper":"5".*"stringWrapper":""/),
  prints("prints JSON of any shape", { aStruct: { a: [null, { b: 1.5 }] } }, /"aStruct":\{"a":\[null,\{"b":1.5\}\]\}/),
  prints("prints a null that is a value", { aValue: null }, /"aValue":null/),
  prints(
    "prints an Any with its type",
    { anAny: { "@type": "type.googleapis.com/kitchen.v1.Item", itemId: "i" } },
    /"@type":"type.googleapis.com\/kitchen.v1.Item","itemId":"i"/,
  ),
  { rule: "leaves out unset messages", send: EVERYTHING, text: /^(?!.*"aChild")(?!.*"maybe)(?!.*"by)(?!.*"aTime")/ },
  store("is a list where the rule says so", "1", { titles: ["a", "b"] }, '["a","b"]'),
  store("is an empty list", "1", {}, "[]"),
  store("is a string", "1:title", { title: "x" }, '"x"'),
  store("is an empty string", "1:title", {}, '""'),
  store("is a number of 64 bits", "1:count", { count: "9007199254740993" }, '"9007199254740993"'),
  store("is an enum", "1:kind", { kind: "KIND_NOVEL" }, '"KIND_NOVEL"'),
  store("is a Struct", "1:extra", { extra: { a: 1 } }, '{"a":1}'),
  store("is a map", "1:prices", { prices: { a: 0.5 } }, '{"a":0.5}'),
  {
    rule: "is the resource",
    send: "POST /books",
    body: {},
    replies: [{ book: { id: "1" } }],
    text: /^\{"id":"1","title":""/,
  },
  { rule: "is an empty object for an unset resource", send: "POST /books", body: {}, text: "{}" },
  {
    rule: "is the same to HEAD, without content",
    send: "HEAD /books/1:title",
    text: "",
    answerHeaders: { "content-length": "2" },
  },
  {
    rule: "is compressed for who asks",
    send: EVERYTHING,
    replies: [{ aString: "x".repeat(5000) }],
    headers: { "accept-encoding": "gzip" },
    answerHeaders: { "content-encoding": "gzip" },
  },

  fails("CANCELLED is 499", 1, 499),
  fails("INVALID_ARGUMENT is 400", 3, 400),
  fails("NOT_FOUND is 404", 5, 404),
  fails("ALREADY_EXISTS is 409", 6, 409),
  fails("PERMISSION_DENIED is 403", 7, 403),
  fails("FAILED_PRECONDITION is 400", 9, 400),
  fails("ABORTED is 409", 10, 409),
  fails("OUT_OF_RANGE is 400", 11, 400),
  fails("UNIMPLEMENTED is 501", 12, 501),
  fails("UNAUTHENTICATED is 401", 16, 401),
  {
    ...fails("a caller without a token is asked for one", 16, 401),
    answerHeaders: { "www-authenticate": "Bearer" },
  },
  {
    ...fails("a caller whose token the service refuses hears that it is not good", 16, 401),
    ...{
      headers: { authorization: "Bearer x" },
      answerHeaders: { "www-authenticate": 'Bearer error="invalid_token"' },
    },
  },
  {
    ...{ rule: "a failure tells what the service says", send: "GET /m/plain", replies: [], status: 404 },
    ...{ fails: { code: 5, details: "no such place" }, text: /"message":"no such place"/ },
  },
  {
    ...{ rule: "a failure is a problem for who prefers one", send: "GET /m/plain", replies: [], status: 404 },
    ...{ fails: { code: 5, details: "no such place" }, headers: { accept: "application/problem+json" } },
    answerHeaders: { "content-type": "application/problem+json" },
  },
];
